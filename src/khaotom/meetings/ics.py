"""Meetings for the calendar of a phone: iCalendar (RFC 5545), times in UTC, lines folded by octets and never within a letter."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from django.http import HttpResponse
from django.utils.translation import gettext as _

from khaotom.kernel import clock
from khaotom.meetings.cautions import LASTS
from khaotom.meetings.models import Meeting

LONGEST = 75
"""Octets of a line without its end."""

TYPE = "text/calendar; charset=utf-8"


def answer(meetings: Iterable[Meeting], name: str) -> HttpResponse:
    """The file, under ``name`` (ASCII, without its ending)."""
    response = HttpResponse(calendar(meetings), content_type=TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def calendar(meetings: Iterable[Meeting]) -> bytes:
    """One calendar with an event a meeting; a meeting without an hour is the whole day's."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Khaotom//Meetings//TH", "CALSCALE:GREGORIAN"]
    for meeting in meetings:
        lines.extend(_event(meeting))
    return b"".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(meeting: Meeting) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{meeting.pk}@khaotom"  # the same meeting sent again replaces itself
    yield f"SEQUENCE:{meeting.moved}"  # moved, it is newer than the entry she has
    yield f"DTSTAMP:{_utc(clock.now())}"
    if meeting.starts_at:
        begins = datetime.combine(meeting.date, meeting.starts_at, tzinfo=clock.BANGKOK)
        yield f"DTSTART:{_utc(begins)}"
        yield f"DTEND:{_utc(begins + LASTS)}"
    else:
        yield f"DTSTART;VALUE=DATE:{meeting.date:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{meeting.date + timedelta(days=1):%Y%m%d}"
    summary = _("Meeting of %(group)s") % {"group": meeting.body.name}
    yield f"SUMMARY:{escaped(summary)}"
    if meeting.place:
        yield f"LOCATION:{escaped(meeting.place)}"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Text as a value: what separates values, and line ends, are written otherwise; control signs are left out."""
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(sign, written)
    return "".join(letter for letter in text if letter >= " " and letter != "\x7f")


def folded(line: str) -> bytes:
    """A content line with its end: at most 75 octets a line, those that go on begin with a space; a letter stays whole."""
    lines, room = [b""], LONGEST
    for letter in line:
        octets = letter.encode()
        if len(lines[-1]) + len(octets) > room:
            lines.append(b"")
            room = LONGEST - 1  # the space counts
        lines[-1] += octets
    return b"\r\n ".join(lines) + b"\r\n"
