"""Taking money, and taking a slip back. A well-formed slip is never lost: what cannot be counted is held for somebody to look at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q

from khaotom.collection import refusals, rules
from khaotom.collection.models import Cancellation, Closing, PaperPage, Sheet, Slip, SlipItem, Table
from khaotom.collection.services.days import lock_open
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Refusal
from khaotom.ledger import selectors as ledger
from khaotom.meetings.services import attendance
from khaotom.people import selectors as people
from khaotom.people.models import Membership
from khaotom.savings import chart as savings_chart
from khaotom.savings import rules as savings_rules
from khaotom.savings import selectors as savings
from khaotom.trail import services as trail
from khaotom.welfare import chart as welfare_chart


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


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the paper sheet: its number, the total written on it, and the name its picture is kept under.

    ``before`` was taken from rows of the page before it was keyed, at a table. Amounts in satang.
    """

    number: int
    total: int
    before: int = 0
    photo: str = ""


@transaction.atomic
def take(*, actor: Actor, sheet: Sheet, taking: Taking, key: UUID) -> Slip:
    """Keep a slip: counted (``taken``), or ``held`` with the reason's code when it cannot be (COL-005, COL-007, COL-008, COL-012).

    Refuses only what is no slip at all: COL-004 (parts do not add up), COL-013 (not this phone's table), COL-018 (not a member).
    """
    if not trail.once(actor=actor, key=key, what="collection.take", arguments=_arguments(sheet, taking), subject=sheet.pk):
        return Slip.objects.select_related("table").get(pk=key)
    (slip,) = _enter(actor, sheet, {key: taking})
    return slip


@transaction.atomic
def take_page(*, actor: Actor, sheet: Sheet, takings: Mapping[UUID, Taking], page: Page, key: UUID) -> PaperPage:
    """Keep a signed page of the paper sheet, row by row, against the total written on it; who signed it was there.

    Refuses as ``take``, and COL-017 when the rows do not come to the paper's total.
    """
    rows = [[slip, *_arguments(sheet, taking).values()] for slip, taking in takings.items()]
    if not trail.once(actor=actor, key=key, what="collection.take_page", arguments={"rows": rows}, subject=sheet.pk):
        return PaperPage.objects.get(pk=key)
    keyed = page.before + sum(taking.cash + taking.transferred for taking in takings.values())
    if keyed != page.total:
        raise refusals.PaperDiffers(keyed=keyed, paper=page.total)
    slips = _enter(actor, sheet, takings) if takings else []
    if sheet.meeting is not None:
        came = [slip.membership.person_id for slip in slips if slip.cash and slip.manner == Slip.Manner.SELF]
        attendance.arrive_by_list(actor=actor, meeting=sheet.meeting, people=came, at=clock.now(), key=uuid5(key, "came"))
    return PaperPage.objects.create(
        id=key,
        sheet=sheet,
        number=page.number,
        total=page.total,
        photo=page.photo,
        keyed_at=clock.now(),
        keyed_by=actor.keyed_by,
    )


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


def _enter(actor: Actor, sheet: Sheet, takings: Mapping[UUID, Taking]) -> list[Slip]:
    """All of them, in a fixed number of statements."""
    locked = _lock(sheet)
    table = _table(actor, locked, takings.values())
    members = _members(locked, takings.values())
    for key, taking in takings.items():
        _check_parts(taking)
        if taking.replaces is not None:
            _cancel(actor, locked, taking.replaces, "replaced", key)
    problems = _Problems(locked, table, members)
    cancelled = set(Cancellation.objects.filter(slip__in=takings).values_list("slip", flat=True))
    slips: list[Slip] = []
    items: list[SlipItem] = []
    for key, taking in takings.items():
        member = members[taking.membership]
        number, problem = problems.of(member, taking)
        state = _state(problem, cancelled=key in cancelled)  # its taking back may have arrived first
        slip = _slip(actor, locked, table, member, taking, key, number, problem, state)
        slips.append(slip)
        items += _items(slip, taking)
        problems.seen(slip, taking)
    Slip.objects.bulk_create(slips)
    SlipItem.objects.bulk_create(items)
    return slips


def _lock(sheet: Sheet) -> Sheet:
    """The sheet, locked together with every open one of the group, in id order: a counter day and an evening take from the same members."""
    open_or_this = Sheet.objects.filter(group=sheet.group_id).filter(Q(closing=None) | Q(pk=sheet.pk))
    rows = open_or_this.select_related(None).select_for_update(of=("self",)).order_by("pk")
    return next(row for row in rows if row.pk == sheet.pk)


def _table(actor: Actor, sheet: Sheet, takings: Iterable[Taking]) -> Table:
    (wanted,) = {taking.table for taking in takings}
    table = Table.objects.filter(pk=wanted, sheet=sheet).first()
    if table is None or table.device_id != actor.device:
        raise refusals.NotThisTable(letter=table.letter if table else "?")
    return table


def _members(sheet: Sheet, takings: Iterable[Taking]) -> dict[UUID, Membership]:
    wanted = {taking.membership for taking in takings}
    found = {member.pk: member for member in people.members(sheet.group_id, sheet.date).filter(pk__in=wanted)}
    if len(found) < len(wanted):
        raise refusals.NotAMember
    return found


