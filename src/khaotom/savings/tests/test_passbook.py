"""A passbook reads like the one on paper, shows what was corrected, and costs the same however long it is."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM, FOUNDING, Citation
from khaotom.kernel.ids import uuid7
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Entry
from khaotom.ledger.services import books, posting, reversing
from khaotom.ledger.services.books import Place
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.people.models import Membership
from khaotom.savings import chart, passbook
from tests import cast

pytestmark = pytest.mark.django_db
BAHT = 100
JUNE = months.of(date(2019, 6, 9))


class Book:
    """One member's savings, posted as an evening posts them."""

    def __init__(self) -> None:
        people = cast.network()
        self.member: Membership = cast.membership(people.member)
        self.book = books.open_book(network=people.network.pk, owner_kind="group", owner=people.group.pk, funds=["savings"])
        self.fund = ledger.funds_of(self.book.pk)["savings"].pk

    def post(self, baht: int, *, on: date, slip: str = "", paid_for: Sequence[int] = (), paper: Citation = CUSTOM) -> Entry:
        """``baht`` saved for each month of ``paid_for`` (once for none), or taken out when negative."""
        saved = Place(self.fund, chart.PLEDGES, "membership", self.member.pk)
        legs = [Leg(saved, -baht * BAHT, month) for month in paid_for] or [Leg(saved, -baht * BAHT)]
        other = Leg(Place(self.fund, "3000"), -sum(leg.amount for leg in legs))
        cited = Citation("slip", uuid7(), slip) if slip else paper
        draft = Draft(kind="collection.slip", date=on, citation=cited, legs=[other, *legs])
        (entry,) = posting.post(book=self.book.pk, drafts=[draft], command=uuid7())
        return entry

    def bring(self, baht: int, *, on: date) -> None:
        """What the passbook on paper said when the books began."""
        self.post(baht, on=on, paper=FOUNDING)

    def take_back(self, entry: Entry, *, on: date) -> Entry:
        """The entry was somebody else's."""
        taken = reversing.reverse(
            book=self.book.pk, entries=[entry], on=on, reason="wrong_person", citation=CUSTOM, command=uuid7()
        )
        return taken[0]


@pytest.fixture
def book() -> Book:
    return Book()


def read(book: Book, *, before: int | None = None, size: int = passbook.PAGE) -> passbook.Passbook:
    return passbook.passbook(book.member, before=before, size=size)


def test_an_empty_passbook_is_true_up_to_the_newest_entry(book: Book) -> None:
    page = read(book)
    assert (page.balance, page.lines, page.older, page.true_up_to, page.brought_forward) == (0, (), None, 0, 0)


def test_before_the_books_begin_every_passbook_is_empty() -> None:
    member = cast.membership(cast.network().member)
    page, twelve = passbook.passbook(member), passbook.year(member, JUNE)
    assert (page.balance, page.true_up_to, twelve.closing, twelve.paid) == (0, 0, 0, {})


def test_lines_are_read_newest_first_with_the_balance_after_each(book: Book) -> None:
    book.bring(4200, on=date(2019, 5, 10))
    book.post(100, on=date(2019, 6, 9), slip="A-018", paid_for=[JUNE])
    page = read(book)
    newest, first = page.lines
    assert (newest.slip, newest.months, newest.amount, newest.balance) == ("A-018", (JUNE,), 100 * BAHT, 4300 * BAHT)
    assert (first.slip, first.citation, first.months, first.balance) == ("", FOUNDING, (), 4200 * BAHT)
    assert (page.balance, page.true_up_to, page.brought_forward) == (4300 * BAHT, 2, 0)
    assert [line.seq for line in page.in_order] == [1, 2]


def test_one_slip_for_several_months_is_one_line(book: Book) -> None:
    book.post(100, on=date(2019, 6, 9), slip="A-019", paid_for=[JUNE, JUNE + 1, JUNE + 2])
    (line,) = read(book).lines
    assert (line.amount, line.balance, line.months) == (300 * BAHT, 300 * BAHT, (JUNE, JUNE + 1, JUNE + 2))


