"""Years of evenings, written by the engine itself with the seals lifted: the rows the service would have written, many at a time.

Group g, evening e (one a month), member m: one receipt of four lines. Identifiers are numbers written as UUIDs in the order of time, as
ours are. ``khaotom check`` finds nothing wrong with them but that no command stands in the trail.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from bench.evening import KIND, MEMBERS, NETWORK
from khaotom.kernel import months
from khaotom.savings.chart import PLEDGES
from khaotom.till.chart import CASH
from khaotom.trail import seals
from khaotom.welfare.chart import CONTRIBUTIONS

LINES = 4  # a receipt
LAST = months.of(date(2019, 12, 9))  # every history ends with the same evening, so that pages of now show as much in each
WELFARE = 30_00
BOOKS, ACCOUNTS, ENTRIES = 1 << 100, 1 << 101, 1 << 102  # where each kind of identifier begins
CHUNK = 20  # evenings of all groups written in one statement


@dataclass(frozen=True)
class History:
    """What was written. ``books`` and, of the first group, the ids a page asks for."""

    groups: int
    evenings: int
    members: int = MEMBERS  # in each group

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self.groups * self.evenings * self.members * LINES

    @property
    def first(self) -> int:
        """The month of the first evening."""
        return LAST - self.evenings + 1

    @property
    def books(self) -> list[UUID]:
        """Every book."""
        return [UUID(int=BOOKS + 10 * group) for group in range(self.groups)]

    def account(self, group: int, number: int) -> UUID:
        """0 and 1: the box's two funds; from 2 the pledges, then the contributions."""
        return UUID(int=ACCOUNTS + 1000 * group + number)


def of_lines(lines: int) -> History:
    """A network that has so many lines: groups of 40, each old enough that a page of any list is full; the larger one twenty years."""
    members, evenings = 40, 62 if lines < 100_000 else 240
    return History(groups=max(1, lines // (evenings * members * LINES)), evenings=evenings, members=members)


def write(history: History, *, holders: list[UUID] | None = None, owner: UUID | None = None, network: UUID = NETWORK) -> None:
    """Fill a migrated database without books. ``holders`` and ``owner``: of the first group; all others are numbers."""
    seals.lift_before_migrating(using="default")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.execute("PRAGMA synchronous=OFF")
        else:
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("SET synchronous_commit = off")
    _write_bodies(history, holders or [], owner, network)
    for start in range(0, history.evenings, CHUNK):
        _write_evenings(history, start, min(start + CHUNK, history.evenings))
    _write_sums(history)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "ANALYZE"
            )  # as its own housekeeping does; SQLite keeps no statistics unless told, and is not told by us
            cursor.execute("SET session_replication_role = DEFAULT")
            cursor.execute("RESET synchronous_commit")
        else:
            cursor.execute("PRAGMA foreign_keys=ON")
            cursor.execute("PRAGMA synchronous=FULL")
    seals.set_after_migrating(using="default")


def as_stored(one: UUID) -> Any:
    """An id as the engine's driver takes it."""
    return one if connection.vendor == "postgresql" else one.hex


def _identifier(expression: str, base: int) -> str:
    """SQL for ``base`` + a number, as the engine stores an id. The number is below 2^40."""
    head = f"{base >> 60:017x}"
    if connection.vendor == "postgresql":
        return f"('{head}' || lpad(to_hex({expression}), 15, '0'))::uuid"
    return f"('{head}' || printf('%015x', {expression}))"


def _numbers(name: str, start: int, end: int) -> str:
    """A table ``name(n)`` of the numbers from start to before end."""
    if connection.vendor == "postgresql":
        return f"generate_series({start}::bigint, {end - 1}::bigint) AS {name}(n)"
    return (
        f"(WITH RECURSIVE s(n) AS (SELECT {start} UNION ALL SELECT n + 1 FROM s WHERE n + 1 < {end}) SELECT n FROM s) AS {name}"
    )


def _month_day(first: int, evening: str) -> str:
    """The 9th of the evening's month."""
    begin = months.first_day(first) + timedelta(days=8)
    if connection.vendor == "postgresql":
        return f"(date '{begin}' + ({evening})::int * interval '1 month')::date"
    return f"date('{begin}', '+' || ({evening}) || ' months')"


PLEDGE = "(5000 + (m.n % 20) * 5000)"
BEFORE = "(5000 * (m.n + 1) + 5000 * ((m.n / 20) * 190 + (m.n % 20) * (m.n % 20 + 1) / 2))"
"""The sum of the pledges of the members up to and with this one."""


def _write_bodies(history: History, holders: list[UUID], owner: UUID | None, network: UUID) -> None:
    book = _identifier("g.n * 10", BOOKS)
    funds = {kind: _identifier(f"g.n * 10 + {at}", BOOKS) for at, kind in enumerate(("savings", "welfare"), start=1)}
    groups, members = _numbers("g", 0, history.groups), _numbers("m", 0, history.members)
    last = history.evenings * history.members
    nobody = as_stored(UUID(int=0))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_book (id, network, owner_kind, owner, last_seq)"
            f" SELECT {book}, %s, 'group', {book}, {last} FROM {groups}",
            [as_stored(network)],
        )
        for kind, identifier in funds.items():
            cursor.execute(
                f"INSERT INTO ledger_fund (id, book_id, kind, subject) SELECT {identifier}, {book}, '{kind}', %s FROM {groups}",
                [nobody],
            )
        for at, (kind, identifier) in enumerate(funds.items()):
            cursor.execute(
                "INSERT INTO ledger_account (id, book_id, fund_id, code, holder_kind, holder)"
                f" SELECT {_identifier(f'g.n * 1000 + {at}', ACCOUNTS)}, {book}, {identifier}, '{CASH}', 'place', {book} FROM {groups}"
            )
            code, begin = (PLEDGES, 2) if kind == "savings" else (CONTRIBUTIONS, 2 + history.members)
            cursor.execute(
                "INSERT INTO ledger_account (id, book_id, fund_id, code, holder_kind, holder)"
                f" SELECT {_identifier(f'g.n * 1000 + {begin} + m.n', ACCOUNTS)}, {book}, {identifier}, '{code}', 'membership',"
                f" {_identifier('g.n * 1000 + m.n', ACCOUNTS + (1 << 90))} FROM {groups}, {members}"
            )
        if owner is not None:
            cursor.execute("UPDATE ledger_book SET owner = %s WHERE id = %s", [as_stored(owner), as_stored(history.books[0])])
        for at, holder in enumerate(holders[: history.members]):
            for begin in (2, 2 + history.members):
                cursor.execute(
                    "UPDATE ledger_account SET holder = %s WHERE id = %s",
                    [as_stored(holder), as_stored(history.account(0, begin + at))],
                )


