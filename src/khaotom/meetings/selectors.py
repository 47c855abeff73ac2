"""Who came, and in which order."""

from uuid import UUID

from khaotom.meetings.models import Attendance


def arrivals(meeting: UUID) -> list[Attendance]:
    """Every arrival, undone ones too, in the order of coming."""
    return list(Attendance.objects.filter(meeting=meeting, person__isnull=False).order_by("arrived_at", "pk"))


def came(meeting: UUID) -> set[UUID]:
    """The people who came."""
    return set(Attendance.objects.filter(meeting=meeting, undone=False, person__isnull=False).values_list("person", flat=True))