def test_money_taken_out_is_negative(book: Book) -> None:
    book.bring(4200, on=date(2019, 5, 10))
    book.post(-200, on=date(2019, 6, 9))
    page = read(book)
    assert (page.lines[0].amount, page.lines[0].balance, page.balance) == (-200 * BAHT, 4000 * BAHT, 4000 * BAHT)


def test_what_was_corrected_shows_both_lines_and_the_reason(book: Book) -> None:
    wrong = book.post(100, on=date(2019, 6, 9), slip="A-007", paid_for=[JUNE])
    book.take_back(wrong, on=date(2019, 6, 16))
    taken_back, first = read(book).lines
    assert (first.corrected_by, first.corrects, first.reason) == (2, None, "wrong_person")
    assert (taken_back.corrects, taken_back.corrects_slip, taken_back.reason) == (1, "A-007", "wrong_person")
    assert (taken_back.amount, taken_back.balance) == (-100 * BAHT, 0)
    assert (taken_back.date, taken_back.happened_on) == (date(2019, 6, 16), date(2019, 6, 9))


def test_it_is_turned_page_by_page_without_a_line_lost(book: Book) -> None:
    for month in range(JUNE - 9, JUNE + 1):
        book.post(100, on=months.first_day(month), slip=f"A-{month}", paid_for=[month])
    pages = [read(book, size=4)]
    while pages[-1].older is not None:
        pages.append(read(book, size=4, before=pages[-1].older))
    assert [[line.seq for line in page.lines] for page in pages] == [[10, 9, 8, 7], [6, 5, 4, 3], [2, 1]]
    assert [page.balance for page in pages] == [1000 * BAHT] * 3
    assert [page.brought_forward for page in pages] == [600 * BAHT, 200 * BAHT, 0]


def test_a_page_asks_as_much_of_a_long_passbook_as_of_a_short_one(
    book: Book, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for month in range(JUNE - 30, JUNE + 1):
        book.post(50, on=months.first_day(month), slip=f"A-{month}", paid_for=[month])
        if month in (JUNE - 30, JUNE):
            with django_assert_num_queries(5):
                read(book)


def test_a_year_says_what_came_and_went_and_what_each_month_was_paid_with(
    book: Book, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    january = months.of(date(2019, 1, 1))
    book.post(1200, on=date(2018, 12, 9), slip="A-001", paid_for=[january])
    book.post(100, on=date(2019, 2, 9), slip="A-002", paid_for=[january + 1, january + 2])
    wrong = book.post(100, on=date(2019, 4, 9), slip="A-003", paid_for=[january + 3])
    book.take_back(wrong, on=date(2019, 4, 16))
    book.post(-300, on=date(2019, 5, 9))
    book.post(100, on=date(2020, 1, 9), slip="A-004", paid_for=[january + 12])
    with clock.at(datetime(2020, 1, 10, 9)), django_assert_num_queries(5):
        found = passbook.year(book.member, january)
    assert (found.opening, found.came, found.went, found.corrected) == (1200 * BAHT, 300 * BAHT, 300 * BAHT, -100 * BAHT)
    assert (found.closing, found.true_up_to) == (1100 * BAHT, 6)
    assert {month - january + 1: (paid.amount, paid.slip) for month, paid in found.paid.items()} == {
        1: (1200 * BAHT, "A-001"),
        2: (100 * BAHT, "A-002"),
        3: (100 * BAHT, "A-002"),
    }


def test_what_was_brought_in_from_paper_was_there_before_and_is_not_this_years_saving(book: Book) -> None:
    book.bring(4200, on=date(2019, 5, 10))
    book.post(100, on=date(2019, 6, 9), slip="A-018", paid_for=[JUNE])
    found = passbook.year(book.member, months.of(date(2019, 1, 1)))
    assert (found.opening, found.came, found.closing) == (4200 * BAHT, 100 * BAHT, 4300 * BAHT)


def test_nobody_reads_anothers_lines(book: Book) -> None:
    book.post(100, on=date(2019, 6, 9), slip="A-018", paid_for=[JUNE])
    other = Membership.objects.exclude(pk=book.member.pk).filter(group=book.member.group_id)[0]
    page = passbook.passbook(other)
    assert (page.balance, list(page.lines), page.true_up_to) == (0, [], 1)
    assert isinstance(page.membership.pk, UUID)
