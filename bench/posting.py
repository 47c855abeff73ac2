"""Closing a meeting: 150 receipts, 600 lines, one durable commit, through the service and by hand-tuned SQL.

Both sides write the same rows into the same tables, indexes and triggers: one trail row, 150 entries, 600 lines, 302 balances, 302
turnovers, the book's last number. The hand-tuned side is given its rows ready made and its SQL as fast as the engine takes it
(arrays on PostgreSQL, ``executemany`` of the driver itself on SQLite); the service makes, checks and balances them.
"""

import sys
from collections.abc import Callable
from datetime import UTC
from itertools import count
from typing import Any
from uuid import UUID

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from bench import measured  # noqa: E402
from bench.evening import ACTOR, DAY, KIND, Evening  # noqa: E402
from khaotom.kernel import clock, months  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.ledger.models import Account  # noqa: E402
from khaotom.ledger.services import posting  # noqa: E402
from khaotom.trail import services as trail  # noqa: E402

Rows = list[tuple[Any, ...]]

ROUNDS = 30
AT_MOST = 3.0
BEGIN = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "BEGIN"}


def by_service(evening: Evening) -> Callable[[], None]:
    """The service as a closing calls it."""

    def act() -> None:
        drafts = evening.drafts()
        with transaction.atomic():
            key = uuid7()
            trail.once(actor=ACTOR, key=key, what="bench.close", arguments={"slips": [draft.id for draft in drafts]})
            posting.post(book=evening.book.pk, drafts=drafts, command=key)

    return act


def as_stored(one: UUID | None) -> object:
    """An id as the engine's driver takes it."""
    return one if connection.vendor == "postgresql" or one is None else one.hex


class ByHand:
    """Rows made before the clock is started, then written."""

    def __init__(self, evening: Evening) -> None:
        self.evening = evening
        evening_accounts = Account.objects.filter(book=evening.book)
        self.account = {(one.fund_id, one.code, one.holder): one.pk for one in evening_accounts}
        self.balance = dict(evening_accounts.values_list("pk", "balance__amount"))
        self.seq = count(evening.book.last_seq + 1)

    def rows(self) -> dict[str, Rows]:
        """What one evening writes, table by table."""
        moment, key, month = clock.now(), uuid7(), months.of(DAY)
        at = moment if connection.vendor == "postgresql" else moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
        day = DAY if connection.vendor == "postgresql" else DAY.isoformat()
        rows: dict[str, Rows] = {name: [] for name in ("trail", "entries", "lines", "balances", "turnovers", "book")}
        rows["trail"].append(
            (
                as_stored(key),
                as_stored(ACTOR.network),
                at,
                "bench.close",
                b"0" * 32,
                as_stored(ACTOR.person),
                as_stored(ACTOR.person),
            )
        )
        moved: dict[UUID, list[int]] = {}
        seq = 0
        for draft in self.evening.drafts():
            seq = next(self.seq)
            cited = (draft.citation.kind, as_stored(draft.citation.id), draft.citation.number)
            rows["entries"].append(
                (as_stored(draft.id), as_stored(self.evening.book.pk), seq, KIND, day, day, at, *cited, "", as_stored(key))
            )
            for no, leg in enumerate(draft.legs, start=1):
                account = self.account[leg.place.fund, leg.place.code, leg.place.holder]
                self.balance[account] += leg.amount
                moved.setdefault(account, [0, 0, 0])[leg.amount < 0] += abs(leg.amount)
                moved[account][2] = seq
                rows["lines"].append(
                    (as_stored(draft.id), no, as_stored(account), seq, leg.amount, self.balance[account], leg.for_month)
                )
        for account, (debit, credit, last) in moved.items():
            rows["balances"].append((self.balance[account], last, as_stored(account)))
            rows["turnovers"].append((as_stored(account), month, debit, credit))
        rows["book"].append((seq, as_stored(self.evening.book.pk)))
        return rows


