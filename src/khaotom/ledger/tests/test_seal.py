"""The seal: what the database refuses, whoever asks. A careless hand writes raw SQL here."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connection, transaction

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.ledger.models import Account, Balance, Entry, Fund, Line
from khaotom.ledger.tests.books import BOX, DAY, RECEIPT, SAVED, Group, a_group, execute, refused_by_database
from khaotom.trail import seals

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Group:
    return a_group()


@pytest.fixture
def posted(group: Group) -> Entry:
    return group.post(group.receipt(100_00, uuid7()))[0]


def test_the_seals_present_are_those_of_the_files() -> None:
    assert seals.findings() == []


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_line"])
def test_nothing_sealed_changes_or_goes(posted: Entry, table: str) -> None:
    change = "seq = seq + 1" if table == "ledger_entry" else "amount = amount + 1"
    with refused_by_database(f"{table}_sealed"):
        execute(f"UPDATE {table} SET {change}")
    with refused_by_database(f"{table}_sealed"):
        execute(f"DELETE FROM {table}")
    if connection.vendor == "postgresql":
        connection.check_constraints()  # settles what is deferred: PostgreSQL truncates nothing before
        with refused_by_database("_sealed"):
            execute(f"TRUNCATE {table} CASCADE")
    assert Entry.objects.get().seq == 1
    assert sorted(Line.objects.values_list("amount", flat=True)) == [-100_00, 100_00]


def test_the_orm_cannot_do_it_either(posted: Entry) -> None:
    posted.date = date(2019, 6, 10)
    with refused_by_database("ledger_entry_sealed"):
        posted.save()
    with refused_by_database("ledger_line_sealed"):
        Line.objects.filter(entry=posted).update(balance_after=0)


def test_an_account_never_changes_or_goes(posted: Entry, group: Group) -> None:
    with refused_by_database("ledger_account_sealed"):
        Account.objects.filter(book=group.book).update(fund=group.welfare)
    with refused_by_database("ledger_account_sealed"):
        execute("DELETE FROM ledger_account")
    assert Account.objects.filter(fund=group.savings).count() == 2


def test_a_sealed_entry_takes_no_late_line(posted: Entry) -> None:
    account = posted.lines.get(no=1).account
    with refused_by_database("ledger_line_sealed"):
        Line.objects.create(entry=posted, no=3, account=account, seq=1, amount=5, balance_after=5)
    assert posted.lines.count() == 2


def test_an_entry_cannot_be_replaced(posted: Entry) -> None:
    """SQLite's INSERT OR REPLACE deletes without asking a delete trigger; PostgreSQL has no such word."""
    if connection.vendor == "sqlite":
        with refused_by_database("ledger_entry_sealed"):
            execute("INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry")
        with refused_by_database("ledger_line_sealed"):
            execute("INSERT OR REPLACE INTO ledger_line SELECT * FROM ledger_line")
    with refused_by_database(""):
        execute("INSERT INTO ledger_entry SELECT * FROM ledger_entry")
    assert Entry.objects.count() == 1


def test_an_entry_has_its_lines_first(group: Group) -> None:
    with refused_by_database("ledger_entry_has_lines"):
        _seal(group, uuid7())
    assert not Entry.objects.exists()


def test_an_entry_with_one_line_is_none(group: Group) -> None:
    with refused_by_database("ledger_entry_has_lines"):
        _seal(group, _lines(group, [(group.savings, 100)]))
    assert not Line.objects.exists()


def test_an_entry_balances(group: Group) -> None:
    with refused_by_database("ledger_entry_balances"):
        _seal(group, _lines(group, [(group.savings, 100), (group.savings, -99)]))
    assert not Line.objects.exists()


def test_an_entry_balances_in_each_fund(group: Group) -> None:
    with refused_by_database("ledger_entry_balances"):
        _seal(group, _lines(group, [(group.savings, 100), (group.welfare, -100)]))
    assert not Line.objects.exists()


def test_an_entry_may_touch_two_funds_that_both_balance(group: Group) -> None:
    identifier = _lines(group, [(group.savings, 100), (group.savings, -100), (group.welfare, 5), (group.welfare, -5)])
    _seal(group, identifier)
    assert Entry.objects.get().pk == identifier


def test_an_entry_belongs_to_one_book(group: Group) -> None:
    other = a_group()
    with refused_by_database("ledger_entry_one_book"):
        _seal(group, _lines(other, [(other.savings, 100), (other.savings, -100)]))
    assert not Line.objects.exists()


