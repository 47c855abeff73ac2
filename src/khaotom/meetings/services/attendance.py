"""Arrivals: one tap at the door. Made on phones, so they come late, twice and in any order; the outcome is the same."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from khaotom.kernel.actor import Actor
from khaotom.meetings.models import Attendance, Meeting
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
def undo(*, actor: Actor, meeting: Meeting, arrival: UUID, key: UUID) -> None:
    """That tap was a mistake; the arrival stays, crossed out."""
    arguments = {"meeting": meeting.pk, "arrival": arrival}
    if trail.once(actor=actor, key=key, what="meetings.undo_arrival", arguments=arguments, subject=meeting.pk):
        Attendance.objects.update_or_create(
            id=arrival, defaults={"undone": True}, create_defaults=_row(meeting, None, None, undone=True)
        )


def _row(meeting: Meeting, person: UUID | None, at: datetime | None, *, undone: bool) -> dict[str, object]:
    return {"meeting": meeting, "person_id": person, "arrived_at": at, "undone": undone}
