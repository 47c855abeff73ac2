"""A book as others read it: an hledger journal, and tables for CSV. Ids, codes and numbers only, never words about a person.

Everything is made a thousand entries at a time, so that the size of the book does not matter. Read one moment of the book by
wrapping the whole in ``trail.snapshot.one_moment``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias
from uuid import UUID

from django.utils import translation

from khaotom.kernel import clock, months
from khaotom.kernel.money import BAHT
from khaotom.ledger import chart, holders, statements
from khaotom.ledger.models import Account, Book, Entry, Fund, Line

CHUNK = 1000  # entries
COMMODITY = "THB"

Cell: TypeAlias = "str | int"
Row: TypeAlias = tuple[Cell, ...]

ENTRY_HEADINGS: Row = (
    *("seq", "id", "date", "happened_on", "recorded_at", "kind"),
    *("citation_kind", "citation_id", "citation_number", "reverses", "reason", "command"),
)
LINE_HEADINGS: Row = ("seq", "no", "account", "amount", "balance_after", "for_month")
ACCOUNT_HEADINGS: Row = ("id", "code", "code_name", "fund", "holder_kind", "holder", "holder_number", "hledger", "balance")


def journal(book: Book) -> Iterator[str]:
    """The book as an hledger journal, line by line. It ends with what every account must stand at, which hledger proves."""
    accounts = _accounts(book)
    names = account_names(accounts)
    yield f"; book {book.pk} of {book.owner_kind} {book.owner}, entries 1 to {book.last_seq}"
    yield "decimal-mark ."
    yield f"commodity 1,000.00 {COMMODITY}"
    yield from (f"account {names[account.pk]}  ; account:{account.pk}" for account in accounts)
    newest = None
    for entry, lines in _entries(book):
        yield ""
        yield from _transaction(entry, lines, names)
        newest = max(newest or entry.date, entry.date)
    if newest is not None:
        yield ""
        yield from _assertions(accounts, names, newest)


def _transaction(entry: Entry, lines: Iterable[Line], names: dict[UUID, str]) -> Iterator[str]:
    yield f"{entry.date} ({entry.seq}) {entry.kind}  ; {', '.join(_tags(entry))}"
    for line in lines:
        month = f"  ; for:{months.iso(line.for_month)}" if line.for_month is not None else ""
        yield f"    {names[line.account_id]}  {amount(line.amount)} {COMMODITY}{month}"


def _tags(entry: Entry) -> Iterator[str]:
    """``name:value`` pairs; a comma would end the value and is none in ours."""
    yield f"entry:{entry.pk}"
    if entry.happened_on != entry.date:
        yield f"happened:{entry.happened_on}"
    yield f"{entry.citation_kind}:{re.sub('[,;]', ' ', entry.citation_number)}"
    if entry.reverses is not None:
        yield f"reverses:{entry.reverses.seq}"
        yield f"reason:{entry.reason}"


def _assertions(accounts: Iterable[Account], names: dict[UUID, str], day: date) -> Iterator[str]:
    yield f"{day} balances of all accounts"
    for account in accounts:
        yield f"    {names[account.pk]}  0 {COMMODITY} = {amount(account.balance.amount)} {COMMODITY}"


def account_names(accounts: Iterable[Account]) -> dict[UUID, str]:
    """Each account's own name in a journal: ``liabilities:2110 members' pledge savings:savings:023``."""
    listed = list(accounts)
    known = holders.of_accounts(listed)
    with translation.override("en"):
        names = {account.pk: _name(account, known[account.holder].number) for account in listed}
    often = Counter(names.values())
    return {one: name if often[name] == 1 else f"{name}-{one.hex[-8:]}" for one, name in names.items()}


def _name(account: Account, number: str) -> str:
    code = chart.codes[account.code]
    parts = [code.hledger, f"{account.code} {code.name}", fund_name(account.fund), number]
    return ":".join(re.sub(r"[:;\s]+", " ", part).strip() for part in parts if part)


def fund_name(fund: Fund) -> str:
    """``savings``, ``welfare``, ``project-1f2e3d4c``."""
    return holders.short(fund.kind, fund.subject) if fund.kind == Fund.Kind.PROJECT else fund.kind


def amount(satang: int) -> str:
    """``-1250.50``: as programs read amounts."""
    whole, rest = divmod(abs(satang), BAHT)
    return f"{'-' if satang < 0 else ''}{whole}.{rest:02d}"


def entry_rows(book: Book) -> Iterator[Row]:
    """A row an entry, in the order of ``ENTRY_HEADINGS``."""
    for entry, _lines in _entries(book):
        yield (
            *(entry.seq, str(entry.pk), str(entry.date), str(entry.happened_on)),
            *(clock.local(entry.recorded_at).isoformat(), entry.kind),
            *(entry.citation_kind, str(entry.citation_id or ""), entry.citation_number),
            *(entry.reverses.seq if entry.reverses else "", entry.reason, str(entry.command)),
        )


def line_rows(book: Book) -> Iterator[Row]:
    """A row a line, in the order of ``LINE_HEADINGS``; amounts in baht with two decimals, debit positive."""
    for entry, lines in _entries(book):
        for line in lines:
            month = "" if line.for_month is None else months.iso(line.for_month)
            yield entry.seq, line.no, str(line.account_id), amount(line.amount), amount(line.balance_after), month


def account_rows(book: Book) -> Iterator[Row]:
    """A row an account, in the order of ``ACCOUNT_HEADINGS``."""
    accounts = _accounts(book)
    names, known = account_names(accounts), holders.of_accounts(accounts)
    with translation.override("en"):
        for one in accounts:
            holder = "" if not one.holder_kind else str(one.holder)
            yield (
                *(str(one.pk), one.code, str(chart.codes[one.code].name), fund_name(one.fund), one.holder_kind),
                *(holder, known[one.holder].number, names[one.pk], amount(one.balance.amount)),
            )


def _accounts(book: Book) -> list[Account]:
    rows = Account.objects.filter(book=book).select_related("fund", "balance")
    return list(rows.order_by("code", "fund", "holder", "pk"))


def _entries(book: Book) -> Iterator[tuple[Entry, list[Line]]]:
    """Every entry with its lines, in the order of the book."""
    for start in range(1, book.last_seq + 1, CHUNK):
        rows = list(
            Entry.objects.filter(book=book, seq__gte=start, seq__lt=start + CHUNK).select_related("reverses").order_by("seq")
        )
        lines = statements.lines_of(rows)
        yield from ((row, lines[row.pk]) for row in rows)
