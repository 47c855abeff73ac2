"""An officer of the golden evening as a process of her own: ``python -m tests.concurrency.teller ACT …``. Says ``ready`` before what is raced.

Acts: ``evening`` opens the day with so many tables · ``ready_to_close`` plays it up to the count · ``take TABLE FIRST LAST`` members at a
table · ``close KEY [STATEMENT]`` (killed before that statement) · ``statements KEY`` closes and counts them · ``audit`` says what does not add up.
"""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import django

django.setup()

from django.db import connection  # noqa: E402

from khaotom.collection import selectors  # noqa: E402
from khaotom.collection.models import Closing, Sheet, Slip, SlipItem, Table  # noqa: E402
from khaotom.collection.services import days, slips  # noqa: E402
from khaotom.kernel import clock  # noqa: E402
from khaotom.kernel.actor import Actor  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.kernel.refusal import Refusal  # noqa: E402
from khaotom.ledger.models import Entry, Line  # noqa: E402
from khaotom.people.models import Device, Group, Membership, Office  # noqa: E402
from khaotom.till import selectors as till  # noqa: E402
from khaotom.trail.models import Command  # noqa: E402
from tests import evening  # noqa: E402
from tests.concurrency.clerk import wait_for_the_others  # noqa: E402

FIVE = datetime(2019, 6, 9, 17)


def _evening() -> evening.Evening:
    """The evening another process prepared."""
    group = Group.objects.get()
    members = list(Membership.objects.filter(group=group).select_related("person__household", "group").order_by("number_order"))
    actor = Actor.alone(network=group.network_id, person=Office.objects.get(kind="treasurer").person_id)
    return evening.Evening(group, members, actor)


def prepare(tables: str) -> None:
    """The group, its opened day and so many tables, each with its own phone; prints the tables' ids."""
    golden = evening.prepare()
    with clock.at(FIVE):
        sheet = days.open_day(actor=golden.actor, group=golden.group, on=evening.DAY, key=uuid7())
        print(*(_table(golden, sheet, number).pk for number in range(int(tables))))


def _table(golden: evening.Evening, sheet: Sheet, number: int) -> Table:
    device = Device.objects.create(
        network_id=golden.actor.network,
        group=golden.group,
        name=f"phone {number}",
        token_hash=bytes([number]) * 32,
        registered_by=golden.person(1),
        registered_at=clock.now(),
    )
    actor = replace(golden.actor, device=device.pk)
    return days.open_table(actor=actor, sheet=sheet, place=till.box(golden.group.pk), float_amount=0, key=uuid7())


def take(table: str, first: str, last: str) -> None:
    """Take what is due from these members, one slip after another; prints what became of each."""
    golden, mine = _evening(), Table.objects.select_related("sheet__meeting").get(pk=table)
    wait_for_the_others()
    with clock.at(FIVE):
        rows = selectors.rows(mine.sheet)[int(first) - 1 : int(last)]
        for number, row in enumerate((row for row in rows if row.due), start=1):
            actor = replace(golden.actor, device=mine.device_id)
            taking = evening.taking(mine, row, number, "pays")
            print(slips.take(actor=actor, sheet=mine.sheet, taking=taking, key=uuid7()).state, end=" ")


def ready_to_close() -> None:
    """The whole evening at one table, and the box is counted."""
    golden = evening.prepare()
    with clock.at(FIVE):
        sheet = days.open_day(actor=golden.actor, group=golden.group, on=evening.DAY, key=uuid7())
        table = _table(golden, sheet, 0)
        actor = replace(golden.actor, device=table.device_id)
        for number, row in enumerate((row for row in selectors.rows(sheet) if row.due), start=1):
            slips.take(actor=actor, sheet=sheet, taking=evening.taking(table, row, number, "pays"), key=uuid7())
        evening.count_box(golden, sheet)


def close(key: str, statement: str = "0") -> None:
    """Close; or be killed before the n-th statement of the closing, as if the plug were pulled."""
    golden, sheet = _evening(), Sheet.objects.select_related("group", "meeting").get()
    wait_for_the_others()
    try:
        with clock.at(FIVE), connection.execute_wrapper(_Plug(int(statement))):
            evening.close(golden, sheet, key=UUID(key))
        print("closed")
    except Refusal as refusal:
        print(refusal.code)


class _Plug:
    """Counts statements; pulls the plug before one of them."""

    def __init__(self, at: int) -> None:
        self.at, self.seen = at, 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.seen += 1
        if self.seen == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def statements(key: str) -> None:
    """How many statements a closing takes; it is closed then."""
    golden, sheet = _evening(), Sheet.objects.select_related("group", "meeting").get()
    plug = _Plug(0)
    with clock.at(FIVE), connection.execute_wrapper(plug):
        evening.close(golden, sheet, key=UUID(key))
    print(plug.seen)


def audit() -> None:
    """Print how many closings, slips and entries there are, and each thing that does not add up."""
    entries = Entry.objects.filter(kind__startswith="collection.").exclude(kind="collection.opening").count()
    print(Closing.objects.count(), Slip.objects.filter(state="taken").count(), entries)
    if Line.objects.exclude(entry__in=Entry.objects.all()).exists():
        print("there are lines without an entry")
    if Command.objects.filter(what="collection.close").count() != Closing.objects.count():
        print("a closing was begun and not ended")
    taken = sum(SlipItem.objects.filter(live=True).values_list("amount", flat=True))
    slips_total = sum(slip.cash + slip.transferred for slip in Slip.objects.filter(state="taken"))
    if taken != slips_total:
        print(f"slips say {slips_total}, their parts {taken}")


ACTS: dict[str, Callable[..., None]] = {
    "evening": prepare,
    "take": take,
    "ready_to_close": ready_to_close,
    "close": close,
    "statements": statements,
    "audit": audit,
}

if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
