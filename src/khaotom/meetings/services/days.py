"""Meetings on a day. Called inside the transaction of whatever opens the day."""

from datetime import date

from khaotom.meetings.models import Meeting
from khaotom.people.models import Group


def on(group: Group, day: date, place: str = "") -> Meeting:
    """The group's meeting of a day, made if it is not there yet."""
    meeting, _made = Meeting.objects.get_or_create(
        group=group, date=day, defaults={"network_id": group.network_id, "place": place}
    )
    return meeting
