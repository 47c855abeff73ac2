"""The assembly part of a meeting, through its pages: voices, volunteers, wishes, the meal; and the network's board of wishes."""

from datetime import date, datetime

import pytest
from django.test import Client

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings import minutes, refusals, selectors
from khaotom.meetings.models import Meal, Meeting, Voice, Volunteer, Wish
from khaotom.meetings.services import assembly, days, resolutions
from tests import cast
from tests.cast import Cast

pytestmark = pytest.mark.django_db
EVENING = datetime(2019, 6, 9, 19)
DAY = EVENING.date()


@pytest.fixture
def meeting(people: Cast) -> Meeting:
    return assembly.plan(actor=cast.actor(people.recorder), group=people.group, on=DAY, place="ศาลาชุมชน", key=uuid7())


@pytest.fixture
def recorder(people: Cast) -> Client:
    return cast.client(people.recorder)


def add(browser: Client, meeting: Meeting, block: str, **typed: str) -> int:
    return browser.post(f"/meetings/{meeting.pk}/add/{block}/", typed | {"key": str(uuid7())}).status_code


def test_an_evening_is_written_down_line_by_line(people: Cast, meeting: Meeting, recorder: Client) -> None:
    assert add(recorder, meeting, "voices", kind="problem", text="น้ำเข้าบ้านตอนมรสุม", hands="18", looks_at="พี่เนียร") == 303
    assert add(recorder, meeting, "wishes", text="ปลูกผักกระบะริมบ้าน", cuts="80", raises="60", dots="9") == 303
    assert add(recorder, meeting, "volunteers", name="น้องดา", phone="0800000999", role="จดบันทึก", free="เย็นวันเสาร์") == 303
    assert add(recorder, meeting, "meal", when="after", heads="45", menu="ข้าวต้มปลา", halal="on", packed="3", cost="1,350") == 303
    assert add(recorder, meeting, "meal", when="after", heads="48", menu="ข้าวต้มไก่", halal="on", cost="1,440") == 303
    page = recorder.get(f"/meetings/{meeting.pk}/").content.decode()
    for said in ("น้ำเข้าบ้านตอนมรสุม", "18 คนยกมือ", "พี่เนียร", "ปลูกผักกระบะริมบ้าน", "ทั้งสองอย่าง", "น้องดา", "ข้าวต้มไก่", "1,440", "48 คน"):
        assert said in page, said
    assert Meal.objects.get(meeting=meeting).heads == 48
    member = cast.client(people.member)
    read = member.get(f"/meetings/{meeting.pk}/").content.decode()
    assert "น้ำเข้าบ้านตอนมรสุม" in read
    assert "0800000999" not in read
    assert add(member, meeting, "voices", kind="need", text="x") == 403


def test_a_voice_is_open_until_somebody_says_what_became_of_it(people: Cast, meeting: Meeting, recorder: Client) -> None:
    add(recorder, meeting, "voices", kind="problem", text="หนี้รายวันแพง", hands="11")
    voice = Voice.objects.get()
    assert "ยังค้าง 1 เรื่อง" in recorder.get(f"/groups/{people.group.slug}/meetings/").content.decode()
    said = {"text": "ชวนคุยเรื่องรวมหนี้ 16 มิ.ย.", "key": str(uuid7())}
    assert recorder.post(f"/voices/{voice.pk}/answer/", said).status_code == 303
    voice.refresh_from_db()
    assert (voice.answer, voice.answered_on) == ("ชวนคุยเรื่องรวมหนี้ 16 มิ.ย.", DAY)
    assert "ยังค้าง" not in recorder.get(f"/groups/{people.group.slug}/meetings/").content.decode()


