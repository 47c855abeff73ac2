"""The meeting decides on drafts of its rules: each example answered, a quorum, the majority of a change; then they are in force from their day.

A group's meeting decides on its own rules, the network's on what is common.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from khaotom.bylaws import refusals as bylaws
from khaotom.bylaws.models import Draft
from khaotom.bylaws.services import drafts
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.meetings import refusals
from khaotom.meetings.models import Resolution
from khaotom.meetings.services import days, resolutions
from khaotom.meetings.services.resolutions import Vote
from khaotom.people.models import Group
from khaotom.trail import services as trail
from khaotom.trail.models import Command

DECIDE = "meetings.decide_draft"


@transaction.atomic
def decide(*, actor: Actor, draft: Draft, on: date, vote: Vote, key: UUID, told: bool = False) -> Resolution:
    """The vote of the meeting of a day. Carried, the draft comes into force as it says; not carried, it stays open.

    ``told``: the groups that a common rule holds tighter than they wrote know of it. Refuses: BYL-011 (decided before), BYL-012 and
    BYL-013 (examples), MTG-001 to MTG-007 (the vote), and as ``bylaws.rules.enact``.
    """
    if not _once(actor, draft, on, vote, key, told=told):
        return Resolution.objects.get(pk=key)
    return _decide(actor, [drafts.lock_open(draft.pk)], on, vote, key, told=told)


@transaction.atomic
def decide_first(*, actor: Actor, draft: Draft, on: date, vote: Vote, key: UUID) -> Resolution:
    """As ``decide``, where nobody sees what was counted before: two phones that counted one vote make one decision.

    Refuses as ``decide``, and MTG-050 (this meeting's vote on the draft is written down already).
    """
    if not _once(actor, draft, on, vote, key):
        return Resolution.objects.get(pk=key)
    locked = drafts.lock_open(draft.pk)
    counts = Command.objects.filter(what=DECIDE, subject=draft.pk).values("key")
    held = Resolution.objects.filter(meeting__network=locked.network_id, meeting__group=locked.group_id, meeting__date=on)
    before = held.filter(pk__in=counts).first()
    if before is not None:
        raise refusals.CountedBefore(before)
    return _decide(actor, [locked], on, vote, key)


def _once(actor: Actor, draft: Draft, on: date, vote: Vote, key: UUID, *, told: bool = False) -> bool:
    arguments = {"draft": draft.pk} | _counted(on, vote, told=told)
    return trail.once(actor=actor, key=key, what=DECIDE, arguments=arguments, subject=draft.pk)


@transaction.atomic
def decide_all(
    *, actor: Actor, group: Group | None, chosen: Sequence[UUID], on: date, vote: Vote, key: UUID, told: bool = False
) -> Resolution:
    """One vote on several drafts of a group, or without one of the network: all of them come into force, or none does.

    Refuses: BYL-026 (none is chosen), and as ``decide``, for the first that cannot be.
    """
    arguments = {"drafts": sorted(str(draft) for draft in chosen)} | _counted(on, vote, told=told)
    subject = group.pk if group else actor.network
    if not trail.once(actor=actor, key=key, what="meetings.decide_drafts", arguments=arguments, subject=subject):
        return Resolution.objects.get(pk=key)
    if not chosen:
        raise bylaws.NoDraftChosen
    network = group.network_id if group else actor.network
    locked = [drafts.lock_open(draft, network=network, group=group) for draft in sorted(chosen)]
    return _decide(actor, locked, on, vote, key, told=told)


def _counted(on: date, vote: Vote, *, told: bool) -> dict[str, object]:
    """A vote among a command's arguments; one sent before there was anybody to be told stays the same command."""
    return {"on": on} | vote.arguments | ({"told": True} if told else {})


def _decide(actor: Actor, locked: Sequence[Draft], on: date, vote: Vote, key: UUID, *, told: bool = False) -> Resolution:
    for draft in locked:
        drafts.ready(draft)
    first = locked[0]
    meeting = days.of_body(first.body, on)
    about = ", ".join(draft.shown_title for draft in locked) if len(locked) > 1 or first.group is None else ""
    kind = "bylaws" if first.group else "common_rules"
    made = resolutions.vote(meeting=meeting, kind=kind, key=key, vote=vote, amends=True, text=about)
    if made.passed:
        citation = Citation(kind="resolution", id=made.pk, number=made.number)
        for draft in locked:
            version = uuid5(key, f"version {draft.pk}")
            drafts.adopt(actor=actor, draft=draft, citation=citation, decided_on=meeting.date, key=version, told=told)
    return made
