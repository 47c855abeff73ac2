"""Deciding. Called inside the transaction of what is decided, after its ``trail.once``."""

from uuid import UUID

from khaotom.kernel import clock
from khaotom.meetings.models import Meeting, Resolution


def decide(*, meeting: Meeting, kind: str, key: UUID, text: str = "") -> Resolution:
    """A decision to which nobody objected, with the next number of the group's year. The caller holds the group's book."""
    so_far = Resolution.objects.filter(meeting__group=meeting.group_id, meeting__date__year=meeting.date.year).count()
    return Resolution.objects.create(
        id=key,
        meeting=meeting,
        number=f"{so_far + 1}/{meeting.date.year + 543}",
        kind=kind,
        text=text,
        decided_at=clock.now(),
    )
