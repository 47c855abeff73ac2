"""Meetings on a day. Called inside the transaction of whatever opens the day."""

from datetime import date, time

from khaotom.meetings.models import Meeting
from khaotom.people.models import Group, Network


def on(group: Group, day: date, place: str = "") -> Meeting:
    """The group's meeting of a day, made if it is not there yet."""
    meeting, _made = Meeting.objects.get_or_create(
        group=group, date=day, defaults={"network_id": group.network_id, "place": place}
    )
    return meeting


def held_on(group: Group, day: date) -> Meeting:
    """As ``on``, locked: nobody moves it to another day while something begins at it."""
    meeting = on(group, day)
    locked = Meeting.objects.select_for_update(of=("self",)).filter(pk=meeting.pk, date=day).first()
    return locked or held_on(group, day)


def of_network(network: Network, day: date, place: str = "") -> Meeting:
    """The network's own meeting of a day, made if it is not there yet."""
    meeting, _made = Meeting.objects.get_or_create(network=network, group=None, date=day, defaults={"place": place})
    return meeting


def of_body(body: Group | Network, day: date) -> Meeting:
    """The meeting of a day of a group, or of the network itself."""
    return on(body, day) if isinstance(body, Group) else of_network(body, day)


def of_same_body(meeting: Meeting, day: date) -> Meeting:
    """The meeting of a day of whoever came together at this one."""
    return of_body(meeting.body, day)


def say(meeting: Meeting, place: str, starts_at: time | None) -> None:
    """Where it is and when it begins; what is not said stays as it was."""
    meeting.place = place or meeting.place
    meeting.starts_at = starts_at or meeting.starts_at
    meeting.save(update_fields=["place", "starts_at"])


def hour(starts_at: time | None) -> dict[str, object]:
    """An hour among a command's arguments; a command sent before there were hours stays the same command."""
    return {"starts_at": starts_at.isoformat()} if starts_at else {}