@pytest.mark.parametrize(
    ("block", "typed"),
    [
        ("voices", {"kind": "problem", "text": ""}),
        ("voices", {"kind": "song", "text": "x"}),
        ("voices", {"kind": "problem", "text": "x", "hands": "สิบแปด"}),
        ("wishes", {"text": "x", "cuts": "-5"}),
        ("wishes", {"text": "x", "cuts": "12.345"}),
        ("volunteers", {"name": ""}),
        ("meal", {"when": "after", "heads": ""}),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_kept(
    meeting: Meeting, recorder: Client, block: str, typed: dict[str, str]
) -> None:
    assert add(recorder, meeting, block, **typed) == 422
    assert not any(noun.objects.exists() for noun in (Voice, Wish, Volunteer, Meal))


def test_nobody_has_said_anything_at_a_meeting_still_to_come(people: Cast, recorder: Client) -> None:
    coming = assembly.plan(actor=cast.actor(people.recorder), group=people.group, on=date(2019, 6, 14), place="", key=uuid7())
    answer = recorder.post(f"/meetings/{coming.pk}/add/voices/", {"kind": "need", "text": "x", "key": str(uuid7())})
    assert answer.status_code == 422
    assert "MTG-007" in answer.content.decode()
    page = recorder.get(f"/meetings/{coming.pk}/").content.decode()
    assert "เที่ยงถึงบ่ายสอง" in page  # the 14th is a Friday
    assert add(recorder, coming, "meal", when="before", heads="50") == 303  # food is planned ahead


def test_a_meeting_is_planned_by_its_page_and_a_day_has_one(people: Cast, meeting: Meeting, recorder: Client) -> None:
    address = f"/groups/{people.group.slug}/meetings/plan/"
    sent = recorder.post(address, {"on": "9/6/62", "place": "มัสยิด", "key": str(uuid7())})
    assert sent["Location"] == f"/meetings/{meeting.pk}/"
    meeting.refresh_from_db()
    assert meeting.place == "มัสยิด"
    assert Meeting.objects.filter(group=people.group).count() == 1


def test_the_same_wish_of_two_communities_is_one_on_the_board(people: Cast, meeting: Meeting) -> None:
    there = days.on(people.other_group, DAY)
    by = cast.actor(people.recorder)
    rice = assembly.wish(actor=by, meeting=meeting, wanted=assembly.Wanted("ซื้อข้าวสารร่วมกัน", cuts=12000, dots=7), key=uuid7())
    also = assembly.wish(actor=by, meeting=there, wanted=assembly.Wanted("รวมกันซื้อข้าวสาร", cuts=10000, dots=9), key=uuid7())
    hair = assembly.wish(actor=by, meeting=there, wanted=assembly.Wanted("ตัดผมกันเอง", cuts=6000, dots=12), key=uuid7())
    assert [one.root for one in selectors.board(people.network.pk)] == [hair, also, rice]
    coordinator, member = cast.client(people.coordinator), cast.client(people.member)
    said = {"other": str(rice.pk), "key": str(uuid7())}
    assert member.post(f"/wishes/{also.pk}/same/", said).status_code == 403
    assert coordinator.post(f"/wishes/{also.pk}/same/", said).status_code == 303
    first, second = selectors.board(people.network.pk)
    assert (first.root, sorted(first.communities), first.dots, first.cuts) == (rice, ["ท่าเรือเก่า", "ริมสน"], 16, 12000)
    assert second.root == hair
    page = member.get("/wishes/").content.decode()
    assert "2 ชุมชน" in page
    assert "/same/" not in page
    with pytest.raises(refusals.SameWish):
        assembly.same(actor=by, wish=rice, other=Wish.objects.get(pk=also.pk), key=uuid7())
    parted = {"other": "", "key": str(uuid7())}
    assert coordinator.post(f"/wishes/{also.pk}/same/", parted).status_code == 303
    assert len(selectors.board(people.network.pk)) == 3


def test_sent_twice_it_is_written_once(people: Cast, meeting: Meeting) -> None:
    key, by = uuid7(), cast.actor(people.recorder)
    for _time in range(2):
        assembly.voice(actor=by, meeting=meeting, said=assembly.Said("need", "อยากมีคนพาไปหาหมอ", 6), key=key)
    assert Voice.objects.count() == 1


def test_minutes_are_adopted_by_a_later_meeting_and_then_sealed(people: Cast, meeting: Meeting, recorder: Client) -> None:
    add(recorder, meeting, "voices", kind="problem", text="น้ำเข้าบ้านตอนมรสุม", hands="18")
    adopt, note = f"/meetings/{meeting.pk}/adopt/", f"/meetings/{meeting.pk}/note/"
    key = {"key": str(uuid7())}
    too_soon = recorder.post(adopt, key)
    assert (too_soon.status_code, "MTG-010" in too_soon.content.decode()) == (422, True)
    assert recorder.post(note, {"text": "x", "key": str(uuid7())}).status_code == 422
    with clock.at(datetime(2019, 7, 9, 19)):
        browser = cast.client(people.recorder)
        assert "รับรอง" in browser.get(f"/meetings/{meeting.pk}/").content.decode()
        assert browser.post(adopt, key).status_code == 303
        assert browser.post(adopt, {"key": str(uuid7())}).status_code == 422  # once
        for block, typed in (("voices", {"kind": "need", "text": "x"}), ("meal", {"when": "after", "heads": "9"})):
            refused = browser.post(f"/meetings/{meeting.pk}/add/{block}/", typed | {"key": str(uuid7())})
            assert (refused.status_code, "MTG-009" in refused.content.decode()) == (422, True)
        adopted = Meeting.objects.get(pk=meeting.pk)
        with pytest.raises(refusals.MinutesAdopted):
            resolutions.vote(meeting=adopted, kind="bylaws", key=uuid7(), vote=resolutions.Vote("hands", 30, 30))
        assert browser.post(note, {"text": "คนยกมือ 19 ไม่ใช่ 18", "key": str(uuid7())}).status_code == 303
        page = browser.get(f"/meetings/{meeting.pk}/").content.decode()
        assert "คนยกมือ 19 ไม่ใช่ 18" in page
        assert "/add/voices/" not in page
        meeting.refresh_from_db()
        printed = minutes.data(people.group, meeting)
    assert meeting.adopted_by is not None
    assert meeting.adopted_by.meeting.date == date(2019, 7, 9)
    assert printed["adopted"] == "รับรองตามมติ 1/2562 วันที่ 9 ก.ค. 62"
    assert [part["title"] for part in printed["parts"]] == ["ผู้มาประชุม", "เสียงสะท้อน", "หมายเหตุ เพิ่มหลังรับรองบันทึกแล้ว"]  # type: ignore[index, union-attr, call-overload]
    pdf = cast.client(people.member).get(f"/meetings/{meeting.pk}/minutes.pdf")
    assert (pdf.status_code, pdf.content[:4]) == (200, b"%PDF")
