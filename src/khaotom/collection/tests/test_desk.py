"""The desk: a signed page against its own total, beside what was taken at a table before."""

from copy import deepcopy
from datetime import datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from khaotom.collection import selectors
from khaotom.collection.models import PaperPage, Sheet, Slip
from khaotom.collection.services import slips
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Attendance
from khaotom.people.models import HostName
from khaotom.people.services import logins
from tests import cast, evening, stages
from tests.evening import BAHT

AFTERNOON = datetime(2019, 6, 9, 17)
PAGE_1 = 4820  # the golden evening's first 25 lines, in baht
SAID = {12: "260", 15: "-", 16: "-", 17: "-", 18: "-", 19: "*4"}

pytestmark = pytest.mark.django_db


def _opened(golden: evening.Evening) -> tuple[evening.Evening, Sheet]:
    HostName.objects.create(name="localhost", network_id=golden.actor.network)
    logins.login_of(golden.person(1))
    with clock.at(AFTERNOON):
        return golden, evening.open_up(golden)[0]


opened = stages.once(_opened, after=evening.prepare)


@pytest.fixture
def golden(opened: tuple[evening.Evening, Sheet], db: None) -> evening.Evening:
    return deepcopy(opened[0])


@pytest.fixture
def sheet(opened: tuple[evening.Evening, Sheet], db: None) -> Sheet:
    return deepcopy(opened[1])


@pytest.fixture
def treasurer(golden: evening.Evening) -> Client:
    with clock.at(AFTERNOON):
        return cast.client(golden.person(1))


def page(total: int, *, but: dict[int, str] | None = None, key: str = "") -> dict[str, object]:
    """The first page as it is keyed."""
    said = SAID | (but or {})
    lines = {f"row_{no}": said.get(no, "=") for no in range(1, 26)}
    return {"key": key or str(uuid7()), "paper_total": str(total), **lines}


def test_a_page_that_comes_to_its_total_is_kept_and_who_signed_it_was_there(sheet: Sheet, treasurer: Client) -> None:
    with clock.at(AFTERNOON):
        answer = treasurer.post(reverse("collection:desk", kwargs={"sheet": sheet.pk}), page(PAGE_1))
    assert (answer.status_code, answer["Location"]) == (303, f"/sheets/{sheet.pk}/desk/?page=2")
    kept = PaperPage.objects.get()
    assert (kept.number, kept.total, kept.photo) == (1, PAGE_1 * BAHT, "")
    assert sum(slip.cash + slip.transferred for slip in Slip.objects.all()) == PAGE_1 * BAHT
    assert Attendance.objects.filter(undone=False).count() == 21  # of 25: four did not pay


def test_a_page_sent_twice_is_kept_once(sheet: Sheet, treasurer: Client) -> None:
    sent = page(PAGE_1)
    with clock.at(AFTERNOON):
        for _again in range(2):
            assert treasurer.post(reverse("collection:desk", kwargs={"sheet": sheet.pk}), sent).status_code == 303
    assert (PaperPage.objects.count(), Slip.objects.count()) == (1, 21)


def test_a_page_that_differs_changes_nothing_keeps_what_was_typed_and_marks_the_rows(sheet: Sheet, treasurer: Client) -> None:
    address = reverse("collection:desk", kwargs={"sheet": sheet.pk})
    with clock.at(AFTERNOON):
        answer = treasurer.post(address, page(PAGE_1, but={3: "800"}))
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "ที่พิมพ์รวมได้ 5,540 บาท ในกระดาษว่า 4,820 บาท ต่างกัน 720 บาท" in said
    assert said.count("ลองดูแถวนี้") == 1
    assert 'value="800"' in said
    assert not Slip.objects.exists()
    assert not PaperPage.objects.exists()


def test_what_a_table_took_before_is_not_keyed_and_counts_for_the_page(
    golden: evening.Evening, sheet: Sheet, treasurer: Client
) -> None:
    address = reverse("collection:desk", kwargs={"sheet": sheet.pk})
    with clock.at(AFTERNOON):
        first = selectors.rows(sheet)[0]
        taking = evening.taking(sheet.tables.get(), first, 1, "pays")
        slips.take(actor=golden.actor, sheet=sheet, taking=taking, key=uuid7())
        shown = treasurer.get(address).content.decode()
        answer = treasurer.post(address, page(PAGE_1, but={1: "999"}))
    assert 'name="row_1"' not in shown
    assert answer.status_code == 303
    assert Slip.objects.filter(membership=first.membership).count() == 1
    assert PaperPage.objects.get().total == PAGE_1 * BAHT


def test_the_photo_of_the_page_is_drawn_anew_and_seen_by_the_committee_alone(
    golden: evening.Evening, sheet: Sheet, treasurer: Client
) -> None:
    drawn = BytesIO()
    Image.new("RGB", (60, 80), "white").save(drawn, "JPEG")
    photo = SimpleUploadedFile("page.jpg", drawn.getvalue(), "image/jpeg")
    with clock.at(AFTERNOON):
        treasurer.post(reverse("collection:desk", kwargs={"sheet": sheet.pk}), page(PAGE_1) | {"photo": photo})
        kept = PaperPage.objects.get()
        seen = treasurer.get(reverse("collection:paper_photo", kwargs={"paper": kept.pk}))
        logins.login_of(golden.person(20))
        member = cast.client(golden.person(20)).get(reverse("collection:paper_photo", kwargs={"paper": kept.pk}))
    assert Image.open(BytesIO(seen.getvalue())).size == (60, 80)
    assert seen.headers["Content-Type"] == "image/jpeg"
    assert member.status_code in (403, 404)


@pytest.mark.parametrize("sent", [b"", b"%PDF-1.7 no picture", b"GIF89a"])
def test_what_is_no_picture_is_refused_and_nothing_is_kept(sheet: Sheet, treasurer: Client, sent: bytes) -> None:
    photo = SimpleUploadedFile("page.jpg", sent, "image/jpeg")
    with clock.at(AFTERNOON):
        answer = treasurer.post(reverse("collection:desk", kwargs={"sheet": sheet.pk}), page(PAGE_1) | {"photo": photo})
    assert answer.status_code == 422
    assert not Slip.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "แถวนี้ยังไม่มีคำตอบ"),
        ("12.345", "12.35"),
        ("*0", "*2"),
        ("*99", "*2"),
        ("-5", "-5"),
        ("1e3", "1e3"),
        ("99999999", "99999999"),
        ("สิบ", "สิบ"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_at_its_place(sheet: Sheet, treasurer: Client, typed: str, said: str) -> None:
    with clock.at(AFTERNOON):
        answer = treasurer.post(reverse("collection:desk", kwargs={"sheet": sheet.pk}), page(PAGE_1, but={3: typed}))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Slip.objects.exists()
