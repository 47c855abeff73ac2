"""What holds of any sequence of posts and reversals, tried on sequences nobody would think of."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import given, settings
from hypothesis import strategies as st

from khaotom.kernel import months
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal
from khaotom.ledger.models import Balance, Entry, Line, Turnover
from khaotom.ledger.services import posting, reversing
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.ledger.tests.books import DAY, PAYOUT, SLIP, Group, a_group, entry
from khaotom.trail import services as trail

pytestmark = pytest.mark.django_db

MEMBERS = [uuid7() for _ in range(4)]
amounts = st.integers(min_value=1, max_value=500_00)
days = st.integers(min_value=0, max_value=75).map(lambda ahead: DAY + timedelta(days=ahead))
members = st.sampled_from(MEMBERS)


@dataclass(frozen=True)
class Receipt:
    """One payment: savings, a fine, a welfare contribution; any but the first may be nothing."""

    member: UUID
    saved: int
    fine: int
    welfare: int
    day: date

    def draft(self, group: Group) -> Draft:
        legs = [Leg(group.cash(), self.saved + self.fine), Leg(group.saved(self.member), -self.saved, months.of(self.day))]
        legs += [Leg(group.fines(), -self.fine)] if self.fine else []
        if self.welfare:
            legs += [Leg(group.cash(group.welfare), self.welfare), Leg(group.fines(group.welfare), -self.welfare)]
        return entry(legs, day=self.day)


@dataclass(frozen=True)
class Payout:
    """Savings given back; refused where there are not that many."""

    member: UUID
    amount: int
    day: date

    def draft(self, group: Group) -> Draft:
        return entry([Leg(group.saved(self.member), self.amount), Leg(group.cash(), -self.amount)], kind=PAYOUT, day=self.day)


@dataclass(frozen=True)
class TakeBack:
    """The n-th entry so far (counted round) is reversed; refused where it was, or is itself a reversal."""

    which: int
    day: date


receipts = st.builds(Receipt, members, amounts, st.sampled_from([0, 10_00]), st.sampled_from([0, 30_00]), days)
payouts = st.builds(Payout, members, amounts, days)
take_backs = st.builds(TakeBack, st.integers(0, 50), days)
batches = st.lists(receipts | payouts, min_size=1, max_size=5)
evenings = st.lists(batches | take_backs, max_size=12)

Step = list[Receipt | Payout] | TakeBack


@settings(max_examples=40)
@given(steps=evenings)
def test_any_sequence_leaves_true_books(steps: list[Step]) -> None:
    group = a_group()
    for step in steps:
        _try(group, step, uuid7())
    assert _totals_by_fund(group) in ({}, {group.savings: 0}, {group.savings: 0, group.welfare: 0})
    assert _kept_balances(group) == _recomputed_balances(group)
    assert _kept_turnovers(group) == _recomputed_turnovers(group)
    seqs = list(Entry.objects.filter(book=group.book).order_by("seq").values_list("seq", flat=True))
    assert seqs == list(range(1, len(seqs) + 1))


@settings(max_examples=25)
@given(steps=evenings)
def test_taking_back_everything_leaves_nothing(steps: list[Step]) -> None:
    group = a_group()
    for step in steps:
        _try(group, step, uuid7())
    standing = list(Entry.objects.filter(book=group.book, reverses=None, reversed_by=None))
    with transaction.atomic():
        reversing.reverse(book=group.book.pk, entries=standing, on=DAY, reason="twice", citation=SLIP, command=uuid7())
    assert set(_kept_balances(group).values()) <= {0}
    assert not Entry.objects.filter(book=group.book, reverses=None, reversed_by=None).exists()


@settings(max_examples=25)
@given(steps=evenings, data=st.data())
def test_replays_in_any_order_change_nothing(steps: list[Step], data: st.DataObject) -> None:
    group = a_group()
    sent = [(uuid7(), step) for step in steps]
    accepted = [(key, step) for key, step in sent if _send(group, step, key)]
    before = _everything(group)
    again = data.draw(st.lists(st.sampled_from(accepted), max_size=10) if accepted else st.just([]))
    assert [_send(group, step, key) for key, step in again] == [False] * len(again)
    assert _everything(group) == before


def _try(group: Group, step: Step, command: UUID) -> bool:
    try:
        with transaction.atomic():
            _do(group, step, command)
    except Refusal:
        return False
    return True


def _send(group: Group, step: Step, key: UUID) -> bool:
    """As a service does it: once, then the deed. True if it was done now."""
    try:
        with transaction.atomic():
            if not trail.once(actor=group.actor, key=key, what="test.step", arguments={"step": repr(step)}):
                return False
            _do(group, step, key)
    except Refusal:
        return False
    return True


def _do(group: Group, step: Step, command: UUID) -> None:
    if isinstance(step, list):
        posting.post(book=group.book.pk, drafts=[one.draft(group) for one in step], command=command)
        return
    entries = list(Entry.objects.filter(book=group.book).order_by("seq"))
    if entries:
        target = entries[step.which % len(entries)]
        reversing.reverse(
            book=group.book.pk, entries=[target], on=step.day, reason="wrong_amount", citation=SLIP, command=command
        )


def _everything(group: Group) -> object:
    lines = Line.objects.filter(entry__book=group.book).order_by("seq", "no")
    return (
        list(lines.values_list("seq", "no", "account", "amount", "balance_after")),
        _kept_balances(group),
        _kept_turnovers(group),
    )


def _totals_by_fund(group: Group) -> dict[UUID, int]:
    rows = Line.objects.filter(entry__book=group.book).values_list("account__fund").annotate(total=Sum("amount"))
    return dict(rows)


def _kept_balances(group: Group) -> dict[UUID, int]:
    return dict(Balance.objects.filter(account__book=group.book).values_list("account", "amount"))


def _recomputed_balances(group: Group) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for account, amount, after in _lines(group):
        found[account] = found.get(account, 0) + amount
        assert found[account] == after
    return found


def _lines(group: Group) -> list[tuple[UUID, int, int]]:
    rows = Line.objects.filter(entry__book=group.book).order_by("seq", "no")
    return list(rows.values_list("account", "amount", "balance_after"))


def _kept_turnovers(group: Group) -> dict[tuple[UUID, int], tuple[int, int]]:
    rows = Turnover.objects.filter(account__book=group.book).values_list("account", "month", "debit", "credit")
    return {(account, month): (debit, credit) for account, month, debit, credit in rows}


def _recomputed_turnovers(group: Group) -> dict[tuple[UUID, int], tuple[int, int]]:
    found: dict[tuple[UUID, int], list[int]] = defaultdict(lambda: [0, 0])
    for account, day, amount in Line.objects.filter(entry__book=group.book).values_list("account", "entry__date", "amount"):
        found[account, months.of(day)][amount < 0] += abs(amount)
    return {place: (debit, credit) for place, (debit, credit) in found.items()}
