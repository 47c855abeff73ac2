"""Bad input, page by page: each gets its sentence at its place, what was typed stays, and nothing in the database changes.

What parsers, the import and the outbox refuse is tested with them; here it is sent as a person sends it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from khaotom.kernel import clock, months
from khaotom.kernel.ids import uuid7
from khaotom.till import selectors as till
from tests import cast, stages, walk
from tests.architecture.test_every_door import doors
from tests.walk import Stage

NOW = datetime(2019, 7, 9, 17, 30)
NOT_CONTENT = {"Session", "Reading", "Attempt"}  # who looked and who tried is recorded, refused or not

pytestmark = pytest.mark.django_db
built_once = stages.once(walk.build)


@dataclass(frozen=True)
class Desk:
    """The walk's stage and its treasurer at the desk."""

    stage: Stage
    browser: Client

    def address(self, name: str, **parts: Any) -> str:
        """The page's address; sheet, group, member and box are the stage's."""
        known = {
            "sheet": self.stage.open.pk,
            "slug": self.stage.people.group.slug,
            "place": till.box(self.stage.people.group.pk).pk,
            "membership": cast.membership(self.stage.people.member).pk,
            "person": self.stage.people.member.pk,
        }
        wanted = {part: value for part, value in (known | parts).items() if part in _parts_of(name)}
        return reverse(name, kwargs=wanted)


@pytest.fixture
def desk(built_once: Stage, db: None) -> Iterator[Desk]:
    with clock.at(NOW):
        yield Desk(built_once, cast.client(built_once.people.treasurer))


BASE: dict[str, dict[str, str]] = {
    "collection:open": {"counted": "1500"},
    "collection:count": {"pieces_100000": "1"},
    "collection:pay": {"purpose": "benefit", "amount": "450", "clause": "10"},
    "savings:pledge_change": {"amount": "100", "from_month": str(months.of(NOW.date())), "decided_on": "9/7/62"},
    "people:facts_community": {"land_owner": "unknown", "eviction": "none"},
    "people:member_add": {"called_name": "น้าไข่"},
    "people:member_number": {"number": "77"},
    "people:person_edit": {"called_name": "ป้าเอียด", "version": "0"},
    "people:national_id": {},
}

AMOUNTS = (
    ("12.345", "12.345 มีเศษเกินสตางค์ ใส่ทศนิยมได้ไม่เกิน 2 ตัว เช่น 12.35"),
    ("-5", "-5"),
    ("−5", "5"),
    ("1000000000000000", "มากผิดปกติ"),
    ("๑๒.๓๔๕", "มีเศษเกินสตางค์"),
    ("๑,๐๐๐,๐๐๐,๐๐๐,๐๐๐,๐๐๐", "มากผิดปกติ"),
    ("สิบบาท", "สิบบาท"),
    ("1,5,0x", "1,5,0x"),
    ("1e3", "1e3"),
    ("NaN", "NaN"),
    ("", "ยังว่างอยู่"),
    ("1 บาท 50 สตางค์", "1 บาท 50 สตางค์"),
)

DAYS = (
    ("31 กุมภาพันธ์ 2562", "31 กุมภาพันธ์ 2562"),
    ("31/2/62", "31/2/62"),
    ("9/6/2026", "ดูเหมือนเป็น ค.ศ."),
    ("9/6/3562", "9/6/3562"),
    ("2562", "2562"),
    ("พรุ่งนี้มั้ง", "พรุ่งนี้มั้ง"),
    ("99/99/99", "99/99/99"),
    ("วันจันทร์ที่ 9 มิถุนายน 2562", "วันจันทร์ที่ 9 มิถุนายน 2562"),
)

CASES = (
    *(("collection:open", "counted", typed, said) for typed, said in AMOUNTS),
    *(("collection:pay", "amount", typed, said) for typed, said in AMOUNTS),
    *(("savings:pledge_change", "amount", typed, said) for typed, said in AMOUNTS),
    *(("people:facts_community", "letter_on", typed, said) for typed, said in DAYS),
    ("savings:pledge_change", "amount", "30", "ข้อ 5"),
    ("savings:pledge_change", "amount", "105", "ข้อ 5"),
    ("savings:pledge_change", "amount", "5000", "ข้อ 5"),
    ("collection:count", "pieces_100000", "4.5", "4.5"),
    ("collection:count", "pieces_100000", "-1", "-1"),
    ("collection:count", "pieces_100000", "999999999", "999999999"),
    ("collection:count", "pieces_100000", "สี่", "สี่"),
    ("people:member_number", "number", "01", "01"),
    ("people:member_number", "number", "๐๑", "01"),
    ("people:member_add", "number", "01", "01"),
    ("people:member_add", "phone", "12", "12"),
    ("people:person_edit", "birth", "9/6/62", "9/6/62"),
    ("people:person_edit", "birth", "31/2/2500", "31/2/2500"),
    ("people:person_edit", "birth", "9/6/2570", "9/6/2570"),
    ("people:national_id", "number", "1234567890123", ""),
    ("people:national_id", "number", "๑๒๓", ""),
)


