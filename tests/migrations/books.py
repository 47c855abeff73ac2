"""Acts in a place, each run as a process of its own: ``python -m tests.migrations.books post|try|findings|loosen``."""

import sys
from datetime import date

import django

django.setup()

from django.db import DatabaseError, connection, transaction  # noqa: E402

from khaotom.kernel.citation import FOUNDING  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.ledger import chart  # noqa: E402
from khaotom.ledger.models import Fund  # noqa: E402
from khaotom.ledger.services import books, posting  # noqa: E402
from khaotom.trail import seals  # noqa: E402

LATE_LINE = (
    "INSERT INTO ledger_line (entry_id, no, account_id, seq, amount, balance_after)"
    " SELECT entry_id, 9, account_id, seq, 5, 5 FROM ledger_line"
)
ATTACKS = {
    "change a line": "UPDATE ledger_line SET amount = amount + 1",
    "take a line away": "DELETE FROM ledger_line",
    "add a line to a sealed entry": LATE_LINE,
    "change an entry": "UPDATE ledger_entry SET seq = seq + 1",
    "take an entry away": "DELETE FROM ledger_entry",
}
ATTACKS_ON_POSTGRESQL = {
    "empty the lines": "TRUNCATE ledger_line CASCADE",
    "empty the entries": "TRUNCATE ledger_entry CASCADE",
}


def post() -> None:
    """One entry of two lines in a new book."""
    chart.kinds.register("test.brought_forward", chart.Kind("brought forward"))
    with transaction.atomic():
        book = books.open_book(network=uuid7(), owner_kind="group", owner=uuid7(), funds=[Fund.Kind.SAVINGS])
        fund = book.funds.get()
        legs = [
            posting.Leg(books.Place(fund.pk, chart.OPENING), 120_00),
            posting.Leg(books.Place(fund.pk, chart.CONTESTED), -120_00),
        ]
        draft = posting.Draft(kind="test.brought_forward", date=date(2019, 6, 9), citation=FOUNDING, legs=legs)
        posting.post(book=book.pk, drafts=[draft], command=uuid7())


def attack() -> None:
    """Try what the seals forbid, and print each that went through."""
    attacks = ATTACKS | (ATTACKS_ON_POSTGRESQL if connection.vendor == "postgresql" else {})
    for name, sql in attacks.items():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)
        except DatabaseError as refused:
            if "sealed" not in str(refused) and "append-only" not in str(refused):
                print(f"{name}: stopped by something else: {refused}")
        else:
            print(f"{name}: went through")


def count() -> None:
    """Print how many lines and entries there are and the sum of what the lines moved."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT COUNT(*) FROM ledger_entry), COUNT(*), SUM(ABS(amount)) FROM ledger_line")
        print(*cursor.fetchone())


def findings() -> None:
    """Print what the comparison of the seals with their files finds."""
    print("\n".join(seals.findings()), end="")


def loosen() -> None:
    """Take one seal away and add a strange one, as a careless hand at the database might."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER seal_ledger_line_change ON ledger_line")
            cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER seal_ledger_entry_change")
        else:
            cursor.execute("DROP TRIGGER seal_ledger_line_update")
            cursor.execute("DROP TRIGGER seal_ledger_entry_update")
            cursor.execute("CREATE TRIGGER seal_ledger_entry_update BEFORE UPDATE ON ledger_entry BEGIN SELECT 1; END")


if __name__ == "__main__":
    {"post": post, "attack": attack, "count": count, "findings": findings, "loosen": loosen}[sys.argv[1]]()
