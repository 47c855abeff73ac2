"""Reads of a whole book: trial balance, cash book, totals by month. They begin at the present and go back by months, so that
a report on this year costs the same in the tenth year as in the first.

Each is one statement: what one reader sees is one moment of the book, also while others post.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, DateField, F, Sum, Value, When
from django.db.models.functions import Abs

from khaotom.kernel import months
from khaotom.ledger import chart
from khaotom.ledger.models import Account, Book, Fund, Line, Turnover


@dataclass(frozen=True, slots=True)
class TrialRow:
    """What all accounts of one code stand at, in satang: debit positive."""

    code: str
    name: Any
    amount: int

    @property
    def left(self) -> int | None:
        """What there is, satang; None where it stands on the other side."""
        return self.amount if self.amount > 0 else None

    @property
    def right(self) -> int | None:
        """Whose it is, satang, positive; None where it stands on the other side."""
        return -self.amount if self.amount < 0 else None


@dataclass(frozen=True, slots=True)
class TrialFund:
    """One fund of a trial balance; both totals are the same number in true books."""

    fund: Fund
    rows: list[TrialRow]

    @property
    def debit(self) -> int:
        """Sum of what stands on the debit side, satang."""
        return sum(row.amount for row in self.rows if row.amount > 0)

    @property
    def credit(self) -> int:
        """Sum of what stands on the credit side, satang, positive."""
        return -sum(row.amount for row in self.rows if row.amount < 0)


def trial_balance(book: UUID, day: date) -> list[TrialFund]:
    """How each fund stood at the end of a day: present balances, less the months after it, less the rest of its own month."""
    month = months.of(day)
    now = Account.objects.filter(book=book).values_list("fund", "code").annotate(total=Sum("balance__amount"))
    after = (
        Turnover.objects.filter(account__book=book, month__gt=month)
        .values_list("account__fund", "account__code")
        .annotate(total=Sum(F("credit") - F("debit")))
    )
    rest = (
        Line.objects.filter(entry__book=book, entry__date__gt=day, entry__date__lte=months.last_day(month))
        .values_list("account__fund", "account__code")
        .annotate(total=-Sum("amount"))
    )
    totals: dict[UUID, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for fund, code, total in now.union(after, rest, all=True):
        totals[fund][code] += total
    return [TrialFund(fund, _rows(totals[fund.pk])) for fund in _funds(book)]


def _rows(by_code: dict[str, int]) -> list[TrialRow]:
    return [TrialRow(code, chart.codes[code].name, amount) for code, amount in sorted(by_code.items()) if amount]


def _funds(book: UUID) -> list[Fund]:
    """Savings first, then welfare, then projects by age."""
    return sorted(Fund.objects.filter(book=book), key=lambda fund: (list(Fund.Kind).index(Fund.Kind(fund.kind)), fund.pk))


@dataclass(slots=True)
class CashDay:
    """What went in and out of one place's fund on a day, and what was there at its end; satang."""

    day: date
    into: int = 0
    out: int = 0
    balance: int = 0


@dataclass(slots=True)
class CashAccount:
    """One fund's money in one place through a month, day by day."""

    account: Account
    opening: int = 0
    days: list[CashDay] = field(default_factory=list)

    @property
    def closing(self) -> int:
        """What was there at the end of the month."""
        return self.days[-1].balance if self.days else self.opening

    @property
    def into(self) -> int:
        """All that went in during the month."""
        return sum(day.into for day in self.days)

    @property
    def out(self) -> int:
        """All that went out during the month."""
        return sum(day.out for day in self.days)


def cash_book(book: UUID, month: int) -> list[CashAccount]:
    """Every place of money by fund through one month; places that stood empty and unmoved all month are left out."""
    codes = [code for code, about in chart.codes.items() if about.cash]
    accounts = Account.objects.filter(book=book, code__in=codes)
    found = {account.pk: CashAccount(account) for account in accounts.select_related("fund").order_by("code", "holder", "fund")}
    for account, day, into, out in _cash_movements(book, codes, month):
        if day is None:
            found[account].opening += into - out
        else:
            found[account].days.append(CashDay(day, into, out))
    for one in found.values():
        _run(one)
    return [one for one in found.values() if one.opening or one.days]


def _cash_movements(book: UUID, codes: Collection[str], month: int) -> Iterable[tuple[UUID, date | None, int, int]]:
    """(account, day, in, out) of the month; the rows without a day are the present, and what to take off to reach the month's start."""
    cash = {"account__book": book, "account__code__in": codes}
    zero, no_day = Value(0), Value(None, output_field=DateField())
    lines = Line.objects.filter(
        **cash, entry__book=book, entry__date__gte=months.first_day(month), entry__date__lte=months.last_day(month)
    )
    days = lines.values_list("account", "entry__date").annotate(
        into=Sum(Case(When(amount__gt=0, then="amount"), default=0)),
        out=Sum(Case(When(amount__lt=0, then=Abs("amount")), default=0)),
    )
    now = Account.objects.filter(book=book, code__in=codes).values_list("pk", no_day, "balance__amount", zero)
    since = Turnover.objects.filter(**cash, month__gte=month).values_list("account", no_day, "credit", "debit")
    return days.union(now, since, all=True)


def _run(one: CashAccount) -> None:
    balance = one.opening
    one.days.sort(key=lambda day: day.day)
    for day in one.days:
        balance += day.into - day.out
        day.balance = balance


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """One code in one fund of a book through one month, satang: what went in and out, and what it stood at, debit positive."""

    debit: int
    credit: int
    standing: int


Key = tuple[UUID, str, str, int]


def by_month(books: Collection[UUID], codes: Collection[str], *, since: int, through: int) -> dict[Key, MonthTotal]:
    """Every month from ``since`` to ``through`` of each code: (book, kind of fund, code, month) → its totals, for charts and tables."""
    accounts = Account.objects.filter(book__in=books, code__in=codes)
    now = accounts.values_list("book", "fund__kind", "code", Value(0)).annotate(debit=Sum("balance__amount"), credit=Value(0))
    moved = (
        Turnover.objects.filter(account__book__in=books, account__code__in=codes, month__gte=since)
        .values_list("account__book", "account__fund__kind", "account__code", "month")
        .annotate(debit=Sum("debit"), credit=Sum("credit"))
    )
    standing: dict[tuple[UUID, str, str], int] = {}
    turnover: dict[Key, tuple[int, int]] = {}
    for book, fund, code, month, debit, credit in now.union(moved, all=True):
        if month:
            turnover[book, fund, code, month] = (debit, credit)
        else:
            standing[book, fund, code] = debit
    return _backwards(standing, turnover, since=since, through=through)


def _backwards(
    standing: dict[tuple[UUID, str, str], int], turnover: dict[Key, tuple[int, int]], *, since: int, through: int
) -> dict[Key, MonthTotal]:
    found: dict[Key, MonthTotal] = {}
    last = max([through, *(key[3] for key in turnover)])
    for place, present in standing.items():
        balance = present
        for month in range(last, since - 1, -1):
            debit, credit = turnover.get((*place, month), (0, 0))
            if month <= through:
                found[*place, month] = MonthTotal(debit, credit, balance)
            balance -= debit - credit
    return found


def true_up_to(book: UUID) -> int:
    """The number of the book's newest entry."""
    return Book.objects.values_list("last_seq", flat=True).get(pk=book)