def test_a_line_carries_its_entrys_number(group: Group) -> None:
    with refused_by_database("ledger_entry_one_book"):
        _seal(group, _lines(group, [(group.savings, 100), (group.savings, -100)], seq=2))
    assert not Line.objects.exists()


def test_no_number_is_left_out_or_used_again(group: Group, posted: Entry) -> None:
    for number in (1, 3):
        with refused_by_database("ledger_entry_gapless"):
            _seal(group, _lines(group, [(group.savings, 7), (group.savings, -7)], seq=number), seq=number)
    assert Entry.objects.count() == 1


def test_a_closed_day_takes_no_entry(group: Group) -> None:
    Fund.objects.filter(pk=group.savings).update(closed_through=DAY)
    with refused_by_database("ledger_entry_open_day"):
        _seal(group, _lines(group, [(group.savings, 100), (group.savings, -100)]))
    _seal(group, _lines(group, [(group.welfare, 100), (group.welfare, -100)]))
    assert Entry.objects.count() == 1


def test_what_is_closed_stays_closed(group: Group) -> None:
    fund = Fund.objects.filter(pk=group.savings)
    fund.update(closed_through=DAY)
    for earlier in (None, date(2019, 6, 8)):
        with refused_by_database("ledger_fund_stays_closed"):
            fund.update(closed_through=earlier)
    fund.update(closed_through=date(2019, 6, 30))
    assert fund.get().closed_through == date(2019, 6, 30)


def test_a_line_is_of_something(group: Group) -> None:
    with refused_by_database("ledger_line_not_zero"):
        _lines(group, [(group.savings, 0)])
    assert not Line.objects.exists()


def test_a_balance_stays_on_its_side(group: Group, posted: Entry) -> None:
    with refused_by_database("ledger_balance_on_its_side"):
        Balance.objects.filter(account__code=BOX).update(amount=-1)
    with refused_by_database("ledger_balance_on_its_side"):
        Balance.objects.filter(account__code=SAVED).update(amount=1)
    assert group.balance(group.cash()) == 100_00


def test_an_entry_is_reversed_at_most_once(group: Group, posted: Entry) -> None:
    _seal(group, _lines(group, [(group.savings, 7), (group.savings, -7)], seq=2), seq=2, reverses=posted, reason="twice")
    with refused_by_database("ledger_entry"):
        _seal(group, _lines(group, [(group.savings, 7), (group.savings, -7)], seq=3), seq=3, reverses=posted, reason="twice")
    assert Entry.objects.filter(reverses=posted).count() == 1


def test_a_reversal_gives_its_reason(group: Group, posted: Entry) -> None:
    with refused_by_database("ledger_entry_reversal_has_reason"):
        _seal(group, _lines(group, [(group.savings, 7), (group.savings, -7)], seq=2), seq=2, reverses=posted)
    assert Entry.objects.count() == 1


def test_lines_without_an_entry_do_not_outlive_the_transaction(group: Group) -> None:
    with refused_by_database("ledger_line"):
        _lines(group, [(group.savings, 100), (group.savings, -100)])
        connection.check_constraints(["ledger_line"])
    assert not Line.objects.exists()


def test_a_lifted_seal_is_found(group: Group) -> None:
    with transaction.atomic():
        table = " ON ledger_line" if connection.vendor == "postgresql" else ""
        execute(f"DROP TRIGGER seal_ledger_line_late{table}")
        assert seals.findings() == ["seal seal_ledger_line_late is missing"]
        transaction.set_rollback(True)
    assert seals.findings() == []


def _lines(group: Group, amounts: list[tuple[UUID, int]], *, seq: int = 1) -> UUID:
    """Lines of an entry yet to come, each on a new account of the fund. Returns the entry's id."""
    identifier = uuid7()
    for no, (fund, amount) in enumerate(amounts, start=1):
        account = Account.objects.create(book=group.book, fund_id=fund, code=BOX, holder_kind="place", holder=uuid7())
        Line.objects.create(entry_id=identifier, no=no, account=account, seq=seq, amount=amount, balance_after=amount)
    return identifier


def _seal(group: Group, identifier: UUID, *, seq: int = 1, reverses: Entry | None = None, reason: str = "") -> None:
    Entry.objects.create(
        id=identifier,
        book=group.book,
        seq=seq,
        kind=RECEIPT,
        date=DAY,
        happened_on=DAY,
        recorded_at=clock.now(),
        citation_kind="slip",
        reverses=reverses,
        reason=reason,
        command=uuid7(),
    )
