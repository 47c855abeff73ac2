"""Findings over live books: everything the ledger keeps is counted again from its lines."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import Case, Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Sum, When, Window
from django.db.models.functions import Abs, Coalesce, Lag

from khaotom.kernel import months
from khaotom.ledger import chart
from khaotom.ledger.models import Account, Balance, Book, Entry, Line, Turnover
from khaotom.trail.checks import checks, differences
from khaotom.trail.models import Command

CHUNK = 5000  # rows held at a time


def numbers() -> Iterator[str]:
    """Entries of a book are numbered 1, 2, 3 … up to the book's last number."""
    books = Book.objects.annotate(many=Count("entries"), first=Min("entries__seq"), last=Max("entries__seq"))
    for book in books.order_by("pk").iterator(CHUNK):
        if book.many != book.last_seq or (book.many and (book.first, book.last) != (1, book.many)):
            yield f"book {book.pk} says {book.last_seq} entries; it has {book.many}, numbered {book.first} to {book.last}"


def sums() -> Iterator[str]:
    """The lines of an entry sum to zero in each fund."""
    rows = Line.objects.values_list("entry", "account__fund").annotate(total=Sum("amount")).exclude(total=0).order_by("entry")
    for entry, fund, total in rows.iterator(CHUNK):
        yield f"entry {entry} is out by {total} satang in fund {fund}"


def lines() -> Iterator[str]:
    """Each entry has lines and each line its entry, its number, its book."""
    few = Entry.objects.annotate(many=Count("lines")).filter(many__lt=2).values_list("pk", "many")
    yield from (f"entry {entry} has {many} lines" for entry, many in few.iterator(CHUNK))
    yield from _each("line {} of {} has no entry", Line.objects.filter(~Exists(Entry.objects.filter(pk=OuterRef("entry_id")))))
    yield from _each("line {} of {} carries another number than its entry", Line.objects.exclude(seq=F("entry__seq")))
    elsewhere = ~Q(account__book=F("entry__book")) | ~Q(account__fund__book=F("entry__book"))
    yield from _each("line {} of {} lies in another book", Line.objects.filter(elsewhere))


def _each(said: str, rows: QuerySet[Line]) -> Iterator[str]:
    return (said.format(no, entry) for entry, no in rows.values_list("entry_id", "no").iterator(CHUNK))


def balances_after() -> Iterator[str]:
    """Each line's ``balance_after`` is the one before it and its own amount."""
    before = Window(Lag("balance_after", default=0), partition_by="account", order_by=("seq", "no"))
    chained = Line.objects.annotate(wanted=before + F("amount")).filter(~Q(balance_after=F("wanted")))
    for account, seq, no, after, wanted in chained.values_list("account", "seq", "no", "balance_after", "wanted").iterator(CHUNK):
        yield f"account {account} after line {seq}-{no}: kept {after}, counted {wanted}"


def balances() -> Iterator[str]:
    """Each account's present balance is the sum of its lines, true up to the last of them."""
    kept = Balance.objects.order_by("account").values_list("account", "amount", "seq")
    counted = Account.objects.order_by("pk").annotate(
        total=Coalesce(Sum("lines__amount"), 0), last=Coalesce(Max("lines__seq"), 0)
    )
    counted_rows = counted.values_list("pk", "total", "last").iterator(CHUNK)
    for account, has, wants in differences(_keyed(kept.iterator(CHUNK)), _keyed(counted_rows)):
        yield f"account {account}: kept (balance, up to entry) {has}, counted {wants}"


def _keyed(rows: Iterable[tuple[UUID, int, int]]) -> Iterator[tuple[UUID, tuple[int, int]]]:
    return ((account, (first, second)) for account, first, second in rows)


def turnovers() -> Iterator[str]:
    """Each account's months hold what its lines of that month hold."""
    kept = Turnover.objects.order_by("account", "month").values_list("account", "month", "debit", "credit")
    days = (
        Line.objects.values_list("account", "entry__date")
        .annotate(
            debit=Sum(Case(When(amount__gt=0, then="amount"), default=0)),
            credit=Sum(Case(When(amount__lt=0, then=Abs("amount")), default=0)),
        )
        .order_by("account", "entry__date")
    )
    rows = (((account, month), (debit, credit)) for account, month, debit, credit in kept.iterator(CHUNK))
    for (account, month), has, wants in differences(rows, _by_month(days.iterator(CHUNK))):
        yield f"account {account} in month {month}: kept (in, out) {has}, counted {wants}"


def _by_month(days: Iterable[tuple[UUID, date, int, int]]) -> Iterator[tuple[tuple[UUID, int], tuple[int, int]]]:
    """Days in order, summed to months. The engine could do it, but SQLite asks Python what month each line is of."""
    for key, rows in groupby(days, key=lambda row: (row[0], months.of(row[1]))):
        listed = list(rows)
        yield key, (sum(row[2] for row in listed), sum(row[3] for row in listed))


def sides() -> Iterator[str]:
    """No account stands on a side its code forbids, and each keeps the side of its code."""
    for code, about in chart.codes.items():
        wrong = Q(amount__lt=0) if about.side > 0 else Q(amount__gt=0) if about.side < 0 else Q(pk__in=[])
        rows = Balance.objects.filter(account__code=code).filter(~Q(side=about.side) | wrong)
        for account, side, amount in rows.values_list("account", "side", "amount").iterator(CHUNK):
            yield f"account {account} of code {code} stands at {amount} with side {side}; the code's side is {about.side}"


def words() -> Iterator[str]:
    """Codes, kinds and reasons in use are ones that a room registered."""
    used = (
        ("code", chart.codes, Account.objects.values_list("code", flat=True)),
        ("kind of entry", chart.kinds, Entry.objects.values_list("kind", flat=True)),
        ("reason", chart.reasons, Entry.objects.exclude(reason="").values_list("reason", flat=True)),
    )
    for what, known, rows in used:
        yield from (f"{what} {word!r} is in use but no room knows it" for word in rows.distinct().order_by() if word not in known)


def commands() -> Iterator[str]:
    """Each entry was written by an accepted command."""
    rows = Entry.objects.filter(~Exists(Command.objects.filter(pk=OuterRef("command")))).values_list("pk", "command")
    yield from (
        f"entry {entry} was written by command {command}, which is not in the trail" for entry, command in rows.iterator(CHUNK)
    )


def reversals() -> Iterator[str]:
    """A reversal is the exact opposite of what it reverses, account by account."""
    pair = Coalesce("entry__reverses", "entry")
    rows = (
        Line.objects.filter(Q(entry__reverses__isnull=False) | Q(entry__reversed_by__isnull=False))
        .annotate(pair=pair)
        .values_list("pair", "account")
        .annotate(total=Sum("amount"))
        .exclude(total=0)
        .order_by("pair")
    )
    for entry, account, total in rows.iterator(CHUNK):
        yield f"entry {entry} and its reversal leave {total} satang on account {account}"


def register() -> None:
    """Make the ledger's checks known."""
    found = (numbers, sums, lines, balances_after, balances, turnovers, sides, words, commands, reversals)
    for check in found:
        checks.register(f"ledger.{check.__name__}", check)
