"""The central team types the plans in through its pages, and everybody reads them: on the page, as a table, on one A4."""

import io
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime

import pytest
from django.test import Client
from openpyxl import load_workbook

from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Stranger
from khaotom.meetings.services import assembly, days, network
from khaotom.meetings.services.resolutions import Vote
from khaotom.people.models import OfficeKind, Team
from khaotom.people.services import offices, teams
from khaotom.projects import access
from khaotom.projects.models import Activity, ActivityVersion, Programme
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NOON = datetime(2019, 6, 9, 12)
CHARTER = {
    "name": "ธรรมนูญตำบลน่าอยู่",
    "funder": "กองทุนสมมุติ",
    "budget": "90,000",
    "since": "1/1/62",
    "until": "31/12/62",
}
RICE = {
    "name": "ซื้อข้าวสารร่วมกัน",
    "what": "ซื้อรอบแรก",
    "place": "ท่าเรือเก่า",
    "budget": "40,000.50",
    "source": "กองทุนสมมุติ",
    "answers_words": "คณะทำงานกลาง",
    "since": "1/7/62",
    "until": "30/9/62",
}
people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(NOON):
        yield deepcopy(people_once)


@pytest.fixture
def coordinator(people: Cast) -> Client:
    return cast.client(people.coordinator)


def send(browser: Client, address: str, **typed: str) -> int:
    return browser.post(address, typed | {"key": str(uuid7())}).status_code


@pytest.fixture
def activity(coordinator: Client) -> Activity:
    assert send(coordinator, "/network/programmes/new/", **CHARTER) == 303
    programme = Programme.objects.get()
    assert send(coordinator, f"/network/programmes/{programme.pk}/activities/new/", **RICE) == 303
    return Activity.objects.get()


def test_what_is_typed_in_everybody_reads_at_once(activity: Activity) -> None:
    page = cast.anonymous().get("/programmes/")
    said = page.content.decode()
    for words in ("ธรรมนูญตำบลน่าอยู่", "ซื้อข้าวสารร่วมกัน", "คณะทำงานกลาง", "90,000", "40,000.50", "49,999.50", "ยังไม่ใช่เงินที่จ่ายแล้ว"):
        assert words in said, words
    assert page.headers["Cache-Control"] == "public, max-age=300"
    english = cast.anonymous().get("/en/programmes/").content.decode()
    assert "in no activity yet" in english


def test_a_change_and_its_reason_stand_below_it_and_so_does_what_is_dropped(coordinator: Client, activity: Activity) -> None:
    address = f"/network/activities/{activity.pk}/"
    assert 'value="40,000.50"' in coordinator.get(address).content.decode()
    typed = RICE | {"budget": "35,000", "version": "1", "why": "ข้าวถูกลง"}
    assert send(coordinator, address, **typed) == 303
    assert send(coordinator, address, **typed) == 409  # filled from what it said before
    said = cast.anonymous().get("/programmes/").content.decode()
    assert "แก้เมื่อ 9 มิ.ย. 62 · ข้าวถูกลง" in said
    assert "งบประมาณ จาก 40,000.50 บาท เป็น 35,000 บาท" in said
    assert send(coordinator, f"{address}drop/", version="2", why="") == 422
    assert send(coordinator, f"{address}drop/", version="2", why="ร้านปิด") == 303
    said = cast.anonymous().get("/programmes/").content.decode()
    assert "ร้านปิด" in said
    assert "ยังไม่ลงกิจกรรม" in said
    assert send(coordinator, address, **(typed | {"version": "3"})) == 422


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"budget": "90,000.01"}, "PRJ-001"),
        ({"until": "1/6/62"}, "PRJ-005"),
        ({"until": "1/1/63"}, "PRJ-009"),
        ({"answers_words": ""}, "PRJ-008"),
        ({"budget": "-1"}, ""),
        ({"name": ""}, ""),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    coordinator: Client, activity: Activity, typed: dict[str, str], code: str
) -> None:
    address = f"/network/programmes/{activity.programme_id}/activities/new/"
    answer = coordinator.post(address, RICE | {"budget": "1"} | typed | {"key": str(uuid7())})
    assert answer.status_code == 422
    assert code in answer.content.decode()
    assert "ซื้อรอบแรก" in answer.content.decode()
    assert ActivityVersion.objects.count() == 1


def test_the_central_team_writes_and_nobody_else(people: Cast, activity: Activity) -> None:
    for person in (people.member, people.treasurer, people.chair):
        assert send(cast.client(person), "/network/programmes/new/", **CHARTER) == 403
    by = cast.actor(people.administrator)
    team = teams.add(actor=by, kind=Team.Kind.CENTRAL, name="คณะทำงานกลาง", key=uuid7())
    offices.give(actor=by, person=people.member, kind=OfficeKind.TEAM_MEMBER, team=team, citation=CUSTOM, key=uuid7())
    assert send(cast.client(people.member), "/network/programmes/new/", **CHARTER) == 303
    with pytest.raises(Stranger):
        access.activity(cast.actor(cast.elsewhere().coordinator), activity.pk)


def test_an_officer_and_a_common_activity_are_chosen_and_named(people: Cast, coordinator: Client, activity: Activity) -> None:
    by, meeting = cast.actor(people.recorder), days.on(people.group, NOON.date())
    wish = assembly.wish(actor=by, meeting=meeting, wanted=assembly.Wanted("ปลูกผักกระบะริมบ้าน"), key=uuid7())
    vote = Vote("hands", 20, 18)
    network.choose(actor=cast.actor(people.coordinator), wish=wish, on=NOON.date(), vote=vote, key=uuid7())
    office = people.chair.offices.get(kind=OfficeKind.CHAIR)
    planned = RICE | {"name": "ปลูกผัก", "budget": "0", "answers_words": "", "answers": f"office-{office.pk}", "wish": str(wish.pk)}
    assert send(coordinator, f"/network/programmes/{activity.programme_id}/activities/new/", **planned) == 303
    assert send(coordinator, f"/network/activities/{activity.pk}/meetings/", meeting=str(meeting.pk)) == 303
    said = cast.anonymous().get("/programmes/").content.decode()
    assert f"{people.chair.calling} ประธานกลุ่มออมทรัพย์ท่าเรือเก่า" in said
    assert "กิจกรรมกลาง “ปลูกผักกระบะริมบ้าน” มติเครือข่ายที่ 1/2562" in said
    assert "คุยหรือทำในประชุม" in said


@pytest.mark.needs("pdftotext")
def test_one_sheet_says_the_same(activity: Activity) -> None:
    answer = cast.anonymous().get("/programmes/programmes.pdf")
    assert (answer.headers["Cache-Control"], answer.content[:4]) == ("public, max-age=300", b"%PDF")
    said = subprocess.run(["pdftotext", "-layout", "-", "-"], input=answer.content, capture_output=True, check=True).stdout
    text = said.decode()
    assert "40,000.50" in text
    assert "49,999.50" in text
    assert text.count("\f") == 1  # one page


def test_the_table_has_the_sums_of_the_page(activity: Activity) -> None:
    sheet = load_workbook(io.BytesIO(cast.anonymous().get("/programmes/activities.xlsx").content)).active
    assert sheet is not None
    amounts = [row[-1] for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert sum(round(float(str(amount)) * 100) for amount in amounts) == 9_000_000
    assert "40000.50" in cast.anonymous().get("/programmes/activities.csv").content.decode()
