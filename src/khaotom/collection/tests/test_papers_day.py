"""The papers of a closed evening: right figures in Thai that can be copied, and nobody's name where it should not be."""

from copy import deepcopy
from datetime import datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from khaotom.collection import selectors
from khaotom.collection.models import Closing, Slip
from khaotom.collection.papers import counts, day, receipts
from khaotom.collection.tests.papers import TREASURER, of_evening, reader
from khaotom.kernel import clock
from khaotom.till.models import Custody
from tests import evening as golden
from tests import paper, stages
from tests.paper import pages, words

pytestmark = pytest.mark.django_db
NIGHT = datetime(2019, 6, 9, 20)


lived = stages.once(golden.played)


@pytest.fixture
def evening(lived: golden.Played, db: None) -> golden.Evening:
    return deepcopy(lived[0])


@pytest.fixture
def closed(lived: golden.Played, db: None) -> Closing:
    return Closing.objects.select_related("sheet__group").get(pk=lived[1].pk)


def test_the_groups_own_file_has_every_slip_and_the_evenings_figures(closed: Closing) -> None:
    with clock.at(NIGHT):
        printed = words(day.own_file(closed.sheet))
    for said in ("P-001", "P-040", "นางรอฮานี หมัดเส็น", "น้าไข่", "รวม 40 ใบ", "ขาด 20 บาท", "เจ็ดพันสามร้อยหกสิบบาทถ้วน"):
        assert said in printed
    for amount in ("6,150", "1,140", "6,330", "990", "5,280", "1,050", "7,380", "7,360", "5,360"):
        assert amount in printed
    for signer in ("นางสมศรี คงสม", "นายจำเนียร ขวัญท่า"):
        assert f"({signer})" in printed


def test_funds_on_the_days_sheet_are_what_the_book_has(closed: Closing) -> None:
    with clock.at(NIGHT):
        data: Any = day.own_file_data(closed.sheet)
    funds = data["funds"]
    assert [row["amounts"] for row in funds["rows"]] == [
        ["5,280.00", "900.00", "", "−20.00"],
        ["1,050.00", "90.00", "−450.00", ""],
    ]
    assert funds["total"] == ["6,330.00", "990.00", "−450.00", "−20.00"]


def test_the_wall_shows_totals_and_never_a_name_a_debt_or_the_cash(closed: Closing) -> None:
    with clock.at(NIGHT):
        printed = words(day.wall(closed.sheet))
    for said in ("6,150", "1,140", "7,320", "นับสองคนแล้ว ขาด 20 บาท"):
        assert said in printed
    for hidden in ("รอฮานี", "จ๊ะเราะห์", "ลุงหีม", "7,360", "5,360", "เงินอยู่กับ", "บังเลาะ"):
        assert hidden not in printed


def test_the_figure_is_on_the_wall_once_nothing_waits_for_the_bank(closed: Closing) -> None:
    Custody.objects.filter(subject=closed.sheet_id).update(to_bank=0)
    with clock.at(NIGHT):
        printed = words(day.wall(closed.sheet))
    assert ("7,360" in printed, "เงินอยู่กับ" in printed) == (True, False)


def test_six_receipts_a_page_with_the_balance_after_each(closed: Closing) -> None:
    with clock.at(NIGHT):
        printed = pages(receipts.receipts(closed.sheet))
    assert len(printed) == 7
    assert printed[2].count("ใบรับเงิน") == 6
    assert "สัจจะ มิ.ย. 62 – ก.ย. 62" in printed[2]
    assert ("5,000" in printed[2], "ห้าร้อยยี่สิบบาทถ้วน" in printed[2]) == (True, True)


def test_one_receipt_is_a_small_paper(closed: Closing) -> None:
    slip = Slip.objects.select_related("table", "membership__person", "sheet__group").get(sheet=closed.sheet, number=12)
    with clock.at(NIGHT):
        pdf = receipts.receipt(slip)
    assert paper.sizes(pdf) == [(105, 148)]
    assert "สัจจะ พ.ค. 62 – มิ.ย. 62" in words(pdf)


def test_receipts_ask_as_much_for_one_as_for_forty(closed: Closing, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    every = [slip for slip in selectors.slips(closed.sheet_id) if slip.state == Slip.State.TAKEN]
    for some in (every[:1], every):
        with clock.at(NIGHT), django_assert_num_queries(2):
            receipts.data(closed.sheet, some)


def test_the_closing_certificate_says_notes_coins_counters_and_custody(closed: Closing) -> None:
    with clock.at(NIGHT):
        printed = words(counts.certificate(closed.sheet))
    for said in ("แบงก์ 1,000", "เหรียญ 2", "4,000", "เจ็ดพันสามร้อยหกสิบบาทถ้วน", "ขาด 20 บาท", "เงินอยู่กับป้าสมศรีและบังเลาะ"):
        assert said in printed
    for signer in ("นางสมศรี คงสม", "นายก้อเส็ม หลีหมาน", "นายอับดุลเลาะ บิลแหละ", "นายจำเนียร ขวัญท่า"):
        assert f"({signer})" in printed


def test_the_screen_of_a_closed_day_offers_its_papers(evening: golden.Evening, closed: Closing) -> None:
    with clock.at(NIGHT):
        officer = reader(evening, TREASURER)
        screen = officer.get(f"/sheets/{closed.sheet_id}/").content.decode()
        today = officer.get(f"/groups/{evening.group.slug}/days/").content.decode()
    assert [page for page in of_evening(closed.sheet) if page not in screen] == []
    assert f"/groups/{evening.group.slug}/days/2019-07-09/collection-sheet.pdf" in today