COLUMNS = {
    "trail": ("trail_command", "key network at what digest person keyed_by", "uuid uuid timestamptz text bytea uuid uuid"),
    "entries": (
        "ledger_entry",
        "id book_id seq kind date happened_on recorded_at citation_kind citation_id citation_number reason command",
        "uuid uuid bigint text date date timestamptz text uuid text text uuid",
    ),
    "lines": (
        "ledger_line",
        "entry_id no account_id seq amount balance_after for_month",
        "uuid smallint uuid bigint bigint bigint smallint",
    ),
}
UPSERT = " ON CONFLICT (account_id, month) DO UPDATE SET debit = ledger_turnover.debit + excluded.debit, credit = ledger_turnover.credit + excluded.credit"


def write_postgresql(rows: dict[str, Rows]) -> None:
    """A statement a table, its rows as arrays."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT last_seq FROM ledger_book WHERE id = %s FOR UPDATE", list(rows["book"][0][1:]))
        _insert(cursor, "trail", rows)
        cursor.execute(
            "UPDATE ledger_balance b SET amount = n.amount, seq = n.seq FROM unnest(%s::bigint[], %s::bigint[], %s::uuid[])"
            " AS n(amount, seq, account_id) WHERE b.account_id = n.account_id",
            _columns(rows["balances"]),
        )
        cursor.execute(
            "INSERT INTO ledger_turnover (account_id, month, debit, credit)"
            " SELECT * FROM unnest(%s::uuid[], %s::smallint[], %s::bigint[], %s::bigint[])" + UPSERT,
            _columns(rows["turnovers"]),
        )
        _insert(cursor, "lines", rows)
        _insert(cursor, "entries", rows)
        cursor.execute("UPDATE ledger_book SET last_seq = %s WHERE id = %s", list(rows["book"][0]))
        cursor.execute("COMMIT")


def _insert(cursor: object, name: str, rows: dict[str, Rows]) -> None:
    table, columns, types = COLUMNS[name]
    arrays = ", ".join(f"%s::{kind}[]" for kind in types.split())
    cursor.execute(f"INSERT INTO {table} ({', '.join(columns.split())}) SELECT * FROM unnest({arrays})", _columns(rows[name]))  # type: ignore[attr-defined]


def _columns(rows: Rows) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def write_sqlite(rows: dict[str, Rows]) -> None:
    """The driver's own ``executemany``, past Django."""
    connection.ensure_connection()
    driver = connection.connection
    driver.execute("BEGIN IMMEDIATE")
    for name in ("trail",):
        _many(driver, name, rows)
    driver.executemany("UPDATE ledger_balance SET amount = ?, seq = ? WHERE account_id = ?", rows["balances"])
    driver.executemany(
        "INSERT INTO ledger_turnover (account_id, month, debit, credit) VALUES (?, ?, ?, ?)" + UPSERT, rows["turnovers"]
    )
    for name in ("lines", "entries"):
        _many(driver, name, rows)
    driver.executemany("UPDATE ledger_book SET last_seq = ? WHERE id = ?", rows["book"])
    driver.execute("COMMIT")


def _many(driver: object, name: str, rows: dict[str, Rows]) -> None:
    table, columns, _types = COLUMNS[name]
    named = columns.split()
    marks = ", ".join("?" * len(named))
    driver.executemany(f"INSERT INTO {table} ({', '.join(named)}) VALUES ({marks})", rows[name])  # type: ignore[attr-defined]


def main() -> int:
    """Measure; 1 if the aim was missed."""
    for alias in ("default", "keyring"):
        call_command("migrate", database=alias, verbosity=0)
    ours, theirs = Evening(), Evening()
    by_service(ours)()
    by_service(theirs)()
    theirs.book.refresh_from_db()
    hand = ByHand(theirs)
    write = write_postgresql if connection.vendor == "postgresql" else write_sqlite
    service_times: list[float] = []
    hand_times: list[float] = []
    act = by_service(ours)
    for number in range(ROUNDS + 1):
        rows = hand.rows()
        spent = measured.timed(lambda rows=rows: write(rows))  # type: ignore[misc]
        took = measured.timed(act)
        if number:
            hand_times.append(spent)
            service_times.append(took)
    print(measured.told("by hand-tuned SQL, rows ready made", hand_times))
    print(measured.told("through the service", service_times))
    return measured.aim("service to hand", measured.median(service_times) / measured.median(hand_times), AT_MOST, "x")


if __name__ == "__main__":
    sys.exit(main())
