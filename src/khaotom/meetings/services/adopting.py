"""The meeting decides on drafts of its rules: each example answered, a quorum, the majority of a change; then they are in force from their day."""

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
def decide(*, actor: Actor, draft: Draft, on: date, vote: Vote, key: UUID) -> Resolution:
    """The vote of the group's meeting of a day. Carried, the draft comes into force as it says; not carried, it stays open.

    Refuses: BYL-011 (decided before), BYL-012 and BYL-013 (examples), MTG-001 to MTG-007 (the vote), and as ``bylaws.rules.enact``.
    """
    if not _once(actor, draft, on, vote, key):
        return Resolution.objects.get(pk=key)
    return _decide(actor, draft.group, [draft.pk], on, vote, key)


@transaction.atomic
def decide_first(*, actor: Actor, draft: Draft, on: date, vote: Vote, key: UUID) -> Resolution:
    """As ``decide``, where nobody sees what was counted before: two phones that counted one vote make one decision.

    Refuses as ``decide``, and MTG-050 (this meeting's vote on the draft is written down already).
    """
    if not _once(actor, draft, on, vote, key):
        return Resolution.objects.get(pk=key)
    drafts.lock_open(draft.pk, draft.group)
    counts = Command.objects.filter(what=DECIDE, subject=draft.pk).values("key")
    before = Resolution.objects.filter(meeting__group=draft.group_id, meeting__date=on, pk__in=counts).first()
    if before is not None:
        raise refusals.CountedBefore(before)
    return _decide(actor, draft.group, [draft.pk], on, vote, key)


def _once(actor: Actor, draft: Draft, on: date, vote: Vote, key: UUID) -> bool:
    arguments = {"draft": draft.pk} | _counted(on, vote)
    return trail.once(actor=actor, key=key, what=DECIDE, arguments=arguments, subject=draft.pk)


@transaction.atomic
def decide_all(*, actor: Actor, group: Group, chosen: Sequence[UUID], on: date, vote: Vote, key: UUID) -> Resolution:
    """One vote on several drafts of a group: all of them come into force, or none does.

    Refuses: BYL-026 (none is chosen), and as ``decide``, for the first that cannot be.
    """
    arguments = {"drafts": sorted(str(draft) for draft in chosen)} | _counted(on, vote)
    if not trail.once(actor=actor, key=key, what="meetings.decide_drafts", arguments=arguments, subject=group.pk):
        return Resolution.objects.get(pk=key)
    if not chosen:
        raise bylaws.NoDraftChosen
    return _decide(actor, group, chosen, on, vote, key)


def _counted(on: date, vote: Vote) -> dict[str, object]:
    return {
        "on": on,
        "way": vote.way,
        "hands": [vote.heads, vote.in_favour, vote.against, vote.abstained],
        "named": {str(person): choice for person, choice in vote.named.items()},
        "witnesses": list(vote.witnesses or ()),
    }


def _decide(actor: Actor, group: Group, chosen: Sequence[UUID], on: date, vote: Vote, key: UUID) -> Resolution:
    locked = [drafts.lock_open(draft, group) for draft in sorted(chosen)]
    for draft in locked:
        drafts.ready(draft)
    meeting = days.on(group, on)
    about = ", ".join(draft.shown_title for draft in locked) if len(locked) > 1 else ""
    made = resolutions.vote(meeting=meeting, kind="bylaws", key=key, vote=vote, amends=True, text=about)
    if made.passed:
        citation = Citation(kind="resolution", id=made.pk, number=made.number)
        for draft in locked:
            drafts.adopt(
                actor=actor, draft=draft, citation=citation, decided_on=meeting.date, key=uuid5(key, f"version {draft.pk}")
            )
    return made
