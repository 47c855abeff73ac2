"""The pages by which a group spends: the meeting decides, somebody who paid the shop is paid back, and her receipt is kept."""

from copy import deepcopy
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from khaotom.approvals.models import Request
from khaotom.collection.models import Sheet
from khaotom.collection.tests import test_spending as spent
from khaotom.collection.tests.test_spending import BAHT, BUYER, CHAIR, JULY, clause, decided
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Resolution
from khaotom.people.models import HostName
from khaotom.people.services import logins
from khaotom.till import selectors as till
from khaotom.till.models import Voucher
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def _signed_in(after_june: tuple[evening.Evening, Sheet]) -> tuple[evening.Evening, Sheet]:
    golden, sheet = after_june
    HostName.objects.create(name="localhost", network_id=golden.actor.network)
    for number in (1, CHAIR, BUYER):
        logins.login_of(golden.person(number))
    return golden, sheet


once = stages.once(_signed_in, after=spent.after_june)


@pytest.fixture
def golden(once: tuple[evening.Evening, Sheet], db: None) -> evening.Evening:
    return deepcopy(once[0])


@pytest.fixture
def sheet(once: tuple[evening.Evening, Sheet], db: None) -> Sheet:
    return deepcopy(once[1])


def browser(golden: evening.Evening, number: int = 1) -> Client:
    with clock.at(JULY):
        return cast.client(golden.person(number))


def picture() -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("RGB", (60, 90), "ivory").save(drawn, "JPEG")
    return SimpleUploadedFile("receipt.jpg", drawn.getvalue(), content_type="image/jpeg")


def typed(golden: evening.Evening, **more: object) -> dict[str, object]:
    """What the treasurer types; two members who came are her witnesses."""
    said = {"key": str(uuid7()), "note": "ปลากับผัก", "amount": "120", "payee": str(golden.member(BUYER).pk), "decision": ""}
    return {**said, "later": "1", **more}


def test_the_page_says_what_the_group_has_of_its_own_and_who_decides(golden: evening.Evening, sheet: Sheet) -> None:
    treasurer, address = browser(golden), reverse("collection:spend", kwargs={"sheet": sheet.pk})
    with clock.at(JULY):
        bare = treasurer.get(address).content.decode()
        linked = treasurer.get(reverse("collection:pay", kwargs={"sheet": sheet.pk})).content.decode()
    assert "กลุ่มยังไม่มีกติกาว่ากรรมการจ่ายเองได้เท่าไร" in bare
    assert 'name="decision"' not in bare  # where no rule lets the committee decide, that is no answer to choose
    assert address in linked
    assert 'value="running"' not in linked  # it has its own page, which asks what was bought
    clause(golden, spent.CLAUSE)
    decided(golden, 400)
    with clock.at(JULY):
        shown = treasurer.get(address).content.decode()
    assert shown.count('name="decision"') == 2
    for words in ("510", "ข้อ 14", "คราวละไม่เกิน 200 บาท", "ปีนี้กรรมการจ่ายเองได้อีก 300 บาท", "เหลือ 400 จาก 400 บาท"):
        assert words in shown


def test_who_paid_the_shop_is_paid_back_with_her_receipt(golden: evening.Evening, sheet: Sheet) -> None:
    clause(golden, spent.CLAUSE)
    with clock.at(JULY):
        treasurer = browser(golden)
        address = reverse("collection:spend", kwargs={"sheet": sheet.pk})
        first = typed(golden, receipt=picture())
        again = {**first, "receipt": picture()}
        answers = [treasurer.post(address, data).status_code for data in (first, again)]
        asked = Request.objects.get(pk=str(first["key"]))
    assert (answers, asked.arguments["receipt"]) == ([303, 303], f"slips/{asked.pk.hex}.jpg")
    assert default_storage.exists(asked.arguments["receipt"])
    with clock.at(JULY):
        chair = browser(golden, CHAIR)
        chair.post(reverse("approvals:answer", kwargs={"asked": asked.pk}), {"key": str(uuid7()), "act": "agree"})
    paid = Voucher.objects.filter(purpose="running").first()
    assert paid is not None
    receipt = reverse("till:receipt", kwargs={"voucher": paid.pk})
    with clock.at(JULY):
        seen = [b"".join(browser(golden, number).get(receipt))[:2] for number in (1, BUYER)]
        listed = treasurer.get(reverse("collection:pay", kwargs={"sheet": sheet.pk})).content.decode()
    assert (seen, receipt in listed) == ([b"\xff\xd8"] * 2, True)


def test_what_cannot_be_spent_is_said_before_others_are_asked(golden: evening.Evening, sheet: Sheet) -> None:
    clause(golden, spent.CLAUSE)
    with clock.at(JULY):
        answer = browser(golden).post(reverse("collection:spend", kwargs={"sheet": sheet.pk}), typed(golden, amount="201"))
    assert (answer.status_code, Request.objects.filter(command="collection.pay").count()) == (422, 1)  # June's own
    for words in ("COL-051", "คราวละไม่เกิน 200 บาท แต่ขอจ่าย 201 บาท", "ปลากับผัก"):
        assert words in answer.content.decode()


def test_without_a_rule_and_a_decision_it_is_said_that_the_meeting_decides(golden: evening.Evening, sheet: Sheet) -> None:
    with clock.at(JULY):
        answer = browser(golden).post(reverse("collection:spend", kwargs={"sheet": sheet.pk}), typed(golden))
    assert (answer.status_code, "COL-052" in answer.content.decode()) == (422, True)


def test_the_meeting_decides_on_its_own_page(golden: evening.Evening, sheet: Sheet) -> None:
    clause(golden, spent.CLAUSE)
    treasurer, address = browser(golden), reverse("till:decide_spending", kwargs={"meeting": sheet.meeting_id})
    vote = {"way": "hands", "heads": "30", "in_favour": "28", "against": "1", "abstained": "0"}
    with clock.at(JULY):
        door = treasurer.get(reverse("meetings:meeting", kwargs={"meeting": sheet.meeting_id})).content.decode()
        empty = treasurer.get(address).content.decode()
        wrong = treasurer.post(address, {"key": str(uuid7()), "what": "ปลา", "amount": "400", **vote, "heads": "20"})
        right = treasurer.post(address, {"key": str(uuid7()), "what": "ปลา", "amount": "400", **vote})
        after = treasurer.get(reverse("meetings:meeting", kwargs={"meeting": sheet.meeting_id})).content.decode()
    assert address in door
    assert "เงินของกลุ่มเองตามบัญชี" in empty
    assert "วันประชุม" not in empty  # it is this meeting's
    assert (wrong.status_code, "MTG-001" in wrong.content.decode(), right.status_code) == (422, True, 303)
    made = Resolution.objects.get(kind="spending")
    assert (made.in_favour, [one.left for one in till.decided(golden.group.pk)]) == (28, [400 * BAHT])
    assert "การใช้เงินของกลุ่ม · ปลา ไม่เกิน 400 บาท" in after


def test_a_member_neither_decides_nor_spends(golden: evening.Evening, sheet: Sheet) -> None:
    member = browser(golden, BUYER)
    pages = (
        reverse("till:decide_spending", kwargs={"meeting": sheet.meeting_id}),
        reverse("collection:spend", kwargs={"sheet": sheet.pk}),
    )
    with clock.at(JULY):
        assert {member.get(address).status_code for address in pages} == {403}
