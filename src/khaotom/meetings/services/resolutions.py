"""Deciding. Called inside the transaction of what is decided, after its ``trail.once``."""

from uuid import UUID

from django.db.models import Max

from khaotom.kernel import clock
from khaotom.kernel.calendar import BUDDHIST_ERA
from khaotom.meetings.models import Meeting, Resolution
from khaotom.people.models import Group


def decide(*, meeting: Meeting, kind: str, key: UUID, text: str = "") -> Resolution:
    """A decision to which nobody objected, with the next number of the group's year; two at once get two numbers."""
    Group.objects.select_for_update().get(meetings=meeting)
    year = meeting.date.year
    latest = Resolution.objects.filter(group=meeting.group_id, year=year).aggregate(serial=Max("serial"))["serial"] or 0
    return Resolution.objects.create(
        id=key,
        meeting=meeting,
        group_id=meeting.group_id,
        year=year,
        serial=latest + 1,
        number=f"{latest + 1}/{year + BUDDHIST_ERA}",
        kind=kind,
        text=text,
        decided_at=clock.now(),
    )
