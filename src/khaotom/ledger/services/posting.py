"""Posting: the one way an entry comes into being."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from khaotom.kernel import clock, months
from khaotom.kernel.citation import Citation
from khaotom.kernel.ids import uuid7
from khaotom.kernel.invariant import invariant
from khaotom.ledger import chart, refusals
from khaotom.ledger.models import Account, Balance, Book, Entry, Fund, Line, Turnover
from khaotom.ledger.services.books import Place, accounts


@dataclass(frozen=True, slots=True)
class Leg:
    """``amount`` satang to a place: debit positive, credit negative. ``for_month``: the month it answers for."""

    place: Place
    amount: int
    for_month: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry not yet posted. Its legs sum to zero in each fund. ``happened_on`` may lie in closed days, ``date`` may not."""

    kind: str
    date: date
    citation: Citation
    legs: Sequence[Leg]
    happened_on: date | None = None
    reverses: Entry | None = None
    reason: str = ""
    id: UUID = field(default_factory=uuid7)


def lock(books: Iterable[UUID]) -> list[Book]:
    """Lock books in id order, the one order that cannot deadlock. First of all locks in any transaction; again is harmless."""
    return list(Book.objects.select_for_update().filter(pk__in=set(books)).order_by("pk"))


def post(*, book: UUID, drafts: Sequence[Draft], command: UUID) -> list[Entry]:
    """Write the drafts as the book's next entries, in order, with balances and turnovers; a fixed number of statements.

    Runs inside the caller's transaction, after its ``trail.once``; ``command`` is that row's key. Whoever posts to several books
    first locks all of them with one ``lock``. An account with a side may cross zero between the drafts, not at their end.
    Refuses: LED-001 (closed day), LED-002 (an account would cross zero). What no person can cause is ``Broken``: a draft that does
    not balance, has fewer than two legs or a leg of nothing, names another book's fund or a word nobody registered.
    """
    if not drafts:
        return []
    (locked,) = lock([book])
    for draft in drafts:
        _prove(draft)
    _check_days(locked, drafts)
    by_place = accounts(locked, (leg.place for draft in drafts for leg in draft.legs))
    entries, lines = _write(locked, drafts, by_place, command)
    _move_balances(lines, {account.pk: account for account in by_place.values()})
    _move_turnovers(entries, lines)
    Line.objects.bulk_create(lines)
    Entry.objects.bulk_create(entries)
    Book.objects.filter(pk=locked.pk).update(last_seq=entries[-1].seq)
    return entries


def _prove(draft: Draft) -> None:
    invariant(draft.kind in chart.kinds, f"{draft.kind} is not a registered kind of entry")
    invariant(len(draft.legs) >= 2, f"{draft.kind} has fewer than two legs")
    invariant(all(leg.amount for leg in draft.legs), f"{draft.kind} has a leg of nothing")
    invariant(_sums_to_zero(draft), f"{draft.kind} does not sum to zero in each fund")
    invariant(
        (draft.reverses is None) == (draft.reason == ""), f"{draft.kind} gives a reason exactly when it takes an entry back"
    )
    invariant(not draft.reason or draft.reason in chart.reasons, f"{draft.reason} is not a registered reason")


def _sums_to_zero(draft: Draft) -> bool:
    totals: dict[UUID, int] = defaultdict(int)
    for leg in draft.legs:
        totals[leg.place.fund] += leg.amount
    return not any(totals.values())


def _check_days(book: Book, drafts: Sequence[Draft]) -> None:
    closed = {fund.pk: fund.closed_through for fund in Fund.objects.filter(book=book)}
    for draft in drafts:
        for fund in {leg.place.fund for leg in draft.legs}:
            invariant(fund in closed, f"fund {fund} is not of book {book.pk}")
            through = closed[fund]
            if through is not None and draft.date <= through:
                raise refusals.DayIsClosed(closed_through=through, typed=draft.date)


def _write(book: Book, drafts: Sequence[Draft], by_place: dict[Place, Account], command: UUID) -> tuple[list[Entry], list[Line]]:
    moment = clock.now()
    entries: list[Entry] = []
    lines: list[Line] = []
    for seq, draft in enumerate(drafts, start=book.last_seq + 1):
        entries.append(
            Entry(
                id=draft.id,
                book=book,
                seq=seq,
                kind=draft.kind,
                date=draft.date,
                happened_on=draft.happened_on or draft.date,
                recorded_at=moment,
                citation_kind=draft.citation.kind,
                citation_id=draft.citation.id,
                citation_number=draft.citation.number,
                reverses=draft.reverses,
                reason=draft.reason,
                command=command,
            )
        )
        lines += (
            Line(
                entry_id=draft.id,
                no=no,
                account_id=by_place[leg.place].pk,
                seq=seq,
                amount=leg.amount,
                balance_after=0,
                for_month=leg.for_month,
            )
            for no, leg in enumerate(draft.legs, start=1)
        )
    return entries, lines


def _move_balances(lines: Sequence[Line], opened: dict[UUID, Account]) -> None:
    balances = {row.account_id: row for row in Balance.objects.filter(account__in=opened)}
    before = {account: row.amount for account, row in balances.items()}
    for line in lines:
        row = balances[line.account_id]
        row.amount += line.amount
        row.seq = line.seq
        line.balance_after = row.amount
    for account, row in balances.items():
        if row.side * row.amount < 0:
            name = str(chart.codes[opened[account].code].name)
            raise refusals.BelowZero(account=name, present=abs(before[account]), asked=abs(row.amount - before[account]))
    Balance.objects.bulk_create(
        balances.values(), update_conflicts=True, unique_fields=["account"], update_fields=["amount", "seq"]
    )


def _move_turnovers(entries: Sequence[Entry], lines: Sequence[Line]) -> None:
    month_of = {entry.pk: months.of(entry.date) for entry in entries}
    debit: dict[tuple[UUID, int], int] = defaultdict(int)
    credit: dict[tuple[UUID, int], int] = defaultdict(int)
    for line in lines:
        into = debit if line.amount > 0 else credit
        into[line.account_id, month_of[line.entry_id]] += abs(line.amount)
    touched = debit.keys() | credit.keys()
    for row in Turnover.objects.filter(account__in={a for a, _m in touched}, month__in={m for _a, m in touched}):
        if (row.account_id, row.month) in touched:
            debit[row.account_id, row.month] += row.debit
            credit[row.account_id, row.month] += row.credit
    Turnover.objects.bulk_create(
        [Turnover(account_id=a, month=m, debit=debit[a, m], credit=credit[a, m]) for a, m in sorted(touched, key=str)],
        update_conflicts=True,
        unique_fields=["account", "month"],
        update_fields=["debit", "credit"],
    )
