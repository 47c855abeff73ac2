"""The network's own meeting: it is planned, and chooses common activities from what the communities want to do."""

from datetime import date, time
from uuid import UUID

from django.db import transaction

from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.meetings import refusals
from khaotom.meetings.models import Meeting, Resolution, Wish
from khaotom.meetings.services import days, minutes, resolutions
from khaotom.meetings.services.resolutions import Vote
from khaotom.people.models import Network
from khaotom.trail import services as trail


@transaction.atomic
def plan(*, actor: Actor, network: Network, on: date, place: str, key: UUID, starts_at: time | None = None) -> Meeting:
    """The network's meeting on a day; a day that has one already keeps it, with what is newly said of it."""
    arguments = {"network": network.pk, "on": on, "place": place} | days.hour(starts_at)
    meeting = days.of_network(network, on, place)
    if trail.once(actor=actor, key=key, what="meetings.plan_network", arguments=arguments, subject=network.pk):
        days.say(meeting, place, starts_at)
    return meeting


@transaction.atomic
def choose(*, actor: Actor, wish: Wish, on: date, vote: Vote, key: UUID) -> Resolution:
    """The network's meeting of a day votes on a wish. Carried, it is a common activity; not carried, the vote is kept as well.

    Refuses: MTG-040 (it is counted together with another), MTG-041 (chosen before), and as ``resolutions.vote``.
    """
    arguments = {
        "wish": wish.pk,
        "on": on,
        "way": vote.way,
        "hands": [vote.heads, vote.in_favour, vote.against, vote.abstained],
        "witnesses": list(vote.witnesses or ()),
    }
    if not trail.once(actor=actor, key=key, what="meetings.choose", arguments=arguments, subject=wish.pk):
        return Resolution.objects.get(pk=key)
    rows = Wish.objects.select_for_update(of=("self",)).select_related("same_as", "chosen_by", "meeting__network")
    locked = rows.filter(pk=wish.pk).first()
    if locked is None:
        raise Stranger  # struck out meanwhile
    if locked.same_as is not None:
        raise refusals.CountedWithAnother(wish=locked.text, root=locked.same_as.text)
    if locked.chosen_by is not None:
        raise refusals.ChosenBefore(wish=locked.text, number=locked.chosen_by.number)
    meeting = minutes.lock_open(days.of_network(locked.meeting.network, on))
    made = resolutions.vote(meeting=meeting, kind="wish", key=key, vote=vote, text=locked.text)
    if made.passed:
        locked.chosen_by = made
        locked.save(update_fields=["chosen_by"])
    return made
