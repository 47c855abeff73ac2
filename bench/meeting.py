"""Closing a real meeting of 150 members as the treasurer does it, against the very same rows written by hand.

In one group's book month follows month. One month is closed by the service: slips, payments, counts and rules are read, dues worked
out, postings made, checked and balanced. The next month's rows are taken from a closing that is rolled back, every INSERT and UPDATE
of it with its parameters ready made, and written through the bare driver in one transaction. Tables, indexes and triggers are the same.
"""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any
from uuid import UUID

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from bench import measured  # noqa: E402
from khaotom.approvals.services import presence  # noqa: E402
from khaotom.collection import selectors  # noqa: E402
from khaotom.collection.models import Sheet  # noqa: E402
from khaotom.collection.services import closing, counts, days, slips  # noqa: E402
from khaotom.collection.services.slips import Item, Page, Taking  # noqa: E402
from khaotom.kernel import clock, months  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.ledger import selectors as ledger  # noqa: E402
from khaotom.ledger.models import Entry, Line  # noqa: E402
from khaotom.people.services import memberships  # noqa: E402
from khaotom.people.services.people import Names  # noqa: E402
from khaotom.savings.services import pledges  # noqa: E402
from khaotom.till import selectors as till  # noqa: E402
from khaotom.welfare.services import joining  # noqa: E402
from tests import evening  # noqa: E402

MEMBERS = 150
ROUNDS = 12
AT_MOST = 3.0
WRITES = ("INSERT", "UPDATE", "DELETE")
BEGIN = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "BEGIN"}
Written = tuple[str, Any, bool]  # SQL as the driver takes it, parameters, many rows at once


class Months:
    """The group, and its meetings one month after the other."""

    def __init__(self) -> None:
        self.played = evening.prepare()
        with clock.at(datetime(2019, 6, 1, 12, tzinfo=clock.BANGKOK)):
            for number in range(len(self.played.members), MEMBERS):
                self._enrol(number)
        self.month = evening.JUNE

    def _enrol(self, number: int) -> None:
        by, group = self.played.actor, self.played.group
        names = Names(called_name=f"คนที่ {number}", given_name=f"สมมุติ{number}", family_name="หนูเอียด")
        member = memberships.enrol(actor=by, group=group, names=names, key=uuid7())
        pledges.promise(actor=by, membership=member, amount=(5 + number % 90) * 1000, from_month=evening.JUNE, key=uuid7())
        joining.join(actor=by, membership=member, from_month=evening.JUNE, key=uuid7())

    def next(self) -> tuple[Sheet, datetime]:
        """The next month's evening, everybody has paid what is due, the box is counted; and the moment it is closed."""
        first = months.first_day(self.month)
        moment = datetime(first.year, first.month, 9, 20, tzinfo=clock.BANGKOK)
        self.month += 1
        with clock.at(moment), transaction.atomic():
            sheet = self._collected(moment.date())
        return sheet, moment

    def _collected(self, on: date) -> Sheet:
        by, group = self.played.actor, self.played.group
        sheet = days.open_day(actor=by, group=group, on=on, key=uuid7())
        box = till.box(group.pk)
        table = days.open_table(actor=by, sheet=sheet, place=box, float_amount=0, key=uuid7())
        takings = {
            uuid7(): Taking(
                table=table.pk,
                number=number,
                membership=row.membership.pk,
                items=[Item(due.payable, due.month, due.amount) for due in row.due],
                cash=row.total,
                transferred=0,
                taken_at=clock.now(),
            )
            for number, row in enumerate((row for row in selectors.rows(sheet) if row.due), start=1)
        }
        total = sum(taking.cash for taking in takings.values())
        slips.take_page(actor=by, sheet=sheet, takings=takings, page=Page(1, total), key=uuid7())
        expected = selectors.expected_cash(sheet, ledger.book_of(group.pk).pk)[box.pk]
        two = (self.played.person(1).pk, self.played.person(4).pk)
        pieces = {100: expected // 100}
        counts.count(
            actor=by, sheet=sheet, place=box, moment="closing", counted=expected, pieces=pieces, counters=two, key=uuid7()
        )
        return sheet

    def close(self, sheet: Sheet, key: UUID) -> None:
        """As the screen does it."""
        agreed = presence.by_pin(actor=self.played.actor, group=self.played.group, second=self.played.person(2))
        keeping = closing.Keeping(first_holder=self.played.person(1).pk)
        closing.close(actor=self.played.actor, sheet=sheet, keeping=keeping, agreed=agreed, waivers_read=True, key=key)


def rows_of(act: Callable[[], None]) -> list[Written]:
    """Everything ``act`` writes, in its order, without its being written."""
    found: list[Written] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if sql.startswith(WRITES):
            found.append((sql if connection.vendor == "postgresql" else sql.replace("%s", "?"), _kept(params, many), many))
            params = found[-1][1]
        return execute(sql, params, many, context)

    recording: AbstractContextManager[None] = connection.execute_wrapper(note)
    with transaction.atomic(), recording:
        act()
        transaction.set_rollback(True)
    return found


def _kept(params: Any, many: bool) -> Any:
    return [tuple(row) for row in params] if many else params


def write(rows: list[Written]) -> None:
    """Through the driver itself, one durable commit."""
    cursor = connection.connection.cursor()
    cursor.execute(BEGIN[connection.vendor])
    for sql, params, many in rows:
        (cursor.executemany if many else cursor.execute)(sql, params)
    cursor.execute("COMMIT")
    cursor.close()


def main() -> int:
    """Measure; 1 if the aim was missed."""
    for alias in ("default", "keyring"):
        call_command("migrate", database=alias, verbosity=0)
    group = Months()
    by_service: list[float] = []
    by_hand: list[float] = []
    written: list[Written] = []
    for number in range(ROUNDS + 1):
        sheet, moment = group.next()
        with clock.at(moment):
            took = measured.timed(lambda sheet=sheet: group.close(sheet, uuid7()))  # type: ignore[misc]
        sheet, moment = group.next()
        with clock.at(moment):
            written = rows_of(lambda sheet=sheet: group.close(sheet, uuid7()))  # type: ignore[misc]
            spent = measured.timed(lambda written=written: write(written))  # type: ignore[misc]
        if number:
            by_service.append(took)
            by_hand.append(spent)
    last = Entry.objects.order_by("-recorded_at")[0].command
    posted = Entry.objects.filter(command=last).count(), Line.objects.filter(entry__command=last).count()
    print(f"  {connection.vendor:<11} {posted[0]} entries, {posted[1]} lines, {len(written)} statements by hand", flush=True)
    print(measured.told("the same rows by hand", by_hand))
    print(measured.told("through the service", by_service))
    return measured.aim("service to hand", measured.median(by_service) / measured.median(by_hand), AT_MOST, "x")


if __name__ == "__main__":
    sys.exit(main())
