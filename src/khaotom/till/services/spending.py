"""The meeting decides what the group spends: what for, and up to how much."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khaotom.kernel.actor import Actor
from khaotom.meetings.models import Meeting, Resolution
from khaotom.meetings.refusals import CountedBefore
from khaotom.meetings.services import minutes, resolutions
from khaotom.meetings.services.resolutions import Vote
from khaotom.till import refusals
from khaotom.till.models import SpendingDecision
from khaotom.trail import services as trail
from khaotom.ui import formats

KIND = "spending"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be bought, in words, and up to how many satang."""

    what: str
    amount: int


@transaction.atomic
def decide(*, actor: Actor, meeting: Meeting, wanted: Wanted, vote: Vote, key: UUID) -> Resolution:
    """The group's meeting votes. Carried, payments may cite it until it is used up; not carried, the vote is kept as well.

    Refuses: TIL-021 (nothing), MTG-001 to MTG-007 (the vote), MTG-009 (the minutes are adopted), MTG-050 (this vote is written down).
    """
    arguments = {"meeting": meeting.pk, "what": wanted.what, "amount": wanted.amount} | vote.arguments
    if not trail.once(actor=actor, key=key, what="till.decide_spending", arguments=arguments, subject=meeting.pk):
        return Resolution.objects.get(pk=key)
    if wanted.amount < 1:
        raise refusals.NothingToSpend
    locked = minutes.lock_open(meeting)
    text = _("%(what)s, up to %(amount)s baht") % {"what": wanted.what, "amount": formats.baht(wanted.amount)}
    before = Resolution.objects.filter(meeting=locked, kind=KIND, text=text).first()
    if before is not None:
        raise CountedBefore(before)
    made = resolutions.vote(meeting=locked, kind=KIND, key=key, vote=vote, text=text)
    if made.passed:
        SpendingDecision.objects.create(id=key, resolution=made, what=wanted.what, amount=wanted.amount)
    return made
