"""Checks: true books give no finding; each thing that could be false is found, with the seals lifted to make it so."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import connection, transaction

from khaotom.kernel.ids import uuid7
from khaotom.ledger.models import Balance, Book, Entry, Line, Turnover
from khaotom.ledger.services import posting, reversing
from khaotom.ledger.services.posting import Draft
from khaotom.ledger.tests.books import BOX, DAY, SLIP, Group, a_group
from khaotom.trail import checks, seals
from khaotom.trail import services as trail

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Group:
    """A book with two receipts, one of them taken back."""
    group = a_group()
    first, _second = _command(group, group.receipt(100_00, uuid7()), group.receipt(50_00, uuid7()))
    with transaction.atomic():
        key = _begin(group)
        reversing.reverse(book=group.book.pk, entries=[first], on=DAY, reason="twice", citation=SLIP, command=key)
    return group


def test_true_books_have_no_finding(group: Group) -> None:
    assert list(checks.run()) == []


def test_a_gap(group: Group) -> None:
    Book.objects.filter(pk=group.book.pk).update(last_seq=4)
    assert _found() == {"ledger.numbers": [f"book {group.book.pk} says 4 entries; it has 3, numbered 1 to 3"]}


def test_a_changed_amount_is_found_everywhere_it_shows(group: Group) -> None:
    with _unsealed():
        Line.objects.filter(entry__seq=2, account__code=BOX).update(amount=60_00)
        found = _found()
    assert sorted(found) == ["ledger.balances", "ledger.balances_after", "ledger.sums", "ledger.turnovers"]
    entry = Entry.objects.get(seq=2)
    assert found["ledger.sums"] == [f"entry {entry.pk} is out by 1000 satang in fund {group.savings}"]


def test_a_balance_after_that_does_not_follow(group: Group) -> None:
    box = Line.objects.filter(account__code=BOX)
    with _unsealed():
        box.filter(seq=2).update(balance_after=1)
        found = _found()["ledger.balances_after"]
    account = box.values_list("account", flat=True)[0]
    assert found == [
        f"account {account} after line 2-1: kept 1, counted 15000",
        f"account {account} after line 3-1: kept 5000, counted -9999",
    ]


def test_a_balance_that_is_not_the_sum(group: Group) -> None:
    Balance.objects.filter(account__code=BOX).update(amount=51_00)
    assert list(_found()) == ["ledger.balances"]
    Balance.objects.filter(account__code=BOX).delete()
    (said,) = _found()["ledger.balances"]
    assert said.endswith("kept (balance, up to entry) None, counted (5000, 3)")


def test_a_turnover_that_is_not_the_months(group: Group) -> None:
    box = Turnover.objects.filter(account__code=BOX)
    box.update(debit=1)
    assert [said.partition(": ")[2] for said in _found()["ledger.turnovers"]] == [
        "kept (in, out) (1, 10000), counted (15000, 10000)"
    ]
    box.delete()
    assert [said.partition(": ")[2] for said in _found()["ledger.turnovers"]] == ["kept (in, out) None, counted (15000, 10000)"]


def test_an_account_without_its_side(group: Group) -> None:
    Balance.objects.filter(account__code=BOX).update(side=0)
    assert list(_found()) == ["ledger.sides"]


def test_lines_that_lost_their_entry_and_entries_that_lost_their_lines(group: Group) -> None:
    with _unsealed():
        Line.objects.filter(entry__seq=2).delete()
        found = _found()
    assert found["ledger.lines"] == [f"entry {Entry.objects.get(seq=2).pk} has 0 lines"]


def test_a_line_with_another_number_or_in_another_book(group: Group) -> None:
    other = a_group()
    _command(other, other.receipt(1, uuid7()))
    box = Line.objects.filter(entry__seq=2, account__code=BOX, entry__book=group.book)
    with _unsealed():
        box.update(seq=7)
        assert _found()["ledger.lines"] == [f"line 1 of {box.get().entry_id} carries another number than its entry"]
        box.update(seq=2, account=Line.objects.get(entry__book=other.book, account__code=BOX).account)
        line = Line.objects.get(seq=2, account__book=other.book)
        assert _found()["ledger.lines"] == [f"line 1 of {line.entry_id} lies in another book"]


def test_a_reversal_that_is_not_the_opposite(group: Group) -> None:
    with _unsealed():
        Line.objects.filter(entry__seq=3).update(amount=-Line.objects.get(entry__seq=3, no=1).amount)
        found = _found()["ledger.reversals"]
    assert {said.split(" leave ")[1].split(" on ")[0] for said in found} == {"20000 satang"}


def test_a_word_nobody_knows_and_a_command_nobody_sent(group: Group) -> None:
    with _unsealed():
        Entry.objects.filter(seq=1).update(kind="lost.kind", command=UUID(int=5))
        found = _found()
    assert found["ledger.words"] == ["kind of entry 'lost.kind' is in use but no room knows it"]
    assert [said.partition(" was ")[2] for said in found["ledger.commands"]] == [
        f"written by command {UUID(int=5)}, which is not in the trail"
    ]


def test_differences_of_two_streams() -> None:
    kept = [(1, "a"), (2, "b"), (4, "d"), (5, "e")]
    counted = [(2, "b"), (3, "c"), (4, "x")]
    assert list(checks.differences(kept, counted)) == [(1, "a", None), (3, None, "c"), (4, "d", "x"), (5, "e", None)]
    assert list(checks.differences([], counted[:1])) == [(2, None, "b")]
    assert list(checks.differences(kept, kept)) == []


def _begin(group: Group) -> UUID:
    key = uuid7()
    assert trail.once(actor=group.actor, key=key, what="test.post", arguments={"key": key})
    return key


def _command(group: Group, *drafts: Draft) -> list[Entry]:
    with transaction.atomic():
        return posting.post(book=group.book.pk, drafts=drafts, command=_begin(group))


def _found() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, what in checks.run(name for name in checks.checks if name != "trail.seals"):
        found.setdefault(name, []).append(what)
    return found


@contextmanager
def _unsealed() -> Iterator[None]:
    """As if somebody with the key to the database had been there."""
    connection.check_constraints()
    seals.lift_before_migrating(using="default")
    yield
    seals.set_after_migrating(using="default")
