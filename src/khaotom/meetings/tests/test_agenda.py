"""The whole agenda of a meeting: what is told under its headings, in every place where the evening is shown."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings import blocks, handout, minutes, refusals
from khaotom.meetings.models import Meeting, Talk
from khaotom.meetings.services import assembly, days, talks
from khaotom.meetings.services import minutes as sealing
from khaotom.meetings.services.talks import Told
from khaotom.trail.refusals import KeyUsedForAnotherThing
from tests import cast
from tests.cast import Cast

pytestmark = pytest.mark.django_db
EVENING = datetime(2019, 6, 9, 19)
DAY = EVENING.date()
TOLD = ["explain", "rules", "reports", "findings", "other"]


@pytest.fixture
def meeting(people: Cast) -> Meeting:
    return assembly.plan(actor=cast.actor(people.recorder), group=people.group, on=DAY, place="ศาลาชุมชน", key=uuid7())


@pytest.fixture
def recorder(people: Cast) -> Client:
    return cast.client(people.recorder)


def add(browser: Client, meeting: Meeting, block: str, **typed: object) -> int:
    return browser.post(f"/meetings/{meeting.pk}/add/{block}/", typed | {"key": str(uuid7())}).status_code


def page_of(browser: Client, meeting: Meeting) -> str:
    return browser.get(f"/meetings/{meeting.pk}/").content.decode()


def tell(people: Cast, meeting: Meeting, block: str, text: str = "เล่าสั้น ๆ") -> Talk:
    return talks.tell(actor=cast.actor(people.recorder), meeting=meeting, told=Told(block, text), key=uuid7())


def test_the_evening_has_its_order(meeting: Meeting) -> None:
    names = [name for name, _block in blocks.of_meeting(meeting)]
    order = [
        "visitors",
        "explain",
        "voices",
        "volunteers",
        "rules",
        "wishes",
        "reports",
        "collection",
        "findings",
        "other",
        "meal",
    ]
    assert names == order
    assert [name for name, _block in blocks.told_at(meeting)] == TOLD


def test_each_heading_is_written_and_read(people: Cast, meeting: Meeting, recorder: Client) -> None:
    assert add(recorder, meeting, "explain", ticked=["0", "3"], text="มีคนถามว่าเงินสมทบคืนไหม", told_by="พี่เนียร") == 303
    assert add(recorder, meeting, "reports", about="ซื้อข้าวสารร่วมกัน", text="รอบแรกได้ 62 ถุง เหลือเงินหมุน 4,200") == 303
    assert add(recorder, meeting, "findings", about="บ้านที่มีคนนอนติดเตียง", text="ในผังมี 6 หลัง", put_right="7 หลัง ตกบ้านลุงหีม") == 303
    assert add(recorder, meeting, "rules", text="อยากให้นับคืนที่เฝ้าไข้ด้วย") == 303
    assert add(recorder, meeting, "other", text="งานศพป้าละมัย วันพุธ") == 303
    assert add(recorder, meeting, "other", text="ขอยืมเต็นท์จากวัด") == 303
    read = page_of(cast.client(people.member), meeting)
    said = (
        "มีคนถามว่าเงินสมทบคืนไหม",
        "เครือข่ายคืออะไร",
        "พี่เนียร เล่า",
        "62 ถุง",
        "ในผังมี 6 หลัง",
        "ที่ประชุมแก้ว่า 7 หลัง",
        "เฝ้าไข้",
        "ป้าละมัย",
        "เต็นท์",
    )
    for words in said:
        assert words in read, words
    assert add(cast.client(people.member), meeting, "other", text="x") == 403
    parts = {part["title"]: part["lines"] for part in minutes.data(people.group, meeting)["parts"]}  # type: ignore[index,union-attr,call-overload]
    assert parts["เรื่องอื่น ๆ"] == ["งานศพป้าละมัย วันพุธ", "ขอยืมเต็นท์จากวัด"]
    assert parts["คืนข้อมูล"] == ["บ้านที่มีคนนอนติดเตียง: ในผังมี 6 หลัง · ที่ประชุมแก้ว่า 7 หลัง ตกบ้านลุงหีม"]
    assert list(parts) == ["ผู้มาประชุม", "เรื่องที่เล่าให้ฟัง", "กติกาที่คุยกัน", "รายงานโครงการ", "คืนข้อมูล", "เรื่องอื่น ๆ"]


@pytest.mark.parametrize(
    ("block", "typed"),
    [
        ("explain", {}),
        ("explain", {"ticked": ["99"]}),
        ("explain", {"ticked": ["0", "1", "2", "3", "4", "5"], "text": "ก" * 500}),
        ("other", {"text": ""}),
        ("other", {"text": "ก" * 601}),
        ("findings", {"text": "ในผังมี 6 หลัง"}),
        ("reports", {"text": "ได้ 62 ถุง"}),
    ],
)
def test_what_cannot_be_read_is_asked_again(meeting: Meeting, recorder: Client, block: str, typed: dict[str, object]) -> None:
    assert add(recorder, meeting, block, **typed) == 422
    assert not Talk.objects.exists()


def test_the_collection_is_written_on_its_own_page(meeting: Meeting, recorder: Client) -> None:
    assert recorder.get(f"/meetings/{meeting.pk}/add/collection/").status_code == 404
    assert "ไปหน้าวันเก็บเงิน" in page_of(recorder, meeting)


def test_what_has_nothing_under_it_is_one_line_and_goes_once_it_has(people: Cast, meeting: Meeting, recorder: Client) -> None:
    member = cast.client(people.member)
    read, written = page_of(member, meeting), page_of(recorder, meeting)
    assert "เรื่องที่เล่าให้ฟัง" in read.split("เรื่องที่ยังไม่ได้จด:")[1]
    assert "/add/explain/" not in read
    assert "/add/explain/" in written.split("ยังไม่ได้จด")[1]
    tell(people, meeting, "explain")
    read, written = page_of(member, meeting), page_of(recorder, meeting)
    assert "เรื่องที่เล่าให้ฟัง" not in read.split("เรื่องที่ยังไม่ได้จด:")[1]
    assert "/add/explain/" in written.split("ยังไม่ได้จด")[0]


def test_nothing_is_told_ahead_or_after_the_minutes_are_adopted(people: Cast, meeting: Meeting, recorder: Client) -> None:
    coming = days.on(people.group, DAY + timedelta(days=30))
    with pytest.raises(refusals.MeetingStillToCome):
        tell(people, coming, "other")
    page = page_of(recorder, coming)
    assert "/add/other/" not in page
    assert "/add/meal/" in page  # may be planned ahead
    with clock.at(EVENING + timedelta(days=30)):
        sealing.adopt(actor=cast.actor(people.recorder), meeting=meeting, key=uuid7())
        with pytest.raises(refusals.MinutesAdopted):
            tell(people, meeting, "other")
        assert "/add/" not in page_of(recorder, meeting)


@pytest.mark.parametrize("block", ["voices", "collection", "songs"])
def test_a_heading_that_takes_no_lines_refuses_them(people: Cast, meeting: Meeting, block: str) -> None:
    with pytest.raises(refusals.NoSuchHeading):
        tell(people, meeting, block)
    assert not Talk.objects.exists()


def test_the_networks_meeting_has_them_too(people: Cast) -> None:
    meeting = days.of_network(people.network, DAY)
    assert [name for name, _block in blocks.of_meeting(meeting)] == [
        "explain",
        "voices",
        "rules",
        "reports",
        "findings",
        "other",
        "meal",
    ]
    coordinator = cast.client(people.coordinator)
    assert add(coordinator, meeting, "reports", about="ธนาคารขยะ", text="ยังหาที่วางตาชั่งไม่ได้") == 303
    assert "ยังหาที่วางตาชั่งไม่ได้" in page_of(cast.client(people.member), meeting)


def test_the_same_lines_sent_again_are_the_same_lines(people: Cast, meeting: Meeting) -> None:
    key, by = uuid7(), cast.actor(people.recorder)
    first = talks.tell(actor=by, meeting=meeting, told=Told("other", "ขอยืมเต็นท์"), key=key)
    assert talks.tell(actor=by, meeting=meeting, told=Told("other", "ขอยืมเต็นท์"), key=key, at=clock.now()) == first
    with pytest.raises(KeyUsedForAnotherThing):
        talks.tell(actor=by, meeting=meeting, told=Told("other", "ขอยืมโต๊ะ"), key=key)
    assert Talk.objects.count() == 1


def test_lines_of_a_heading_that_is_no_more_stand_with_the_other_business(people: Cast, meeting: Meeting) -> None:
    kept = tell(people, meeting, "other", "ของเดิม")
    Talk.objects.filter(pk=kept.pk).update(block="gone")
    assert [one.text for one in blocks.talks_of(meeting)["other"]] == ["ของเดิม"]


def test_the_page_asks_as_much_whatever_is_written(people: Cast, meeting: Meeting, recorder: Client) -> None:
    page_of(recorder, meeting)
    with CaptureQueriesContext(connection) as few:
        page_of(recorder, meeting)
    for block in TOLD * 3:
        tell(people, meeting, block)
    with CaptureQueriesContext(connection) as many:
        page_of(recorder, meeting)
    assert len(many) == len(few) <= 40


def test_those_who_are_invited_read_what_is_talked_about() -> None:
    talked = handout.agenda()
    assert talked[0] == "เครือข่ายทำอะไร ใช้เงินใคร"
    assert len(talked) == 8
