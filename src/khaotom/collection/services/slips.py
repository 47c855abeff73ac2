"""Taking money, and taking a slip back. A well-formed slip is never lost: what cannot be counted is held for somebody to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from khaotom.collection import refusals
from khaotom.collection.models import Cancellation, Closing, Sheet, Slip, SlipItem, Table
from khaotom.collection.services.days import lock_open
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Refusal
from khaotom.ledger import selectors as ledger
from khaotom.people import selectors as people
from khaotom.people.models import Membership
from khaotom.savings import chart as savings_chart
from khaotom.savings import rules as savings_rules
from khaotom.savings import selectors as savings
from khaotom.trail import services as trail


@dataclass(frozen=True, slots=True)
class Item:
    """One thing paid for: its amount in satang and the month it answers for."""

    payable: str
    month: int
    amount: int


@dataclass(frozen=True, slots=True)
class Waived:
    """A fine let off with the slip."""

    month: int
    amount: int
    reason: str


@dataclass(frozen=True, slots=True)
class Taking:
    """What a phone (or the paper desk) says was taken. Amounts in satang."""

    table: UUID
    number: int
    membership: UUID
    items: Sequence[Item]
    cash: int
    transferred: int
    taken_at: datetime
    waived: Sequence[Waived] = ()
    manner: str = Slip.Manner.SELF
    joint: UUID | None = None
    transfer_slip: UUID | None = None
    tendered: int | None = None
    replaces: UUID | None = None
    read_back: int | None = None


@transaction.atomic
def take(*, actor: Actor, sheet: Sheet, taking: Taking, key: UUID) -> Slip:
    """Keep a slip: counted (``taken``), or ``held`` with the reason's code when it cannot be.

    Refuses only what is no slip at all: COL-004 (parts do not add up), COL-012 (closed: kept as held), COL-013 (not this phone's table),
    COL-018 (not a member).
    """
    if not trail.once(actor=actor, key=key, what="collection.take", arguments=_arguments(sheet, taking), subject=sheet.pk):
        return Slip.objects.select_related("table").get(pk=key)
    locked = Sheet.objects.select_for_update().get(pk=sheet.pk)
    table = _table(actor, locked, taking)
    membership = _member(locked, taking.membership)
    _check_parts(taking)
    if taking.replaces is not None:
        _cancel(actor, locked, taking.replaces, "replaced", key)
    number, problem = _free_number(table, taking.number)
    problem = _closed(locked) or problem or _cannot_count(locked, membership, taking.items)
    slip = _keep(actor, locked, table, membership, taking, key, number, problem)
    if Cancellation.objects.filter(slip=key).exists():  # its taking back arrived first
        _strike([slip.pk])
        slip.state = Slip.State.CANCELLED
    return slip


@transaction.atomic
def cancel(*, actor: Actor, sheet: Sheet, slip: UUID, reason: str, key: UUID) -> None:
    """The slip is taken back and keeps its number; it may not have arrived yet. Refuses: COL-012 (closed)."""
    arguments = {"sheet": sheet.pk, "slip": slip, "reason": reason}
    if not trail.once(actor=actor, key=key, what="collection.cancel", arguments=arguments, subject=sheet.pk):
        return
    if not Slip.objects.filter(pk=slip, state=Slip.State.HELD).exists():
        lock_open(sheet.pk)  # a held slip may be settled after closing too: it was never counted
    _cancel(actor, sheet, slip, reason, key)


def _arguments(sheet: Sheet, taking: Taking) -> dict[str, trail.Plain]:
    return {
        "sheet": sheet.pk,
        "table": taking.table,
        "number": taking.number,
        "membership": taking.membership,
        "items": [[item.payable, item.month, item.amount] for item in taking.items],
        "waived": [[one.month, one.amount, one.reason] for one in taking.waived],
        "cash": taking.cash,
        "transferred": taking.transferred,
        "replaces": taking.replaces,
    }


def _table(actor: Actor, sheet: Sheet, taking: Taking) -> Table:
    table = Table.objects.filter(pk=taking.table, sheet=sheet).first()
    if table is None or table.device_id != actor.device:
        raise refusals.NotThisTable(letter=table.letter if table else "?")
    return table


def _member(sheet: Sheet, membership: UUID) -> Membership:
    found = people.members(sheet.group_id, sheet.date).filter(pk=membership).first()
    if found is None:
        raise refusals.NotAMember
    return found


def _check_parts(taking: Taking) -> None:
    parts = sum(item.amount for item in taking.items)
    sound = all(item.amount > 0 for item in taking.items) and min(taking.cash, taking.transferred, taking.number - 1) >= 0
    nothing = parts == 0 and not taking.waived
    if not sound or nothing or parts != taking.cash + taking.transferred:
        raise refusals.PartsDoNotAddUp(parts=parts, paid=taking.cash + taking.transferred)


def _free_number(table: Table, number: int) -> tuple[int, Refusal | None]:
    if not Slip.objects.filter(table=table, number=number).exists():
        return number, None
    highest = Slip.objects.filter(table=table).aggregate(highest=Max("number"))["highest"]
    said, kept = f"{table.letter}-{number:03d}", f"{table.letter}-{highest + 1:03d}"
    return highest + 1, refusals.NumberTaken(number=said, instead=kept)


def _closed(sheet: Sheet) -> Refusal | None:
    closing = Closing.objects.filter(sheet=sheet).first()
    return refusals.DayClosed(day=sheet.date, time=clock.local(closing.closed_at)) if closing else None


def _cannot_count(sheet: Sheet, membership: Membership, items: Sequence[Item]) -> Refusal | None:
    """Another slip of tonight, or the book, already holds one of these months."""
    wanted = {(item.payable, item.month) for item in items}
    tonight = SlipItem.objects.filter(sheet=sheet, membership=membership, live=True).select_related("slip__table")
    for taken in tonight:
        if (taken.payable, taken.month) in wanted:
            return refusals.TakenByAnother(
                other=taken.slip.name, called=membership.person.calling, time=clock.local(taken.slip.taken_at)
            )
    return _paid_before(sheet, membership, items)


def _paid_before(sheet: Sheet, membership: Membership, items: Sequence[Item]) -> Refusal | None:
    pledges = {item.month: item.amount for item in items if item.payable == SlipItem.Payable.PLEDGE}
    if not pledges:
        return None
    book = ledger.book_of(sheet.group_id)
    paid = ledger.paid_by_month(book.pk, savings_chart.PLEDGE_CODES, [membership.pk]).get(membership.pk, {})
    promised = savings.pledges_of([membership.pk]).get(membership.pk, [])
    for month in sorted(pledges):
        if paid.get(month, 0) >= savings_rules.pledge_for(promised, month) and paid.get(month, 0) > 0:
            return refusals.PaidBefore(called=membership.person.calling, month=month)
    return None


def _keep(
    actor: Actor, sheet: Sheet, table: Table, member: Membership, taking: Taking, key: UUID, number: int, problem: Refusal | None
) -> Slip:
    slip = Slip.objects.create(
        id=key,
        sheet=sheet,
        table=table,
        number=number,
        membership=member,
        manner=taking.manner,
        joint=taking.joint,
        cash=taking.cash,
        transferred=taking.transferred,
        transfer_slip_id=taking.transfer_slip,
        tendered=taking.tendered,
        replaces=taking.replaces,
        taken_at=taking.taken_at,
        received_at=clock.now(),
        keyed_by=actor.keyed_by,
        state=Slip.State.HELD if problem else Slip.State.TAKEN,
        held_because=problem.code if problem else "",
        waived=[{"month": one.month, "amount": one.amount, "reason": one.reason} for one in taking.waived],
        read_back=taking.read_back,
    )
    SlipItem.objects.bulk_create(
        SlipItem(
            slip=slip,
            no=no,
            sheet=sheet,
            membership=member,
            payable=item.payable,
            month=item.month,
            amount=item.amount,
            live=problem is None,
        )
        for no, item in enumerate(taking.items, start=1)
    )
    return slip


def _cancel(actor: Actor, sheet: Sheet, slip: UUID, reason: str, key: UUID) -> None:
    _made, new = Cancellation.objects.get_or_create(
        slip=slip, defaults={"id": key, "sheet": sheet, "reason": reason, "at": clock.now(), "keyed_by": actor.keyed_by}
    )
    if new:
        _strike([slip])


def _strike(slips: Sequence[UUID]) -> None:
    Slip.objects.filter(pk__in=slips).update(state=Slip.State.CANCELLED)
    SlipItem.objects.filter(slip__in=slips).update(live=False)