@pytest.mark.parametrize(("name", "field", "typed", "said"), CASES)
def test_it_is_said_what_was_typed_stays_and_nothing_changes(desk: Desk, name: str, field: str, typed: str, said: str) -> None:
    people = desk.stage.people
    counters = {"counted_by": [str(people.treasurer.pk), str(people.chair.pk)]}
    before = _everything()
    sent = {"key": str(uuid7()), **counters, **BASE[name], field: typed}
    answer = desk.browser.post(desk.address(name), sent)
    page = unescape(answer.content.decode())
    assert answer.status_code in (409, 422)
    assert said in page
    assert typed in page or _plain(typed) in page
    assert 'class="field-wrong"' in page or 'class="notice wrong"' in page
    assert _everything() == before


def test_a_stale_form_shows_both_versions_and_changes_nothing(desk: Desk) -> None:
    address = desk.address("people:person_edit")
    mine = {"key": str(uuid7()), "called_name": "ป้าเอียด", "given_name": "เอียด", "version": str(desk.stage.people.member.version)}
    assert desk.browser.post(address, mine | {"present_address": "12 ซอยท่าเรือ"}).status_code == 303
    before = _everything()
    answer = desk.browser.post(address, mine | {"key": str(uuid7()), "present_address": "99 ริมคลอง"})
    assert answer.status_code == 409
    assert all(words in answer.content.decode() for words in ("12 ซอยท่าเรือ", "99 ริมคลอง"))
    assert _everything() == before


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("people:member_add", {"called_name": "น้าไข่", "given_name": "ไข่มุก"}),
        ("collection:open", {"counted": "8,520"}),
        ("savings:pledge_change", {"amount": "200"}),
    ],
)
def test_a_form_sent_twice_is_done_once(desk: Desk, name: str, sent: dict[str, str]) -> None:
    people = desk.stage.people
    whole = {"key": str(uuid7()), "counted_by": [str(people.treasurer.pk), str(people.chair.pk)], **BASE[name], **sent}
    first = desk.browser.post(desk.address(name), whole)
    after = _everything()
    second = desk.browser.post(desk.address(name), whole)
    assert (first.status_code, second.status_code) == (303, 303)
    assert _everything() == after


def test_the_same_key_with_something_else_is_no_second_sending(desk: Desk) -> None:
    """A second tab that kept the first one's form."""
    key = str(uuid7())
    address = desk.address("people:member_add")
    assert desk.browser.post(address, {"key": key, "called_name": "น้าไข่"}).status_code == 303
    before = _everything()
    assert desk.browser.post(address, {"key": key, "called_name": "น้าหนู"}).status_code == 409
    assert _everything() == before


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "image/jpeg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "image/svg+xml"),
        (b"%PDF-1.7", "application/pdf"),
        (b"\xff\xd8\xff\xe0 half a picture", "image/jpeg"),
        (b"x" * (13 * 1024 * 1024), "image/jpeg"),
    ],
)
@pytest.mark.parametrize("name", ["people:photo_keep", "front:import_"])
def test_a_file_that_is_none_of_the_kind_is_told_and_not_kept(desk: Desk, name: str, content: bytes, kind: str) -> None:
    field = "picture" if name == "people:photo_keep" else "file"
    before = _everything()
    sent = {"key": str(uuid7()), field: SimpleUploadedFile("sent.bin", content, kind)}
    answer = desk.browser.post(desk.address(name), sent)
    assert answer.status_code in (413, 422)
    assert "หา" in answer.content.decode() or "ไฟล์" in answer.content.decode() or "รูป" in answer.content.decode()
    assert _everything() == before


def test_a_picture_as_large_as_a_field_is_told_before_it_is_drawn(desk: Desk) -> None:
    """Small to send, enormous to unpack."""
    drawn = BytesIO()
    Image.new("1", (30_000, 30_000)).save(drawn, "PNG")
    before = _everything()
    sent = {"key": str(uuid7()), "picture": SimpleUploadedFile("huge.png", drawn.getvalue(), "image/png")}
    assert desk.browser.post(desk.address("people:photo_keep"), sent).status_code == 422
    assert _everything() == before


def _everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but for who looked and who tried."""
    models = [model for model in apps.get_models() if model.__name__ not in NOT_CONTENT and model._meta.app_label != "keyring"]
    return {model._meta.label: sorted(model._default_manager.values_list(), key=repr) for model in models}


def _plain(typed: str) -> str:
    return typed.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙−", "0123456789-"))


def _parts_of(name: str) -> set[str]:
    return set(next(door.parts for door in doors() if door.name == name))
