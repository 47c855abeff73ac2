"""The collection sheet is printed before the evening and says what the table will ask, line by line."""

from copy import deepcopy
from datetime import date, datetime
from typing import Any

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from khaotom.collection import selectors
from khaotom.collection.papers import sheet
from khaotom.collection.tests.papers import TREASURER, of_evening, reader
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.people.services import memberships
from khaotom.people.services.people import Names
from tests import evening as golden
from tests import stages
from tests.paper import pages, words

pytestmark = pytest.mark.django_db
AFTERNOON = datetime(2019, 6, 9, 15)

prepared = stages.once(golden.prepare)


@pytest.fixture
def evening(prepared: golden.Evening, db: None) -> golden.Evening:
    return deepcopy(prepared)


def address(page: int) -> str:
    return f"https://example.org/{page}/"


def test_forty_five_members_fit_on_two_pages_with_lines_for_newcomers(evening: golden.Evening) -> None:
    with clock.at(AFTERNOON):
        printed = pages(sheet.collection_sheet(sheet.sheet_on(evening.group, golden.DAY), address))
    assert len(printed) == 2
    assert [("ใบเก็บเงิน" in page, "วันอาทิตย์ที่ 9 มิถุนายน 2562" in page) for page in printed] == [(True, True)] * 2
    assert ("หน้า 1 จาก 2" in printed[0], "หน้า 2 จาก 2" in printed[1]) == (True, True)
    assert ("น้าเปี๊ยก" in printed[0], "ก๊ะหน๊ะ" in printed[0], "ก๊ะซะ" in printed[1]) == (True, True, True)
    assert ("50" in printed[1].split(), "พัก" in printed[1]) == (True, True)  # its last empty line, and those who pause


def test_the_sheet_printed_before_says_what_the_table_will_ask(evening: golden.Evening) -> None:
    """Pledges 6,050 and welfare 1,080 of the month, 130 late from May, two fines of 10."""
    with clock.at(AFTERNOON):
        before: Any = sheet.data(sheet.sheet_on(evening.group, golden.DAY), address)
        opened, _table = golden.open_up(evening)
        after: Any = sheet.data(opened, address)
        printed = words(sheet.collection_sheet(opened, address))
    assert before == after
    assert (before["all"]["amount"], sum(row.total for row in selectors.rows(opened))) == ("7,280.00", 7280 * golden.BAHT)
    assert ("7,280" in printed, [page["due"] for page in before["pages"]]) == (True, ["4,930.00", "2,350.00"])


def test_who_is_behind_is_said_small_and_summed_into_what_is_expected(evening: golden.Evening) -> None:
    with clock.at(AFTERNOON):
        data: Any = sheet.data(sheet.sheet_on(evening.group, golden.DAY), address)
    first, _second = data["pages"]
    late = first["rows"][golden.LATE - 1]
    assert (late["called"], late["late"], late["due"]) == ("ป้าหนู", ["ค้าง 130", "ปรับ 10"], "270.00")
    assert first["rows"][7] | {"note": ""} == {
        "line": "8",
        "number": "08",
        "called": "จ๊ะเราะห์",
        "name": "นางรอฮานี หมัดเส็น",
        "pledge": "100.00",
        "welfare": "30.00",
        "late": [],
        "due": "130.00",
        "note": "",
    }


def test_who_sent_a_transfer_is_not_asked_for_cash(evening: golden.Evening) -> None:
    with clock.at(AFTERNOON):
        golden.transfer(evening, evening.member(9), 130)
        printed = words(sheet.collection_sheet(sheet.sheet_on(evening.group, golden.DAY), address))
    assert "โอนมาแล้ว 130" in printed.replace("\n", "")


def test_two_lines_are_always_left_for_newcomers(evening: golden.Evening) -> None:
    for number in range(46, 51):
        memberships.enrol(
            actor=evening.actor,
            group=evening.group,
            names=Names(called_name=f"คนใหม่ {number}", given_name="ใหม่"),
            joined_on=date(2018, 2, 9),
            key=uuid7(),
        )
    with clock.at(AFTERNOON):
        data: Any = sheet.data(sheet.sheet_on(evening.group, golden.DAY), address)
    assert [(len(page["rows"]), len(page["blank"])) for page in data["pages"]] == [(25, 0), (25, 0), (0, 25)]


def test_a_name_of_any_length_stays_on_its_line(evening: golden.Evening) -> None:
    long = "เสาวลักษณ์พรรณราย ณ สงขลามหาสมุทรเบ็ญล่าเต๊ะโต๊ะ-หัด"
    memberships.enrol(
        actor=evening.actor,
        group=evening.group,
        names=Names(called_name="ก๊ะเสาวลักษณ์พรรณราย", title="นางสาว", given_name=long),
        joined_on=date(2018, 2, 9),
        key=uuid7(),
    )
    with clock.at(AFTERNOON):
        printed = pages(sheet.collection_sheet(sheet.sheet_on(evening.group, golden.DAY), address))
    assert len(printed) == 2
    assert "ก๊ะเสาวลักษณ์พรรณราย" in printed[1]
    assert "โต๊ะ-หัด" in printed[1].replace("\n", "")


def test_a_group_without_members_has_one_empty_page(evening: golden.Evening) -> None:
    with clock.at(datetime(2017, 6, 9, 15)):
        printed = pages(sheet.collection_sheet(sheet.sheet_on(evening.group, date(2017, 6, 9)), address))
    assert len(printed) == 1


def test_the_sheet_asks_as_much_of_few_members_as_of_many(
    evening: golden.Evening, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with clock.at(AFTERNOON), django_assert_num_queries(15):
        sheet.data(sheet.sheet_on(evening.group, golden.DAY), address)


def test_the_sheet_speaks_english_to_who_reads_english(evening: golden.Evening) -> None:
    with clock.at(AFTERNOON), translation.override("en"):
        printed = words(sheet.collection_sheet(sheet.sheet_on(evening.group, golden.DAY), address))
    assert ("Collection sheet" in printed, "Sunday 9 June 2019" in printed, "ใบเก็บเงิน" in printed) == (True, True, False)


def test_an_evening_not_closed_has_no_days_sheet(evening: golden.Evening) -> None:
    with clock.at(AFTERNOON):
        opened, _table = golden.open_up(evening)
        officer = reader(evening, TREASURER)
        answers = [officer.get(page).status_code for page in of_evening(opened)]
    assert answers == [404, 404, 404, 200]


@pytest.mark.parametrize("day", ["2019-02-30", "tomorrow", "9999-12-31", "2015-06-09"])
def test_a_day_that_is_none_or_far_off_is_not_there(evening: golden.Evening, day: str) -> None:
    with clock.at(AFTERNOON):
        answer = reader(evening, TREASURER).get(f"/groups/{evening.group.slug}/days/{day}/collection-sheet.pdf")
    assert answer.status_code == 404


def test_the_code_of_a_printed_page_opens_the_desk_at_that_page(evening: golden.Evening) -> None:
    page = f"/groups/{evening.group.slug}/days/2019-06-09/paper/2/"
    with clock.at(AFTERNOON):
        officer = reader(evening, TREASURER)
        before = officer.get(page)["Location"]
        opened, _table = golden.open_up(evening)
        after = officer.get(page)["Location"]
    assert before == f"/groups/{evening.group.slug}/days/"
    assert after == f"/sheets/{opened.pk}/desk/?page=2"
