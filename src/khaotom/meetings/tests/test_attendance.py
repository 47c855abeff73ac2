"""Arrivals come from phones: late, twice, in any order."""

from copy import deepcopy
from datetime import date, datetime, timedelta
from itertools import permutations
from uuid import UUID

import pytest

from khaotom.kernel.clock import BANGKOK
from khaotom.kernel.ids import uuid7
from khaotom.meetings import selectors
from khaotom.meetings.models import Meeting
from khaotom.meetings.services import attendance, days
from tests import cast
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
FIVE = datetime(2019, 6, 9, 17, tzinfo=BANGKOK)


@pytest.fixture
def people(people_once: Cast, db: None) -> Cast:
    return deepcopy(people_once)


def begun(people: Cast, day: int) -> Meeting:
    return days.on(people.group, date(2019, 6, day))


def arrive(people: Cast, meeting: Meeting, person: UUID, *, minutes: int = 0, key: UUID | None = None) -> None:
    at = FIVE + timedelta(minutes=minutes)
    attendance.arrive(actor=cast.actor(people.counter), meeting=meeting, person=person, at=at, key=key or uuid7())


def test_whatever_the_order_an_arrival_undone_is_undone(people: Cast) -> None:
    arrival, undoing = uuid7(), uuid7()
    by = cast.actor(people.counter)
    for day, order in enumerate(permutations(["arrive", "arrive", "undo"]), start=1):
        meeting, mine = begun(people, day), UUID(int=arrival.int + day * 2)
        for act in order:
            if act == "arrive":
                arrive(people, meeting, people.member.pk, key=mine)
            else:
                key = UUID(int=undoing.int + day * 2)
                attendance.undo(actor=by, meeting=meeting, arrival=mine, key=key)
        assert selectors.came(meeting.pk) == set(), order


def test_the_queue_is_the_order_of_coming_by_the_phones_clock(people: Cast) -> None:
    meeting = begun(people, 9)
    arrive(people, meeting, people.member.pk, minutes=5)
    arrive(people, meeting, people.chair.pk, minutes=2)
    assert [one.person_id for one in selectors.arrivals(meeting.pk)] == [people.chair.pk, people.member.pk]


def test_who_was_tapped_at_two_phones_came_once(people: Cast) -> None:
    meeting = begun(people, 9)
    arrive(people, meeting, people.member.pk)
    arrive(people, meeting, people.member.pk, minutes=1)
    assert selectors.came(meeting.pk) == {people.member.pk}


def test_a_list_on_paper_adds_only_who_is_not_there(people: Cast) -> None:
    meeting = begun(people, 9)
    arrive(people, meeting, people.member.pk)
    key = uuid7()
    for _time in range(2):
        attendance.arrive_by_list(
            actor=cast.actor(people.counter), meeting=meeting, people=[people.member.pk, people.chair.pk], at=FIVE, key=key
        )
    assert len(selectors.arrivals(meeting.pk)) == 2
    assert selectors.came(meeting.pk) == {people.member.pk, people.chair.pk}
