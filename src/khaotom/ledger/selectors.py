"""Reads of the ledger. Their cost does not grow with the years behind an account."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Sum

from khaotom.ledger.models import NOBODY, Account, Balance, Book, Fund, Line


def book_of(owner: UUID) -> Book:
    """The book of a body (a group or the network)."""
    return Book.objects.get(owner=owner)


def book_id(owner: UUID) -> UUID:
    """The id of a body's book, to ask by; nobody's where none is open yet, in which nothing is found."""
    return Book.objects.filter(owner=owner).values_list("pk", flat=True).first() or NOBODY


def funds_of(book: UUID) -> dict[str, Fund]:
    """The book's funds by kind. (Project funds, of which there are many, are asked for by their subject.)"""
    return {fund.kind: fund for fund in Fund.objects.filter(book=book).exclude(kind=Fund.Kind.PROJECT)}


def paid_by_month(book: UUID, codes: Collection[str], holders: Iterable[UUID]) -> dict[UUID, dict[int, int]]:
    """What each holder's accounts of these codes received for each month: satang, unreversed, by month index; one index-only read."""
    rows = (
        Line.objects.filter(
            account__book=book, account__code__in=codes, account__holder__in=list(holders), for_month__isnull=False
        )
        .values_list("account__holder", "for_month")
        .annotate(total=Sum("amount"))
        .order_by()
    )
    paid: dict[UUID, dict[int, int]] = defaultdict(dict)
    for holder, month, total in rows:
        paid[holder][month] = -total
    return paid


def paid_for_month(book: UUID, codes: Collection[str], month: int) -> dict[UUID, int]:
    """What each holder's accounts of these codes received for one month: satang, unreversed."""
    rows = Line.objects.filter(account__book=book, account__code__in=codes, for_month=month)
    return {holder: -total for holder, total in rows.values_list("account__holder").annotate(total=Sum("amount")).order_by()}


def balances_of_holders(book: UUID, code: str, holders: Iterable[UUID]) -> dict[UUID, int]:
    """The present balance of each holder's account of ``code``, debit positive; holders without an account are not there."""
    rows = Balance.objects.filter(account__book=book, account__code=code, account__holder__in=list(holders))
    return dict(rows.values_list("account__holder").annotate(total=Sum("amount")))


def balances_of_code(book: UUID, code: str) -> dict[tuple[UUID, UUID], int]:
    """The present balances of a code's accounts by (fund, holder), debit positive."""
    rows = Account.objects.filter(book=book, code=code).values_list("fund", "holder", "balance__amount")
    return {(fund, holder): amount for fund, holder, amount in rows}


def totals_of_codes(fund: UUID, codes: Collection[str]) -> dict[str, int]:
    """What all accounts of each of these codes in one fund stand at together, debit positive; codes without an account are not there."""
    rows = Balance.objects.filter(account__fund=fund, account__code__in=list(codes)).values_list("account__code")
    return dict(rows.annotate(total=Sum("amount")).order_by())


def cited_totals(book: UUID, citations: Iterable[UUID], code: str) -> dict[UUID, int]:
    """What entries resting on these things put on accounts of ``code``, by fund; reversals cancel out."""
    rows = (
        Line.objects.filter(account__book=book, account__code=code, entry__citation_id__in=list(citations))
        .values_list("account__fund")
        .annotate(total=Sum("amount"))
        .order_by()
    )
    return dict(rows)


def balances_of_books(books: Collection[UUID], codes: Collection[str]) -> dict[UUID, int]:
    """The present balance of every account of these codes in these books, by account, debit positive."""
    return dict(Balance.objects.filter(account__book__in=books, account__code__in=codes).values_list("account", "amount"))


def accounts_of_code(book: UUID, code: str) -> list[Account]:
    """Every account of a code with its fund and present balance."""
    return list(Account.objects.filter(book=book, code=code).select_related("fund", "balance"))


def closed_through(book: UUID) -> date | None:
    """The last day that takes no entry any more in any fund; None while every day is open."""
    return max((day for day in Fund.objects.filter(book=book).values_list("closed_through", flat=True) if day), default=None)


def first_open_day(book: UUID, day: date) -> date:
    """The day to date a fact of ``day`` on: itself, or the first after what is closed."""
    closed = closed_through(book)
    return day if closed is None else max(day, closed + timedelta(days=1))
