"""Who came, and in which order."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from khaotom.meetings.models import Attendance, Resolution
from khaotom.people.models import Person


def arrivals(meeting: UUID) -> list[Attendance]:
    """Every arrival, undone ones too, in the order of coming."""
    return list(Attendance.objects.filter(meeting=meeting, person__isnull=False).order_by("arrived_at", "pk"))


def came(meeting: UUID) -> set[UUID]:
    """The people who came."""
    return set(Attendance.objects.filter(meeting=meeting, undone=False, person__isnull=False).values_list("person", flat=True))


def people_of_today(group: UUID, day: date) -> list[Person]:
    """Who came to the group's meeting of a day, in the order of their names; nobody where there is none."""
    came = Attendance.objects.filter(meeting__group=group, meeting__date=day, undone=False, person__isnull=False)
    return list(Person.objects.filter(pk__in=came.values("person")).order_by("sort_key"))


def resolutions(group: UUID) -> QuerySet[Resolution]:
    """What the group's meetings decided, the newest first."""
    rows = Resolution.objects.filter(group=group).select_related("meeting")
    return rows.order_by("-year", "-serial")