def _check_parts(taking: Taking) -> None:
    parts = sum(item.amount for item in taking.items)
    sound = all(item.amount > 0 for item in taking.items) and min(taking.cash, taking.transferred, taking.number - 1) >= 0
    nothing = parts == 0 and not taking.waived
    if not sound or nothing or parts != taking.cash + taking.transferred:
        raise refusals.PartsDoNotAddUp(parts=parts, paid=taking.cash + taking.transferred)


class _Problems:
    """Why a slip cannot be counted: read once for all slips that come together."""

    def __init__(self, sheet: Sheet, table: Table, members: Mapping[UUID, Membership]) -> None:
        self.sheet, self.table = sheet, table
        self.numbers = set(Slip.objects.filter(table=table).values_list("number", flat=True))
        self.closing = Closing.objects.filter(sheet=sheet).first()
        tonight = SlipItem.objects.filter(
            Q(sheet=sheet) | Q(sheet__group=sheet.group_id, sheet__closing=None), membership__in=members, live=True
        ).select_related("slip__table")
        self.tonight = {(item.membership_id, item.payable, item.month): item.slip for item in tonight}
        book = ledger.book_of(sheet.group_id).pk
        self.paid = ledger.paid_by_month(book, savings_chart.PLEDGE_CODES, members)
        self.given = ledger.paid_by_month(book, [welfare_chart.CONTRIBUTIONS], members)
        self.promised = savings.pledges_of(members)

    def of(self, member: Membership, taking: Taking) -> tuple[int, Refusal | None]:
        """The number the slip is kept under, and what is wrong with it, if anything."""
        number, clash = self._number(taking.number)
        problem = self._closed() or clash or self._taken_tonight(member, taking.items) or self._paid_before(member, taking.items)
        return number, problem

    def seen(self, slip: Slip, taking: Taking) -> None:
        """A slip of the same sending was counted: the next ones are held against it."""
        if slip.state == Slip.State.TAKEN:
            for item in taking.items:
                self.tonight.setdefault((slip.membership_id, item.payable, item.month), slip)

    def _number(self, wanted: int) -> tuple[int, Refusal | None]:
        number = wanted if wanted not in self.numbers else max(self.numbers) + 1
        self.numbers.add(number)
        if number == wanted:
            return number, None
        letter = self.table.letter
        return number, refusals.NumberTaken(number=rules.slip_name(letter, wanted), instead=rules.slip_name(letter, number))

    def _closed(self) -> Refusal | None:
        if self.closing is None:
            return None
        return refusals.DayClosed(day=self.sheet.date, time=clock.local(self.closing.closed_at))

    def _taken_tonight(self, member: Membership, items: Sequence[Item]) -> Refusal | None:
        for item in items:
            other = self.tonight.get((member.pk, item.payable, item.month))
            if other is not None:
                taken_at = clock.local(other.taken_at)
                return refusals.TakenByAnother(other=other.name, called=member.person.calling, time=taken_at)
        return None

    def _paid_before(self, member: Membership, items: Sequence[Item]) -> Refusal | None:
        paid, promised = self.paid.get(member.pk, {}), self.promised.get(member.pk, [])
        given = self.given.get(member.pk, {})
        for item in items:
            whole = savings_rules.pledge_for(promised, item.month)
            saved = item.payable == SlipItem.Payable.PLEDGE and paid.get(item.month, 0) >= whole > 0
            if saved or (item.payable == SlipItem.Payable.WELFARE and given.get(item.month, 0) > 0):
                return refusals.PaidBefore(called=member.person.calling, month=item.month)
        return None


def _state(problem: Refusal | None, *, cancelled: bool) -> Slip.State:
    if cancelled:
        return Slip.State.CANCELLED
    return Slip.State.HELD if problem else Slip.State.TAKEN


def _slip(
    actor: Actor,
    sheet: Sheet,
    table: Table,
    member: Membership,
    taking: Taking,
    key: UUID,
    number: int,
    problem: Refusal | None,
    state: Slip.State,
) -> Slip:
    return Slip(
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
        state=state,
        held_because=problem.code if problem else "",
        waived=[{"month": one.month, "amount": one.amount, "reason": one.reason} for one in taking.waived],
        read_back=taking.read_back,
    )


def _items(slip: Slip, taking: Taking) -> Iterable[SlipItem]:
    for no, item in enumerate(taking.items, start=1):
        yield SlipItem(
            slip=slip,
            no=no,
            sheet_id=slip.sheet_id,
            membership_id=slip.membership_id,
            payable=item.payable,
            month=item.month,
            amount=item.amount,
            live=slip.state == Slip.State.TAKEN,
        )


def _cancel(actor: Actor, sheet: Sheet, slip: UUID, reason: str, key: UUID) -> None:
    _made, new = Cancellation.objects.get_or_create(
        slip=slip, defaults={"id": key, "sheet": sheet, "reason": reason, "at": clock.now(), "keyed_by": actor.keyed_by}
    )
    if new:
        Slip.objects.filter(pk=slip).update(state=Slip.State.CANCELLED)
        SlipItem.objects.filter(slip=slip).update(live=False)
