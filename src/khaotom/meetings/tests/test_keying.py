"""One clerk keys in the papers of an evening: looked through first, then all of it or nothing."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime

import pytest
from django.test import Client

from khaotom.bylaws import drafts
from khaotom.bylaws.models import Answer, Draft
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings import selectors
from khaotom.meetings.models import Attendance, Meal, Meeting, Resolution, Voice, Volunteer, Wish
from khaotom.meetings.services import assembly
from khaotom.trail.models import Command
from tests import cast, samples, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db
EVENING = datetime(2019, 6, 9, 19)


def _with_a_draft(people: Cast) -> Cast:
    with clock.at(EVENING):
        samples.makers["draft"](people)
        return people


people_once = stages.once(_with_a_draft, after=cast.network)
Typed = dict[str, str]


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(people_once)


@pytest.fixture
def meeting(people: Cast) -> Meeting:
    by = cast.actor(people.recorder)
    return assembly.plan(actor=by, group=people.group, on=EVENING.date(), place="ศาลาชุมชน", key=uuid7())


@pytest.fixture
def recorder(people: Cast) -> Client:
    return cast.client(people.recorder)


@pytest.fixture
def draft(people: Cast) -> Draft:
    return Draft.objects.get(group=people.group)


@pytest.fixture
def typed(draft: Draft) -> Typed:
    """The papers of an evening; two in a room of a group without a quorum."""
    answers = {f"{draft.pk}_{drafts.mark(one).hex()[:16]}": "yes" for one in drafts.examples(draft)}
    return {
        "key": str(uuid7()),
        "came": "1-3 ๕",
        "outsiders": "๓",
        "problems": "น้ำเข้าบ้านตอนมรสุม / 18 / พี่เนียร\nหนี้รายวันแพง",
        "needs": "ค่ารถพาลูกไปหาหมอ/๖",
        "wishes": "ซื้อข้าวสารร่วมกัน / 120 / / 14\nปลูกผัก / 80 / 60.50",
        "offers": "น้องกานต์ / 0800000999 / จดบันทึก",
        "meal_when": "after",
        "meal_heads": "45",
        "meal_menu": "ข้าวต้มปลา",
        "meal_halal": "on",
        "meal_cost": "1,350",
        f"{draft.pk}_way": "hands",
        f"{draft.pk}_heads": "33",
        f"{draft.pk}_in_favour": "31",
        f"{draft.pk}_against": "0",
        f"{draft.pk}_abstained": "2",
        **answers,
    }


def nothing_written(meeting: Meeting) -> bool:
    nouns = (Voice, Wish, Volunteer, Meal, Attendance, Resolution)
    meeting.refresh_from_db()
    keyed = Command.objects.filter(what="meetings.key_evening").exists()
    return not any(noun.objects.filter(meeting=meeting).exists() for noun in nouns) and not keyed


def test_looked_through_it_says_who_came_and_writes_nothing(meeting: Meeting, recorder: Client, typed: Typed) -> None:
    answer = recorder.post(f"/meetings/{meeting.pk}/keying/", typed | {"do": "look"})
    page = answer.content.decode()
    assert answer.status_code == 200
    for said in ("สมาชิกมา 4 คน", "น้ำเข้าบ้านตอนมรสุม", "18 คนยกมือ", "น้องกานต์ อาสาช่วย", "ลงทั้งหมด"):
        assert said in page, said
    assert nothing_written(meeting)


def test_written_down_it_is_all_there_and_twice_it_is_once(
    meeting: Meeting, recorder: Client, typed: Typed, draft: Draft
) -> None:
    for _time in range(2):
        answer = recorder.post(f"/meetings/{meeting.pk}/keying/", typed | {"do": "write"})
        assert (answer.status_code, answer["Location"]) == (303, f"/meetings/{meeting.pk}/")
    meeting.refresh_from_db()
    assert len(selectors.came(meeting.pk)) == 4
    assert [(one.called, one.heads) for one in selectors.visitors(meeting.pk)] == [("คนอื่นที่มา", 3)]
    voices = {(one.kind, one.text, one.hands, one.looks_at) for one in meeting.voices.all()}
    assert voices == {
        ("problem", "น้ำเข้าบ้านตอนมรสุม", 18, "พี่เนียร"),
        ("problem", "หนี้รายวันแพง", None, ""),
        ("need", "ค่ารถพาลูกไปหาหมอ", 6, ""),
    }
    wishes = {(one.text, one.cuts, one.raises, one.dots) for one in meeting.wishes.all()}
    assert wishes == {("ซื้อข้าวสารร่วมกัน", 12000, 0, 14), ("ปลูกผัก", 8000, 6050, 0)}
    assert [(one.name, one.phone, one.role) for one in meeting.volunteers.all()] == [("น้องกานต์", "0800000999", "จดบันทึก")]
    assert (meeting.meal.heads, meeting.meal.cost, meeting.meal.menu) == (45, 135000, "ข้าวต้มปลา")
    made = Resolution.objects.get(meeting=meeting)
    assert (made.heads, made.in_favour, made.against, made.abstained, made.silent, made.passed) == (33, 31, 0, 2, 0, True)
    draft.refresh_from_db()
    assert draft.state == Draft.State.ADOPTED
    page = recorder.get(f"/meetings/{meeting.pk}/").content.decode()
    assert "คนอื่นที่มา" in page


@pytest.mark.parametrize(
    ("place", "wrong", "said"),
    [
        ("came", "1-3 99", "เลข 99"),
        ("came", "3-1", "เลขน้อยก่อน"),
        ("came", "ป้าเอียด", "ไม่ใช่เลขสมาชิก"),
        ("outsiders", "สาม", "เป็นจำนวน"),
        ("problems", "น้ำเข้าบ้าน\nหนี้แพง / สิบแปด", "บรรทัดที่ 2"),
        ("problems", "ก / 1 / ข / ค", "มีส่วนมากกว่าช่อง"),
        ("needs", " / 18", "บรรทัดที่ 1"),
        ("wishes", "ปลูกผัก / 80.555", "บรรทัดที่ 1"),
        ("offers", "ก" * 81, "80 ตัวอักษร"),
        ("meal_heads", "", "นับหัวได้กี่คน"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_place_and_nothing_is_kept(
    meeting: Meeting, recorder: Client, typed: Typed, place: str, wrong: str, said: str
) -> None:
    answer = recorder.post(f"/meetings/{meeting.pk}/keying/", typed | {place: wrong, "do": "write"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert f'id="id_{place}_error"' in page
    assert nothing_written(meeting)


def test_every_refusal_is_said_at_once(meeting: Meeting, recorder: Client, typed: Typed, draft: Draft) -> None:
    wrong = typed | {f"{draft.pk}_against": "3", "do": "write"}  # 31 + 3 + 2 = 36 of 33
    answer = recorder.post(f"/meetings/{meeting.pk}/keying/", wrong)
    assert (answer.status_code, "MTG-001" in answer.content.decode()) == (422, True)
    assert f'id="id_{draft.pk}_heads_error"' in answer.content.decode()
    assert nothing_written(meeting)
    assert not Answer.objects.exists()
    ballots = typed | {f"{draft.pk}_way": "ballot", "do": "look"}
    assert "MTG-003" in recorder.post(f"/meetings/{meeting.pk}/keying/", ballots).content.decode()
    seen = ballots | {f"{draft.pk}_witnesses": "1 2"}
    assert recorder.post(f"/meetings/{meeting.pk}/keying/", seen).status_code == 200
    mended = recorder.post(f"/meetings/{meeting.pk}/keying/", typed | {"do": "write"})
    assert mended.status_code == 303  # a refused one leaves its key free


def test_a_vote_waits_for_its_examples(meeting: Meeting, recorder: Client, typed: Typed, draft: Draft) -> None:
    unanswered = {name: said for name, said in typed.items() if said != "yes"} | {"do": "look"}
    assert "BYL-012" in recorder.post(f"/meetings/{meeting.pk}/keying/", unanswered).content.decode()
    drafts_example = next(name for name, said in typed.items() if said == "yes")
    contradicted = typed | {drafts_example: "no", "do": "look"}
    assert "BYL-013" in recorder.post(f"/meetings/{meeting.pk}/keying/", contradicted).content.decode()


def test_an_empty_page_writes_nothing(meeting: Meeting, recorder: Client) -> None:
    answer = recorder.post(f"/meetings/{meeting.pk}/keying/", {"key": str(uuid7()), "do": "write"})
    assert answer.status_code == 303
    assert not Meal.objects.exists()
    assert not Attendance.objects.exists()


def test_only_the_committee_keys_and_not_what_is_still_to_come(people: Cast, recorder: Client, typed: Typed) -> None:
    by = cast.actor(people.recorder)
    coming = assembly.plan(actor=by, group=people.group, on=datetime(2019, 7, 9).date(), place="", key=uuid7())
    refused = recorder.post(f"/meetings/{coming.pk}/keying/", typed | {"do": "write"})
    assert (refused.status_code, "MTG-007" in refused.content.decode()) == (422, True)
    assert cast.client(people.member).get(f"/meetings/{coming.pk}/keying/").status_code == 403


def test_what_cannot_be_read_and_what_is_refused_are_said_together(
    meeting: Meeting, recorder: Client, typed: Typed, draft: Draft
) -> None:
    wrong = typed | {"came": "99", "wishes": "ปลูกผัก / x", f"{draft.pk}_against": "3", "do": "write"}
    page = recorder.post(f"/meetings/{meeting.pk}/keying/", wrong).content.decode()
    for said in ("เลข 99", "บรรทัดที่ 1", "MTG-001"):
        assert said in page, said
    assert nothing_written(meeting)
    assert recorder.post(f"/meetings/{meeting.pk}/keying/", typed | {"key": "", "do": "write"}).status_code == 422


def test_what_was_talked_about_is_keyed_with_the_rest(meeting: Meeting, recorder: Client, typed: Typed) -> None:
    told = {
        "talk_explain": "สามโครงการ ใครรับผิดชอบ / พี่เนียร",
        "talk_findings": "บ้านที่มีคนนอนติดเตียง / ในผังมี 6 หลัง / 7 หลัง ตกบ้านลุงหีม\nบ่อน้ำ / ใช้ได้ 3 บ่อ",
        "talk_other": "ขอยืมเต็นท์จากวัด",
    }
    looked = recorder.post(f"/meetings/{meeting.pk}/keying/", typed | told | {"do": "look"}).content.decode()
    assert "ที่ประชุมแก้ว่า 7 หลัง" in looked
    assert not meeting.talks.exists()
    for _time in range(2):
        assert recorder.post(f"/meetings/{meeting.pk}/keying/", typed | told | {"do": "write"}).status_code == 303
    kept = {(one.block, one.about, one.text, one.put_right, one.told_by) for one in meeting.talks.all()}
    assert kept == {
        ("explain", "", "สามโครงการ ใครรับผิดชอบ", "", "พี่เนียร"),
        ("findings", "บ้านที่มีคนนอนติดเตียง", "ในผังมี 6 หลัง", "7 หลัง ตกบ้านลุงหีม", ""),
        ("findings", "บ่อน้ำ", "ใช้ได้ 3 บ่อ", "", ""),
        ("other", "", "ขอยืมเต็นท์จากวัด", "", ""),
    }


def test_a_finding_without_its_words_is_said_at_its_place(meeting: Meeting, recorder: Client, typed: Typed) -> None:
    answer = recorder.post(f"/meetings/{meeting.pk}/keying/", typed | {"talk_findings": "บ่อน้ำ", "do": "write"})
    assert answer.status_code == 422
    assert "talk_findings" in answer.context["form"].errors
    assert nothing_written(meeting)
