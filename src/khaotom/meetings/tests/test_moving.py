"""A meeting that has not begun goes to another day; one that has stays, whatever was written at it."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal
from khaotom.meetings import ics, refusals, rounds
from khaotom.meetings.models import Meeting, Move, Round
from khaotom.meetings.services import assembly, attendance, days, moving, resolutions, talks
from khaotom.meetings.services import rounds as sweeping
from khaotom.meetings.services.moving import Appointment
from tests import cast
from tests.cast import Cast

pytestmark = pytest.mark.django_db
EVENING = datetime(2019, 6, 9, 8)
TODAY = EVENING.date()
WEEK = timedelta(days=7)
SUNDAY = TODAY + WEEK
WHY = "ฝนตกหนัก น้ำท่วมทางเข้า"


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(people_once)


def planned(people: Cast, on: date = SUNDAY) -> Meeting:
    by = cast.actor(people.recorder)
    return assembly.plan(actor=by, group=people.group, on=on, place="ศาลาชุมชน", starts_at=time(15), key=uuid7())


def move(people: Cast, meeting: Meeting, on: date, **other: object) -> Meeting:
    to = Appointment(**{"on": on, "starts_at": time(15), "place": "ศาลาชุมชน", "why": WHY, **other})  # type: ignore[arg-type]
    return moving.move(actor=cast.actor(people.recorder), meeting=meeting, to=to, key=uuid7())


def test_it_goes_with_its_meal_and_says_where_it_was(people: Cast) -> None:
    meeting = planned(people)
    assembly.meal(actor=cast.actor(people.recorder), meeting=meeting, eaten=assembly.Eaten("after", 45), key=uuid7())
    moved = move(people, meeting, SUNDAY + WEEK, place="ใต้ถุนวัด", starts_at=time(10, 30))
    assert (moved.date, moved.starts_at, moved.place, moved.moved) == (date(2019, 6, 23), time(10, 30), "ใต้ถุนวัด", 1)
    was = Move.objects.get()
    assert (was.date, was.starts_at, was.place, was.why) == (SUNDAY, time(15), "ศาลาชุมชน", WHY)
    page = cast.client(people.member).get(f"/meetings/{meeting.pk}/").content.decode()
    assert "เลื่อนมาจาก" in page
    assert WHY in page


def test_the_calendar_takes_the_entry_that_was_moved(people: Cast) -> None:
    meeting = planned(people)
    before = ics.calendar([meeting]).decode()
    after = ics.calendar([move(people, meeting, SUNDAY + WEEK)]).decode()
    uid = next(line for line in before.splitlines() if line.startswith("UID:"))
    assert uid in after.splitlines()
    assert "SEQUENCE:0" in before.splitlines()
    assert "SEQUENCE:1" in after.splitlines()
    assert "DTSTART:20190623T080000Z" in after.splitlines()


def _came(people: Cast, meeting: Meeting) -> None:
    attendance.arrive(actor=cast.actor(people.recorder), meeting=meeting, person=people.member.pk, at=clock.now(), key=uuid7())


def _decided(_people: Cast, meeting: Meeting) -> None:
    resolutions.decide(meeting=meeting, kind="bylaws", key=uuid7())


def _said(people: Cast, meeting: Meeting) -> None:
    said = assembly.Said("problem", "น้ำเข้าบ้าน")
    assembly.voice(actor=cast.actor(people.recorder), meeting=meeting, said=said, key=uuid7())


def _told(people: Cast, meeting: Meeting) -> None:
    talks.tell(actor=cast.actor(people.recorder), meeting=meeting, told=talks.Told("other", "ขอยืมเต็นท์"), key=uuid7())


@pytest.mark.parametrize(
    ("write", "what"),
    [(_came, "คนที่มา"), (_decided, "มติที่ประชุม"), (_said, "เสียงที่จดไว้"), (_told, "เรื่องที่คุยกัน")],
)
def test_what_has_begun_stays_on_its_day(people: Cast, write: Callable[[Cast, Meeting], None], what: str) -> None:
    meeting = planned(people, TODAY)
    write(people, meeting)
    with pytest.raises(refusals.HeldToItsDay) as refused:
        move(people, meeting, SUNDAY)
    assert refused.value.values() == {"day": "9 มิ.ย. 62", "what": what}
    assert Meeting.objects.get(pk=meeting.pk).date == TODAY
    assert not Move.objects.exists()


def test_a_day_gone_by_a_day_taken_and_no_change_are_refused(people: Cast) -> None:
    meeting, other = planned(people), planned(people, SUNDAY + WEEK)
    for on, refusal in (
        (TODAY - WEEK, refusals.DayGone),
        (other.date, refusals.DayTaken),
        (SUNDAY, refusals.NotMoved),
    ):
        with pytest.raises(refusal):
            move(people, meeting, on)
    with clock.at(EVENING + 2 * WEEK), pytest.raises(refusals.MeetingOver):
        move(people, meeting, SUNDAY + 3 * WEEK)
    assert Meeting.objects.get(pk=meeting.pk).date == SUNDAY
    days.of_network(people.network, SUNDAY + 2 * WEEK)
    assert move(people, meeting, SUNDAY + 2 * WEEK).moved == 1  # the network's own meeting of a day is another body's


def test_sent_twice_it_moves_once(people: Cast) -> None:
    meeting, key = planned(people), uuid7()
    to = Appointment(SUNDAY + WEEK, time(15), "ศาลาชุมชน", WHY)
    for _ in range(2):
        moved = moving.move(actor=cast.actor(people.recorder), meeting=meeting, to=to, key=key)
        assert (moved.date, moved.moved) == (SUNDAY + WEEK, 1)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days_on=st.lists(st.integers(min_value=-3, max_value=12), max_size=8))
def test_however_it_is_moved_every_step_is_kept(people: Cast, days_on: list[int]) -> None:
    Move.objects.all().delete()
    Meeting.objects.filter(group=people.group).delete()
    meeting = planned(people)
    expected = [SUNDAY]
    for step in days_on:
        try:
            expected.append(move(people, meeting, TODAY + timedelta(days=step)).date)
        except Refusal:
            continue
    stands = Meeting.objects.get(pk=meeting.pk)
    assert stands.date == expected[-1] >= TODAY
    assert [one.date for one in stands.moves.order_by("moved_at", "pk")] == expected[:-1]
    assert stands.moved == len(expected) - 1


def test_the_page_says_first_what_speaks_against_the_new_day(people: Cast) -> None:
    sweep = sweeping.Sweep("รอบสมมุติ", TODAY, SUNDAY + timedelta(days=2), [people.community])
    found: Round = sweeping.begin(actor=cast.actor(people.coordinator), sweep=sweep, key=uuid7())
    meeting, recorder = planned(people), cast.client(people.recorder)
    friday = {"on": "21/6/62", "starts_at": "12.30", "place": "ศาลาชุมชน", "why": WHY, "key": str(uuid7())}
    first = recorder.post(f"/meetings/{meeting.pk}/move/", friday)
    said = first.content.decode()
    assert "วันศุกร์" in said
    assert "ไม่อยู่ในรอบแล้ว" in said
    assert Meeting.objects.get(pk=meeting.pk).date == SUNDAY
    heard = first.context["form"].data["heard"]
    assert recorder.post(f"/meetings/{meeting.pk}/move/", friday | {"heard": heard}).status_code == 303
    assert Meeting.objects.get(pk=meeting.pk).date == date(2019, 6, 21)
    assert not rounds.meetings_of(found).exists()


def test_who_may_move_it(people: Cast) -> None:
    meeting = planned(people)
    where = f"/meetings/{meeting.pk}/move/"

    def opens(browser: Client) -> int:
        return browser.get(where).status_code

    assert opens(cast.client(people.recorder)) == 200
    assert opens(cast.client(people.coordinator)) == 200  # who plans rounds
    assert opens(cast.client(people.member)) == 403
    assert opens(cast.client(people.other_treasurer)) == 404
