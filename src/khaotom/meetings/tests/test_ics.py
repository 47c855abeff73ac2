"""The calendar's file, octet by octet."""

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel import clock
from khaotom.meetings import ics
from khaotom.meetings.models import Meeting
from khaotom.people.models import Group

NOON = datetime(2019, 6, 1, 12)


@pytest.fixture(autouse=True)
def _first_of_june() -> Iterator[None]:
    with clock.at(NOON):
        yield


def meeting(at: time | None, place: str = "") -> Meeting:
    return Meeting(date=date(2019, 6, 9), starts_at=at, place=place, group=Group(name="กลุ่มออมทรัพย์ท่าเรือเก่า"))


def unfolded(file: bytes) -> list[str]:
    return file.replace(b"\r\n ", b"").decode().split("\r\n")


def test_an_evening_is_written_in_utc() -> None:
    lines = unfolded(ics.calendar([meeting(time(13, 30), "ศาลา; ริมน้ำ, หลังใหม่")]))
    assert "DTSTART:20190609T063000Z" in lines
    assert "DTEND:20190609T083000Z" in lines
    assert "DTSTAMP:20190601T050000Z" in lines
    assert "LOCATION:ศาลา\\; ริมน้ำ\\, หลังใหม่" in lines
    assert "SUMMARY:ประชุมกลุ่มออมทรัพย์ท่าเรือเก่า" in lines
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1


def test_a_meeting_of_the_early_morning_is_the_day_before_in_utc() -> None:
    assert "DTSTART:20190608T230000Z" in unfolded(ics.calendar([meeting(time(6))]))


def test_without_an_hour_it_is_the_whole_day() -> None:
    lines = unfolded(ics.calendar([meeting(None)]))
    assert {"DTSTART;VALUE=DATE:20190609", "DTEND;VALUE=DATE:20190610"} <= set(lines)


def test_no_meeting_is_still_a_calendar() -> None:
    assert unfolded(ics.calendar([]))[-2] == "END:VCALENDAR"


@given(st.text(alphabet=st.sampled_from("กข็ ้่ abc𝄞é\\;,\n\r"), max_size=200) | st.text(max_size=200))
def test_whatever_is_typed_lines_are_short_whole_letters_and_read_back(text: str) -> None:
    value = ics.escaped(text)
    written = ics.folded(f"LOCATION:{value}")
    lines = written.split(b"\r\n")
    assert lines[-1] == b""
    for number, line in enumerate(lines[:-1]):
        line.decode()  # no letter is cut
        assert len(line) <= ics.LONGEST
        assert number == 0 or line.startswith(b" ")
        assert b"\n" not in line
        assert b"\r" not in line
    assert written.replace(b"\r\n ", b"").decode() == f"LOCATION:{value}\r\n"


@pytest.mark.parametrize(("letters", "octets"), [("ก" * 22, 75), ("ก" * 23, 78)])
def test_the_line_of_75_octets_is_not_folded_and_the_next_is(letters: str, octets: int) -> None:
    line = f"LOCATION:{letters}"
    assert len(line.encode()) == octets
    assert ics.folded(line).count(b"\r\n") == (1 if octets <= 75 else 2)
