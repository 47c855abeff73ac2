"""Reads of single entries and of one account's history, a page at a time: each page is an index seek, whatever lies before it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from khaotom.ledger.models import Account, Book, Entry, Line

PAGE = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of a statement begins or ends: before this line. Written ``120-2`` in an address."""

    seq: int
    no: int

    def __str__(self) -> str:
        return f"{self.seq}-{self.no}"

    @classmethod
    def parse(cls, text: str) -> "Place | None":
        """The place an address names; None for nothing, or nothing that is one."""
        seq, dash, no = text.partition("-")
        return cls(int(seq), int(no)) if dash and seq.isdecimal() and no.isdecimal() and len(text) < 30 else None


@dataclass(frozen=True, slots=True)
class Statement:
    """One page of an account's history, oldest line first. ``opening`` and ``closing``: satang before and after its lines.

    ``true_up_to`` is the number of the book's newest entry: what the page says is true up to it. ``earlier``: where the page before ends.
    """

    account: Account
    opening: int
    lines: Sequence[Line]
    closing: int
    true_up_to: int
    earlier: Place | None
    newest: bool


def statement(account: Account, *, before: Place | None = None, size: int = PAGE) -> Statement:
    """The last ``size`` lines of the account, or the last before a place; each with its entry and what that reverses."""
    lines = Line.objects.filter(account=account)
    if before is not None:
        lines = lines.filter(Q(seq__lt=before.seq) | Q(no__lt=before.no), seq__lte=before.seq)
    found = list(_with_entries(lines).annotate(book_seq=F("entry__book__last_seq")).order_by("-seq", "-no")[: size + 1])
    shown = found[:size][::-1]
    first = shown[0] if shown else None
    return Statement(
        account=account,
        opening=first.balance_after - first.amount if first else 0,
        lines=shown,
        closing=shown[-1].balance_after if shown else 0,
        true_up_to=shown[-1].book_seq if shown else Book.objects.values_list("last_seq", flat=True).get(pk=account.book_id),
        earlier=Place(first.seq, first.no) if first and len(found) > size else None,
        newest=before is None,
    )


def whole(account: Account) -> Iterable[Line]:
    """Every line of the account, oldest first, for a download: read as it is written, never all at once."""
    return _with_entries(Line.objects.filter(account=account)).order_by("seq", "no").iterator(chunk_size=2000)


def _with_entries(lines: QuerySet[Line]) -> QuerySet[Line]:
    return lines.select_related("entry", "entry__reverses", "entry__reversed_by")


@dataclass(frozen=True, slots=True)
class Entries:
    """One page of a book's entries, newest first, with their lines. Pages are numbered from 1."""

    entries: list[Entry]
    lines: dict[UUID, list[Line]]
    number: int
    pages: int
    last_seq: int


def entries(book: Book, *, page: int = 1, size: int = PAGE) -> Entries:
    """A page of the book. Numbers have no gaps, so that a page is a range of them and nothing is counted."""
    pages = max(1, -(-book.last_seq // size))
    number = min(max(page, 1), pages)
    last = book.last_seq - (number - 1) * size
    rows = list(_told(Entry.objects.filter(book=book, seq__gt=last - size, seq__lte=last)).order_by("-seq"))
    return Entries(rows, lines_of(rows), number, pages, book.last_seq)


def entries_between(book: UUID, since: date, through: date) -> QuerySet[Entry]:
    """The entries of some accounting days, in the order of the book."""
    return _told(Entry.objects.filter(book=book, date__gte=since, date__lte=through)).order_by("seq")


def entry_of(book: UUID, seq: int) -> Entry | None:
    """One entry by its number, with what it reverses and what reversed it."""
    return _told(Entry.objects.filter(book=book, seq=seq)).first()


def _told(rows: QuerySet[Entry]) -> QuerySet[Entry]:
    return rows.select_related("reverses", "reversed_by")


def lines_of(rows: Sequence[Entry]) -> dict[UUID, list[Line]]:
    """The lines of each entry in their order, with account and fund: one query."""
    found: dict[UUID, list[Line]] = defaultdict(list)
    lines = Line.objects.filter(entry__in=[row.pk for row in rows]).select_related("account", "account__fund")
    for line in lines.order_by("entry", "no"):
        found[line.entry_id].append(line)
    return found
