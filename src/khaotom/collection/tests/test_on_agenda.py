"""How the collection stands in its place on a meeting's agenda: open, closed, and nowhere written twice."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime, timedelta

import pytest

from khaotom.collection import agenda
from khaotom.collection.services import days as collecting
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings import refusals
from khaotom.meetings.services import days, moving
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db
EVENING = datetime(2019, 6, 9, 19)
DAY = EVENING.date()
people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(people_once)


def test_it_shows_the_sheet_and_leads_there(people: Cast) -> None:
    meeting = days.on(people.group, DAY)
    where = f"/meetings/{meeting.pk}/"
    treasurer, member = cast.client(people.treasurer), cast.client(people.member)
    assert agenda.collected(meeting) is None
    assert f"/groups/{people.group.slug}/days/" in treasurer.get(where).content.decode()
    sheet = collecting.open_day(actor=cast.actor(people.treasurer), group=people.group, on=DAY, key=uuid7())
    found = agenda.collected(meeting)
    assert found is not None
    assert (found.sheet, found.closing, found.paid, found.received) == (sheet, None, 0, 0)
    assert f"/sheets/{sheet.pk}/" in treasurer.get(where).content.decode()
    read = member.get(where).content.decode()
    assert "ยังไม่ปิดยอด" in read
    assert f"/sheets/{sheet.pk}/" not in read


def test_where_money_is_taken_the_meeting_stays_on_its_day(people: Cast) -> None:
    collecting.open_day(actor=cast.actor(people.treasurer), group=people.group, on=DAY, key=uuid7())
    meeting = days.on(people.group, DAY)
    to = moving.Appointment(DAY + timedelta(days=7), None, "", "ฝนตกหนัก")
    with pytest.raises(refusals.HeldToItsDay) as refused:
        moving.move(actor=cast.actor(people.recorder), meeting=meeting, to=to, key=uuid7())
    assert refused.value.values() == {"day": "9 มิ.ย. 62", "what": "เงินที่รับแล้ว"}
