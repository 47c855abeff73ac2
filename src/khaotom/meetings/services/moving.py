"""A meeting that has not begun goes to another day, hour or place; what it would have been stays in sight with the reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.registry import Registry
from khaotom.meetings import refusals
from khaotom.meetings.models import Meeting, Move
from khaotom.meetings.services import minutes
from khaotom.trail import services as trail


@dataclass(frozen=True, slots=True)
class Begun:
    """Something that only happens at a meeting: where it is there, the meeting stays on its day. ``words`` say what it is."""

    words: Promise
    there: Callable[[UUID], bool]


begun: Registry[Begun] = Registry("sign that a meeting has begun")
"""By room and noun: "collection.sheet"."""

OWN = {
    "attendances": _("who came"),
    "voices": _("what was said"),
    "wishes": _("what people want to do"),
    "volunteers": _("who would help"),
    "talks": _("what was talked about"),
    "charts": _("papers from the wall"),
    "resolutions": _("what was decided"),
}
"""What this room writes down at a meeting. Its team, its guests and a meal that is planned go along with it."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """Where and when it is to be, and why not as it was."""

    on: date
    starts_at: time | None
    place: str
    why: str


@transaction.atomic
def move(*, actor: Actor, meeting: Meeting, to: Appointment, key: UUID) -> Meeting:
    """To another day, hour or place.

    Refuses: MTG-009 (minutes adopted), MTG-061 (it is over), MTG-062 (it has begun), MTG-063 (the day has one), MTG-064 (a day gone by),
    MTG-065 (nothing would change).
    """
    arguments = {"meeting": meeting.pk, "on": to.on, "starts_at": str(to.starts_at or ""), "place": to.place, "why": to.why}
    if not trail.once(actor=actor, key=key, what="meetings.move", arguments=arguments, subject=meeting.pk):
        return Meeting.objects.get(pk=meeting.pk)
    locked = minutes.lock_open(meeting)
    _check(locked, to)
    was = {"date": locked.date, "starts_at": locked.starts_at, "place": locked.place}
    Move.objects.create(id=key, meeting=locked, why=to.why, moved_at=clock.now(), **was)
    locked.date, locked.starts_at, locked.place, locked.moved = to.on, to.starts_at, to.place, locked.moved + 1
    try:
        with transaction.atomic():
            locked.save(update_fields=["date", "starts_at", "place", "moved"])
    except IntegrityError:  # somebody was faster with that day
        raise refusals.DayTaken(body=locked.body.name, day=to.on) from None
    return locked


def _check(meeting: Meeting, to: Appointment) -> None:
    today = clock.today()
    if meeting.date < today:
        raise refusals.MeetingOver(day=meeting.date)
    if to.on < today:
        raise refusals.DayGone(day=to.on)
    if (meeting.date, meeting.starts_at, meeting.place) == (to.on, to.starts_at, to.place):
        raise refusals.NotMoved
    what = _written(meeting)
    if what:
        raise refusals.HeldToItsDay(day=meeting.date, what=what)
    same_body = Meeting.objects.filter(network=meeting.network, group=meeting.group_id, date=to.on).exclude(pk=meeting.pk)
    if same_body.exists():
        raise refusals.DayTaken(body=meeting.body.name, day=to.on)


def _written(meeting: Meeting) -> str:
    """The first thing found that was written down at it, in words; empty while it has not begun."""
    own = (words for name, words in OWN.items() if getattr(meeting, name).exists())
    others = (sign.words for _name, sign in begun.items() if sign.there(meeting.pk))
    found = next(own, None) or next(others, None)
    return str(found) if found else ""
