"""Arrivals: one tap at the door. Made on phones, so they come late, twice and in any order; the outcome is the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.meetings import refusals
from khaotom.meetings.models import Attendance, Meeting
from khaotom.meetings.services import minutes
from khaotom.trail import services as trail


@transaction.atomic
def arrive(*, actor: Actor, meeting: Meeting, person: UUID, at: datetime, key: UUID) -> None:
    """The person has come. If its undoing came first, it stays undone."""
    arguments = {"meeting": meeting.pk, "person": person, "at": at.isoformat()}
    if trail.once(actor=actor, key=key, what="meetings.arrive", arguments=arguments, subject=meeting.pk):
        Attendance.objects.update_or_create(
            id=key, defaults={"person_id": person, "arrived_at": at}, create_defaults=_row(meeting, person, at, undone=False)
        )


@transaction.atomic
def arrive_by_list(*, actor: Actor, meeting: Meeting, people: Sequence[UUID], at: datetime, key: UUID) -> None:
    """Everybody who signed a list on paper has come; who had come before is not counted twice."""
    arguments = {"meeting": meeting.pk, "people": people, "at": at.isoformat()}
    if trail.once(actor=actor, key=key, what="meetings.arrive_by_list", arguments=arguments, subject=meeting.pk):
        there = set(Attendance.objects.filter(meeting=meeting, undone=False).values_list("person", flat=True))
        new = [person for person in dict.fromkeys(people) if person not in there]
        Attendance.objects.bulk_create(Attendance(id=uuid7(), **_row(meeting, person, at, undone=False)) for person in new)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is no member, without an ID: what she is called, from which body or community, and how many heads."""

    called: str = ""
    comes_from: str = ""
    heads: int = 1


@transaction.atomic
def receive(*, actor: Actor, meeting: Meeting, visitor: Visitor, at: datetime, key: UUID) -> None:
    """She has come, and counts for no quorum. If its undoing came first, it stays undone.

    Refuses: MTG-007 (the meeting is still to come), MTG-009 (its minutes are adopted), MTG-024 (no name and no body).
    """
    facts = {"called": visitor.called, "comes_from": visitor.comes_from, "heads": visitor.heads}
    arguments = {"meeting": meeting.pk, "at": at.isoformat(), **facts}
    if trail.once(actor=actor, key=key, what="meetings.receive", arguments=arguments, subject=meeting.pk):
        minutes.lock_held(meeting)
        if not visitor.called and not visitor.comes_from:
            raise refusals.VisitorUnnamed
        made = {**_row(meeting, None, at, undone=False), **facts}
        Attendance.objects.update_or_create(id=key, defaults={"arrived_at": at, **facts}, create_defaults=made)


@transaction.atomic
def withdraw(*, actor: Actor, visitor: Attendance, key: UUID) -> None:
    """She was not there after all; the row stays, crossed out. Refuses: MTG-007, MTG-009."""
    if trail.once(actor=actor, key=key, what="meetings.withdraw", arguments={"visitor": visitor.pk}, subject=visitor.meeting_id):
        minutes.lock_held(visitor.meeting)
        Attendance.objects.filter(pk=visitor.pk, person=None).update(undone=True)


@transaction.atomic
def undo(*, actor: Actor, meeting: Meeting, arrival: UUID, key: UUID) -> None:
    """That tap was a mistake; the arrival stays, crossed out."""
    arguments = {"meeting": meeting.pk, "arrival": arrival}
    if trail.once(actor=actor, key=key, what="meetings.undo_arrival", arguments=arguments, subject=meeting.pk):
        Attendance.objects.update_or_create(
            id=arrival, defaults={"undone": True}, create_defaults=_row(meeting, None, None, undone=True)
        )


def _row(meeting: Meeting, person: UUID | None, at: datetime | None, *, undone: bool) -> dict[str, object]:
    return {"meeting": meeting, "person_id": person, "arrived_at": at, "undone": undone}
