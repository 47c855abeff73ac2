"""What a member takes home, and who may print which paper."""

from copy import deepcopy
from datetime import date, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from khaotom.collection.models import Closing, Slip
from khaotom.collection.papers import passbook
from khaotom.collection.tests.papers import MEMBER, OTHER_MEMBER, TREASURER, of_evening, reader
from khaotom.kernel import clock
from khaotom.kernel.citation import Citation
from khaotom.kernel.ids import uuid7
from khaotom.ledger.models import Entry
from khaotom.ledger.services import reversing
from khaotom.savings import passbook as savings
from khaotom.trail.models import Reading
from tests import evening as golden
from tests import stages
from tests.paper import words

pytestmark = pytest.mark.django_db
NIGHT = datetime(2019, 6, 9, 20)


lived = stages.once(golden.played)


@pytest.fixture
def evening(lived: golden.Played, db: None) -> golden.Evening:
    return deepcopy(lived[0])


@pytest.fixture
def closed(lived: golden.Played, db: None) -> Closing:
    return Closing.objects.select_related("sheet__group").get(pk=lived[1].pk)


def test_a_passbook_page_shows_a_correction_on_both_lines(evening: golden.Evening, closed: Closing) -> None:
    wrong = Entry.objects.get(kind="collection.slip", citation_number="P-008")
    with clock.at(datetime(2019, 6, 16, 9)):
        reversing.reverse(
            book=wrong.book_id,
            entries=[wrong],
            on=date(2019, 6, 16),
            reason="wrong_person",
            citation=Citation("slip", wrong.citation_id, "P-008"),
            command=uuid7(),
        )
        printed = words(passbook.page(savings.passbook(evening.member(8))))
    newest = closed.last_seq + 1
    for said in (
        f"แก้แล้วในรายการที่ {newest}",
        f"แก้รายการที่ {wrong.seq}",
        f"ถูกต้องถึงรายการที่ {newest} ของบัญชีกลุ่ม",
    ):
        assert said in printed.replace("\n", " ")
    assert ("4,300" in printed, "4,200" in printed) == (True, True)


def test_a_statement_says_the_balance_in_words_and_how_far_it_is_true(evening: golden.Evening, closed: Closing) -> None:
    with clock.at(NIGHT):
        printed = words(passbook.statement([evening.member(19)]))
    for said in ("ห้าพันบาทถ้วน", f"ถูกต้องถึงรายการที่ {closed.last_seq}", "สวัสดิการครบถึง ก.ย. 62", "P-015"):
        assert said in printed


def test_a_statement_goes_back_a_year_and_carries_the_rest_forward(evening: golden.Evening, closed: Closing) -> None:
    with clock.at(datetime(2020, 5, 20, 9)):
        data: Any = passbook.statement_data([evening.member(19)])
    (book,) = data["books"]
    assert book["brought"] == {"words": "ยอดยกมา", "amount": "4,600.00"}
    assert [line["day"] for line in book["lines"]] == ["9 มิ.ย. 62"]
    assert closed.paid == 40


def test_the_year_page_says_each_month_and_praises_only_who_kept_up(evening: golden.Evening, closed: Closing) -> None:
    with clock.at(NIGHT):
        years: list[Any] = [passbook.year_data(evening.member(number), 2019) for number in (19, golden.LATE, 15, 44)]
    kept, late, away, paused = years
    assert kept["praise"] == "ส่งครบ 1 เดือน ไม่เคยขาด"
    assert [late["praise"], away["praise"], paused["praise"]] == ["", "", ""]
    assert [month["state"] for month in away["months"]][4:7] == ["อยู่ในสมุดเดิม", "ยังไม่ส่ง", ""]
    assert [month["state"] for month in paused["months"]][5:9] == ["พัก", "พัก", "พัก", ""]
    assert [month["amount"] for month in late["months"]][4:6] == ["100.00", "100.00"]
    assert closed.missed == 4


def test_papers_of_one_member_ask_a_fixed_number_of_times(
    evening: golden.Evening, closed: Closing, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    found = savings.passbook(evening.member(19))
    with clock.at(NIGHT):
        with django_assert_num_queries(4):
            passbook.page_data(found)
        with django_assert_num_queries(9):
            passbook.statement_data([evening.member(19)])
        with django_assert_num_queries(17):
            passbook.year_data(evening.member(19), 2019)
    assert closed.paid == 40


def test_officers_print_the_evenings_papers_and_members_do_not(evening: golden.Evening, closed: Closing) -> None:
    with clock.at(NIGHT):
        officer, member = reader(evening, TREASURER), reader(evening, MEMBER)
        wanted = [*of_evening(closed.sheet), f"/groups/{evening.group.slug}/days/2019-07-09/collection-sheet.pdf"]
        for page in wanted:
            answer = officer.get(page)
            assert (page, answer.status_code, answer["Content-Type"]) == (page, 200, "application/pdf")
            assert answer["Cache-Control"] == "private, no-store"
            assert answer["Content-Disposition"].startswith("inline; filename=")
            assert answer["Content-Disposition"].isascii()
            assert member.get(page).status_code == 403


def test_a_passbook_is_for_its_owner_and_officers_and_anothers_look_is_recorded(evening: golden.Evening, closed: Closing) -> None:
    member = evening.member(MEMBER)
    papers = [f"/members/{member.pk}/{name}.pdf" for name in ("passbook", "statement", "years/2019")]
    with clock.at(NIGHT):
        owner, other, officer = (reader(evening, number) for number in (MEMBER, OTHER_MEMBER, TREASURER))
        assert [owner.get(page).status_code for page in papers] == [200, 200, 200]
        assert [other.get(page).status_code for page in papers] == [404, 404, 404]
        assert not Reading.objects.exists()
        assert [officer.get(page).status_code for page in papers] == [200, 200, 200]
    seen = Reading.objects.filter(subject=member.person_id, person=evening.person(TREASURER).pk)
    assert sorted(seen.values_list("purpose", flat=True)) == ["print", "statement", "year"]
    assert closed.paid == 40


def test_a_receipt_is_for_whose_slip_it_is(evening: golden.Evening, closed: Closing) -> None:
    slip = Slip.objects.get(sheet=closed.sheet, membership=evening.member(MEMBER))
    with clock.at(NIGHT):
        answers = [reader(evening, n).get(f"/slips/{slip.pk}/receipt.pdf").status_code for n in (MEMBER, TREASURER, OTHER_MEMBER)]
    assert answers == [200, 200, 404]


def test_ones_own_statement_has_a_part_for_each_group_and_nobody_elses(evening: golden.Evening, closed: Closing) -> None:
    with clock.at(NIGHT):
        printed = words(reader(evening, TREASURER).get("/me/statement.pdf").content)
        visitor = reader(evening, OTHER_MEMBER).get(f"/members/{evening.member(MEMBER).pk}/years/2150.pdf")
    assert ("หกพันสองร้อยบาทถ้วน" in printed, printed.count("ถูกต้องถึงรายการที่")) == (True, 1)
    assert (visitor.status_code, closed.paid) == (404, 40)
