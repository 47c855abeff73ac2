"""Who comes from outside: a name or a body, how many heads, no ID; seen in the meeting and its minutes, never in a quorum."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime
from itertools import permutations
from uuid import UUID

import pytest
from django.test import Client

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings import minutes, refusals, selectors
from khaotom.meetings.models import Attendance, Meeting
from khaotom.meetings.services import attendance, days
from khaotom.meetings.services import minutes as sealing
from khaotom.meetings.services.attendance import Visitor
from tests import cast
from tests.cast import Cast

pytestmark = pytest.mark.django_db
EVENING = datetime(2019, 6, 9, 17)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(people_once)


@pytest.fixture
def meeting(people: Cast) -> Meeting:
    return days.on(people.group, EVENING.date())


@pytest.fixture
def recorder(people: Cast) -> Client:
    return cast.client(people.recorder)


def write(browser: Client, meeting: Meeting, **typed: str) -> int:
    said = {"called": "", "comes_from": "", "heads": "1", "key": str(uuid7())} | typed
    return browser.post(f"/meetings/{meeting.pk}/add/visitors/", said).status_code


def test_three_of_a_body_are_written_down_seen_and_counted_for_no_quorum(
    people: Cast, meeting: Meeting, recorder: Client
) -> None:
    assert write(recorder, meeting, comes_from="อบจ.", heads="3") == 303
    assert write(recorder, meeting, called="บังเลาะ", comes_from="ริมสน") == 303
    page = cast.client(people.member).get(f"/meetings/{meeting.pk}/").content.decode()
    for said in ("คนนอกที่มา", "อบจ.", "3 คน", "บังเลาะ"):
        assert said in page, said
    assert selectors.came(meeting.pk) == set()
    assert selectors.arrivals(meeting.pk) == []
    assert selectors.people_of_today(people.group.pk, meeting.date) == []
    (listed,) = selectors.meetings(people.group.pk)
    assert listed.many_came == 0  # type: ignore[attr-defined]
    parts = {part["title"]: part["lines"] for part in minutes.data(people.group, meeting)["parts"]}  # type: ignore[union-attr, index, call-overload]
    assert parts["คนนอกที่มา"] == ["อบจ. · 3 คน", "บังเลาะ · ริมสน · 1 คน"]
    assert parts["ผู้มาประชุม"] == ["สมาชิกมา 0 คน"]


@pytest.mark.parametrize(
    "typed", [{}, {"called": "x", "heads": "0"}, {"called": "x", "heads": "501"}, {"called": "x", "heads": "สาม"}]
)
def test_without_a_name_or_with_no_heads_nothing_is_kept(meeting: Meeting, recorder: Client, typed: dict[str, str]) -> None:
    assert write(recorder, meeting, **typed) == 422
    assert not Attendance.objects.exists()


def test_who_was_not_there_after_all_is_crossed_out(people: Cast, meeting: Meeting, recorder: Client) -> None:
    write(recorder, meeting, called="บังเลาะ")
    visitor = Attendance.objects.get()
    key = {"key": str(uuid7())}
    assert cast.client(people.member).post(f"/visitors/{visitor.pk}/withdraw/", key).status_code == 403
    for _time in range(2):
        assert recorder.post(f"/visitors/{visitor.pk}/withdraw/", key).status_code == 303
    assert selectors.visitors(meeting.pk) == []
    assert Attendance.objects.get().undone


def test_a_member_who_came_is_no_visitor_to_cross_out(people: Cast, meeting: Meeting, recorder: Client) -> None:
    arrival = uuid7()
    by = cast.actor(people.counter)
    attendance.arrive(actor=by, meeting=meeting, person=people.member.pk, at=clock.now(), key=arrival)
    assert recorder.post(f"/visitors/{arrival}/withdraw/", {"key": str(uuid7())}).status_code == 404


def test_nobody_has_come_to_a_meeting_still_to_come_nor_after_the_minutes_are_adopted(people: Cast, recorder: Client) -> None:
    coming = days.on(people.group, date(2019, 6, 10))
    assert write(recorder, coming, called="บังเลาะ") == 422
    past = days.on(people.group, date(2019, 5, 9))
    sealing.adopt(actor=cast.actor(people.recorder), meeting=past, key=uuid7())
    assert write(recorder, past, called="บังเลาะ") == 422
    assert not Attendance.objects.exists()


def test_whatever_the_order_a_visitor_undone_is_undone(people: Cast, meeting: Meeting) -> None:
    by = cast.actor(people.counter)
    for number, order in enumerate(permutations(["come", "come", "undo"]), start=1):
        mine, undoing = UUID(int=number), UUID(int=100 + number)
        for act in order:
            if act == "come":
                attendance.receive(actor=by, meeting=meeting, visitor=Visitor("บังเลาะ"), at=clock.now(), key=mine)
            else:
                attendance.undo(actor=by, meeting=meeting, arrival=mine, key=undoing)
        assert selectors.visitors(meeting.pk) == [], order
        assert Attendance.objects.get(pk=mine).called == "บังเลาะ"


def test_nameless_is_refused_also_from_a_phone(people: Cast, meeting: Meeting) -> None:
    with pytest.raises(refusals.VisitorUnnamed):
        attendance.receive(actor=cast.actor(people.counter), meeting=meeting, visitor=Visitor(), at=clock.now(), key=uuid7())
