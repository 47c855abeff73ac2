"""Posting: the one way an entry comes into being."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812  # a field of a draft is itself called date
from uuid import UUID

from khaotom.kernel import clock, months
from khaotom.kernel.citation import Citation
from khaotom.kernel.ids import uuid7
from khaotom.kernel.invariant import invariant
from khaotom.ledger import chart, refusals
from khaotom.ledger.models import Balance, Book, Entry, Fund, Line, Turnover
from khaotom.ledger.services import bulk
from khaotom.ledger.services.books import Place, accounts

ENTRY = (
    *("id", "book", "seq", "kind", "date", "happened_on", "recorded_at"),
    *("citation_kind", "citation_id", "citation_number", "reverses", "reason", "command"),
)


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
    date: Day
    citation: Citation
    legs: Sequence[Leg]
    happened_on: Day | None = None
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
    account_of = accounts(locked, (leg.place for draft in drafts for leg in draft.legs))
    entries = _entries(locked, drafts, command)
    balances, turnovers = _Balances(account_of), _Turnovers()
    lines = []
    for entry, draft in zip(entries, drafts, strict=True):
        month = months.of(draft.date)
        for no, leg in enumerate(draft.legs, start=1):
            account, amount = account_of[leg.place], leg.amount
            turnovers.add(account, month, amount)
            lines.append((draft.id, no, account, entry.seq, amount, balances.move(account, amount, entry.seq), leg.for_month))
    balances.write()
    turnovers.write()
    bulk.insert(Line, ("entry", "no", "account", "seq", "amount", "balance_after", "for_month"), lines)
    bulk.insert_objects(ENTRY, entries)
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


def _entries(book: Book, drafts: Sequence[Draft], command: UUID) -> list[Entry]:
    """The entries to be, numbered on from the book's last one."""
    moment = clock.now()
    return [
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
        for seq, draft in enumerate(drafts, start=book.last_seq + 1)
    ]


class _Balances:
    """The balances a posting moves: read once, moved line by line, written once."""

    def __init__(self, account_of: dict[Place, UUID]) -> None:
        self._place = {account: place for place, account in account_of.items()}
        rows = Balance.objects.filter(account__in=self._place).values_list("account", "amount", "side")
        self._side: dict[UUID, int] = {}
        self._before: dict[UUID, int] = {}
        for account, amount, side in rows:
            self._side[account], self._before[account] = side, amount
        self._after = dict(self._before)
        self._seq: dict[UUID, int] = {}

    def move(self, account: UUID, amount: int, seq: int) -> int:
        """Add to an account; returns what it then stands at."""
        after = self._after[account] = self._after[account] + amount
        self._seq[account] = seq
        return after

    def write(self) -> None:
        """Refuses LED-002 when an account ends on a side it may not be on."""
        for account, after in self._after.items():
            if self._side[account] * after < 0:
                raise self._below_zero(account, after)
        bulk.insert(
            Balance,
            ("account", "amount", "side", "seq"),
            [(account, after, self._side[account], self._seq[account]) for account, after in self._after.items()],
            on_conflict="(account_id) DO UPDATE SET amount = excluded.amount, seq = excluded.seq",
        )

    def _below_zero(self, account: UUID, after: int) -> refusals.BelowZero:
        before, name = self._before[account], str(chart.codes[self._place[account].code].name)
        return refusals.BelowZero(account=name, present=abs(before), asked=abs(after - before))


class _Turnovers:
    """What went in and out of each account, to be added to its month."""

    def __init__(self) -> None:
        self._moved: dict[tuple[UUID, int], list[int]] = {}

    def add(self, account: UUID, month: int, amount: int) -> None:
        """One line more."""
        self._moved.setdefault((account, month), [0, 0])[amount < 0] += abs(amount)

    def write(self) -> None:
        """A row an account and month."""
        bulk.insert(
            Turnover,
            ("account", "month", "debit", "credit"),
            [(account, month, debit, credit) for (account, month), (debit, credit) in self._moved.items()],
            on_conflict="(account_id, month) DO UPDATE SET"
            " debit = ledger_turnover.debit + excluded.debit, credit = ledger_turnover.credit + excluded.credit",
        )