def _write_evenings(history: History, start: int, end: int) -> None:
    number = f"((e.n * {history.groups} + g.n) * {history.members} + m.n)"
    entry, seq = _identifier(number, ENTRIES), f"(e.n * {history.members} + m.n + 1)"
    tables = f"{_numbers('e', start, end)}, {_numbers('g', 0, history.groups)}, {_numbers('m', 0, history.members)}"
    total = sum(5000 + member % 20 * 5000 for member in range(history.members))
    legs = (
        ("g.n * 1000", PLEDGE, f"(e.n * {total} + {BEFORE})", "NULL"),
        ("g.n * 1000 + 2 + m.n", f"-{PLEDGE}", f"-(e.n + 1) * {PLEDGE}", f"{history.first} + e.n"),
        ("g.n * 1000 + 1", str(WELFARE), f"(e.n * {history.members} + m.n + 1) * {WELFARE}", "NULL"),
        (f"g.n * 1000 + {2 + history.members} + m.n", f"-{WELFARE}", f"-(e.n + 1) * {WELFARE}", f"{history.first} + e.n"),
    )
    lines = " UNION ALL ".join(
        f"SELECT {entry}, {no}, {_identifier(account, ACCOUNTS)}, {seq}, {amount}, {after},"
        f" {month if month != 'NULL' or connection.vendor == 'sqlite' else 'NULL::smallint'} FROM {tables}"
        for no, (account, amount, after, month) in enumerate(legs, start=1)
    )
    moment = "timestamptz '2019-06-09 15:30+07'" if connection.vendor == "postgresql" else "'2019-06-09 08:30:00'"
    day, nobody = _month_day(history.first, "e.n"), _identifier("0", 0)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO ledger_line (entry_id, no, account_id, seq, amount, balance_after, for_month) {lines} ORDER BY 1, 2"
        )
        cursor.execute(
            "INSERT INTO ledger_entry (id, book_id, seq, kind, date, happened_on, recorded_at, citation_kind, citation_id,"
            " citation_number, reason, command)"
            f" SELECT {entry}, {_identifier('g.n * 10', BOOKS)}, {seq}, '{KIND}', {day}, {day}, {moment}, 'slip', {entry},"
            f" 'A-018', '', {nobody} FROM {tables} ORDER BY 1"
        )


def _write_sums(history: History) -> None:
    total = sum(5000 + member % 20 * 5000 for member in range(history.members))
    groups, members = _numbers("g", 0, history.groups), _numbers("m", 0, history.members)
    evenings = _numbers("e", 0, history.evenings)
    last = history.evenings * history.members
    boxes = ((0, total), (1, history.members * WELFARE))
    owed = ((2, PLEDGE), (2 + history.members, str(WELFARE)))
    with connection.cursor() as cursor:
        for at, amount in boxes:
            account = _identifier(f"g.n * 1000 + {at}", ACCOUNTS)
            cursor.execute(
                "INSERT INTO ledger_balance (account_id, amount, side, seq)"
                f" SELECT {account}, {amount * history.evenings}, 1, {last} FROM {groups}"
            )
            cursor.execute(
                "INSERT INTO ledger_turnover (account_id, month, debit, credit)"
                f" SELECT {account}, {history.first} + e.n, {amount}, 0 FROM {groups}, {evenings}"
            )
        for begin, each in owed:
            account = _identifier(f"g.n * 1000 + {begin} + m.n", ACCOUNTS)
            cursor.execute(
                "INSERT INTO ledger_balance (account_id, amount, side, seq)"
                f" SELECT {account}, -{each} * {history.evenings}, -1, {last} - {history.members} + m.n + 1 FROM {groups}, {members}"
            )
            cursor.execute(
                "INSERT INTO ledger_turnover (account_id, month, debit, credit)"
                f" SELECT {account}, {history.first} + e.n, 0, {each} FROM {groups}, {members}, {evenings}"
            )
