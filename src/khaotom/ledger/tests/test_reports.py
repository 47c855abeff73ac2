"""What is read off a book, compared with what the lines themselves say."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from khaotom.kernel import months
from khaotom.kernel.ids import uuid7
from khaotom.ledger import reports, statements
from khaotom.ledger.models import Account, Line
from khaotom.ledger.services.posting import Leg
from khaotom.ledger.statements import Place
from khaotom.ledger.tests.books import BOX, DAY, FINES, SAVED, Group, a_group, entry

pytestmark = pytest.mark.django_db
MAY, JUNE, JULY = (months.of(date(2019, month, 1)) for month in (5, 6, 7))


@pytest.fixture
def group() -> Group:
    """Three months of one member, a fine and some welfare money."""
    group, aied = a_group(), uuid7()
    group.post(group.receipt(100_00, aied, day=date(2019, 5, 9)), group.receipt(50_00, aied, day=date(2019, 5, 31)))
    group.post(
        group.receipt(200_00, aied, day=DAY),
        entry([Leg(group.cash(), 10_00), Leg(group.fines(), -10_00)], day=DAY),
        entry([Leg(group.cash(group.welfare), 30_00), Leg(group.fines(group.welfare), -30_00)], day=DAY),
    )
    group.post(group.payout(40_00, aied, day=date(2019, 6, 30)), group.receipt(70_00, aied, day=date(2019, 7, 9)))
    return group


def _standing(group: Group, day: date) -> dict[tuple[object, str], int]:
    return {(one.fund.pk, row.code): row.amount for one in reports.trial_balance(group.book.pk, day) for row in one.rows}


@pytest.mark.parametrize(
    ("day", "box", "saved", "fines"),
    [
        (date(2019, 5, 8), 0, 0, 0),
        (date(2019, 5, 9), 100_00, 100_00, 0),
        (date(2019, 5, 31), 150_00, 150_00, 0),
        (date(2019, 6, 8), 150_00, 150_00, 0),
        (DAY, 360_00, 350_00, 10_00),
        (date(2019, 6, 30), 320_00, 310_00, 10_00),
        (date(2019, 12, 31), 390_00, 380_00, 10_00),
    ],
)
def test_trial_balance_at_a_day(group: Group, day: date, box: int, saved: int, fines: int) -> None:
    standing = _standing(group, day)
    wanted = {(group.savings, BOX): box, (group.savings, SAVED): -saved, (group.savings, FINES): -fines}
    assert {key: amount for key, amount in standing.items() if key[0] == group.savings} == {k: v for k, v in wanted.items() if v}


def test_trial_balance_keeps_funds_apart_and_each_balances(group: Group) -> None:
    savings, welfare = reports.trial_balance(group.book.pk, DAY)
    assert (savings.fund.pk, savings.debit, savings.credit) == (group.savings, 360_00, 360_00)
    assert (welfare.fund.pk, welfare.debit, welfare.credit) == (group.welfare, 30_00, 30_00)


def test_trial_balance_of_another_book_is_not_in_it(group: Group) -> None:
    other = a_group()
    assert [(one.rows, one.debit) for one in reports.trial_balance(other.book.pk, DAY)] == [([], 0), ([], 0)]


def test_cash_book_day_by_day(group: Group) -> None:
    by_fund = {one.account.fund_id: one for one in reports.cash_book(group.book.pk, JUNE)}
    savings, welfare = by_fund[group.savings], by_fund[group.welfare]
    assert (savings.opening, savings.into, savings.out, savings.closing) == (150_00, 210_00, 40_00, 320_00)
    assert [(day.day, day.into, day.out, day.balance) for day in savings.days] == [
        (DAY, 210_00, 0, 360_00),
        (date(2019, 6, 30), 0, 40_00, 320_00),
    ]
    assert (welfare.opening, welfare.closing, len(welfare.days)) == (0, 30_00, 1)


def test_cash_book_of_an_unmoved_month_shows_what_lies_there(group: Group) -> None:
    assert [(one.opening, one.days) for one in reports.cash_book(group.book.pk, months.of(date(2019, 8, 1)))] == [
        (390_00, []),
        (30_00, []),
    ]
    assert reports.cash_book(group.book.pk, months.of(date(2019, 4, 1))) == []


def test_totals_by_month(group: Group) -> None:
    found = reports.by_month([group.book.pk], [SAVED, FINES], since=MAY - 1, through=JUNE)
    saved = {month: found[group.book.pk, "savings", SAVED, month] for month in (MAY - 1, MAY, JUNE)}
    assert {month: (one.debit, one.credit, one.standing) for month, one in saved.items()} == {
        MAY - 1: (0, 0, 0),
        MAY: (0, 150_00, -150_00),
        JUNE: (40_00, 200_00, -310_00),
    }
    assert found[group.book.pk, "welfare", FINES, JUNE].standing == -30_00
    assert {key[3] for key in found} == {MAY - 1, MAY, JUNE}


def test_statement_pages_hang_together(group: Group) -> None:
    account = Account.objects.get(code=BOX, fund=group.savings)
    pages: list[statements.Statement] = []
    before = None
    for _page in range(10):
        page = statements.statement(account, before=before, size=2)
        pages.insert(0, page)
        before = page.earlier
        if before is None:
            break
    amounts = [line.amount for page in pages for line in page.lines]
    assert amounts == [100_00, 50_00, 200_00, 10_00, -40_00, 70_00]
    assert (pages[0].opening, pages[-1].closing, pages[-1].newest, pages[0].newest) == (0, 390_00, True, False)
    assert [(one.closing, two.opening) for one, two in pairwise(pages)] == [(150_00, 150_00), (360_00, 360_00)]
    assert {page.true_up_to for page in pages} == {7}


def test_a_statement_cut_between_two_lines_of_one_entry_loses_none(group: Group) -> None:
    member = uuid7()
    saved = group.saved(member)
    group.post(
        entry([Leg(group.cash(), 60_00), Leg(saved, -10_00, JUNE), Leg(saved, -20_00, JULY), Leg(saved, -30_00, JULY + 1)])
    )
    account = Account.objects.get(holder=member)
    newest = statements.statement(account, size=2)
    assert newest.earlier is not None
    oldest = statements.statement(account, before=newest.earlier, size=2)
    assert [line.amount for line in (*oldest.lines, *newest.lines)] == [-10_00, -20_00, -30_00]
    assert (oldest.earlier, oldest.closing, newest.opening) == (None, -10_00, -10_00)


def test_a_statement_of_nothing(group: Group) -> None:
    account = Account.objects.create(book=group.book, fund_id=group.savings, code=SAVED, holder=uuid7())
    page = statements.statement(account)
    assert (page.opening, page.lines, page.closing, page.true_up_to, page.earlier) == (0, [], 0, 7, None)


def test_entries_newest_first_in_pages(group: Group) -> None:
    group.book.refresh_from_db()
    first, second, beyond = (statements.entries(group.book, page=page, size=4) for page in (1, 2, 99))
    assert [row.seq for row in first.entries] == [7, 6, 5, 4]
    assert [row.seq for row in second.entries] == [3, 2, 1]
    assert (first.pages, beyond.number, [row.seq for row in beyond.entries]) == (2, 2, [3, 2, 1])
    assert [line.amount for line in first.lines[first.entries[0].pk]] == [70_00, -70_00]


def test_an_entry_by_its_number(group: Group) -> None:
    found = statements.entry_of(group.book.pk, 4)
    assert found is not None
    assert (found.seq, statements.entry_of(group.book.pk, 8)) == (4, None)


@pytest.mark.parametrize(
    ("text", "place"), [("120-2", Place(120, 2)), ("", None), ("x", None), ("1-", None), ("-3", None), ("๑-๒", Place(1, 2))]
)
def test_places_in_addresses(text: str, place: Place | None) -> None:
    assert Place.parse(text) == place
    assert place is None or Place.parse(str(place)) == place


days = st.dates(min_value=date(2018, 11, 20), max_value=date(2019, 3, 10))


@settings(max_examples=30)
@given(receipts=st.lists(st.tuples(days, st.integers(1, 10**6)), min_size=1, max_size=15), asked=days)
def test_a_days_standing_is_the_sum_of_the_lines_up_to_it(receipts: list[tuple[date, int]], asked: date) -> None:
    group, aied = a_group(), uuid7()
    group.post(*(group.receipt(amount, aied, day=day) for day, amount in receipts))
    expected: dict[tuple[object, str], int] = defaultdict(int)
    for fund, code, day, amount in Line.objects.filter(entry__book=group.book).values_list(
        "account__fund", "account__code", "entry__date", "amount"
    ):
        expected[fund, code] += amount if day <= asked else 0
    assert _standing(group, asked) == {key: amount for key, amount in expected.items() if amount}
    month = months.of(asked)
    box = next(iter(reports.cash_book(group.book.pk, month)), None)
    before = sum(amount for day, amount in receipts if day < months.first_day(month))
    through = sum(amount for day, amount in receipts if day <= months.last_day(month))
    assert (box.opening, box.closing) == (before, through) if box else (before, through) == (0, 0)


def test_asking_what_was_taken_back_never_looks_through_the_whole_book(group: Group) -> None:
    """Also once SQLite has statistics, by which an index full of NULLs is worth nothing."""
    aied = uuid7()
    group.post(*(group.receipt(100, aied) for _ in range(200)))
    account = Account.objects.get(code=BOX, fund=group.savings)
    with CaptureQueriesContext(connection) as asked:
        statements.statement(account)
        group.book.refresh_from_db()
        statements.entries(group.book)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
        plans = []
        for one in (one["sql"] for one in asked.captured_queries if "reverses_id" in one["sql"]):
            cursor.execute(explain + one)
            plans += [str(row[-1]) for row in cursor.fetchall()]
    assert len(plans) > 4
    if connection.vendor == "sqlite":
        assert [line for line in plans if line.startswith("SCAN") and line != "SCAN ledger_book"] == []
