"""One collection day of one group, from the first count to the closing, through the services of the table or of the desk."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from khaotom.approvals.services import presence
from khaotom.collection import selectors
from khaotom.collection.models import Closing, Sheet, Slip, Table
from khaotom.collection.selectors import Due, Row
from khaotom.collection.services import closing, days, payouts, slips, transfers
from khaotom.collection.services.payouts import Payment
from khaotom.collection.services.slips import Item, Taking, Waived
from khaotom.front.demo import cash, spending
from khaotom.front.demo.people import Entering
from khaotom.front.demo.rhythm import Paying
from khaotom.front.demo.troupe import Claim, Troupe
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.meetings.services import attendance
from khaotom.people.models import Device, Membership, OfficeKind
from khaotom.people.selectors import kin
from khaotom.savings import selectors as savings
from khaotom.till.models import Custody
from khaotom.till.purposes import purposes
from khaotom.till.rules import working_days_after
from khaotom.till.services import banking

BAHT = 100
PACE = 40  # seconds from one slip to the next


@dataclass
class Evening:
    """What happens on one day of one group. Amounts in baht."""

    troupe: Troupe
    day: date
    pays: Callable[[list[Row]], list[Paying]]
    newcomers: Callable[[Sheet], list[tuple[Membership, Entering]]]
    on_phones: bool
    difference: int = 0
    pieces: Mapping[int, int] = field(default_factory=dict)  # empty: whatever makes the sum
    keep: int = 1500  # how much stays in the box
    mends: bool = False  # whether a slip or two are corrected before the closing
    back: int = 0  # months before the last evening

    @property
    def began(self) -> datetime:
        """When the box was opened."""
        return datetime.combine(self.day, time(self.troupe.plan.hour), clock.BANGKOK)


def hold(evening: Evening) -> Closing:
    """The whole of it; the cash goes to the bank on the next working day."""
    troupe = evening.troupe
    with clock.at(evening.began):
        sheet = days.open_day(actor=troupe.actor(), group=troupe.group, on=evening.day, key=uuid7())
        cash.count(troupe, sheet, troupe.box, "opening")
        tables = _tables(evening, sheet)
        paying = evening.pays(selectors.rows(sheet))
        _tell_transfers(troupe, sheet, paying)
        seconds = _take_all(evening, sheet, tables, paying)
    with clock.at(evening.began + timedelta(seconds=seconds)):
        _take_newcomers(evening, sheet, tables[0])
        spending.hold(troupe, sheet, evening.back)
        pay_out(troupe, sheet)
    with clock.at(evening.began + timedelta(seconds=seconds, minutes=20)):
        closed = _close(evening, sheet)
    _bank(evening, sheet, closed)
    return closed


@dataclass
class _At:
    """A table, the device it stands on (None: the desk, keying from paper), and how many slips it has written."""

    table: Table
    actor: Actor
    written: int = 0

    def next(self) -> int:
        self.written += 1
        return self.written


def _tables(evening: Evening, sheet: Sheet) -> list[_At]:
    """On phones, one table a phone, the first with the box itself as its tray; else the one of the desk."""
    troupe = evening.troupe
    on: Sequence[Device | None] = troupe.devices if evening.on_phones else [None]
    tables = []
    for number, device in enumerate(on):
        actor = troupe.actor(device)
        place = troupe.trays[number - 1] if number else troupe.box
        floated = 200 * BAHT if number else 0
        tables.append(_At(days.open_table(actor=actor, sheet=sheet, place=place, float_amount=floated, key=uuid7()), actor))
    return tables


def _tell_transfers(troupe: Troupe, sheet: Sheet, paying: Iterable[Paying]) -> None:
    """Who transferred told it with a slip, and the treasurer has found it in the bank book."""
    for one in paying:
        if one.by_transfer:
            told = banking.Told(one.amount, sheet.date - timedelta(days=1), reference=f"T{uuid7().hex[-10:]}")
            member = one.row.membership
            slip = banking.tell(
                actor=troupe.actor(), group=troupe.group, membership=member, bank=troupe.bank, told=told, key=uuid7()
            )
            one.transfer = transfers.find(actor=troupe.actor(), slip=slip, found=True, key=uuid7())


def _take_all(evening: Evening, sheet: Sheet, tables: list[_At], paying: list[Paying]) -> int:
    """Every payment, and how many seconds it took."""
    joints: dict[UUID, UUID] = {}
    if evening.on_phones:
        for at, one in enumerate(paying):
            with clock.at(evening.began + timedelta(minutes=10, seconds=PACE * at // len(tables))):
                _at_the_table(evening, sheet, tables[at % len(tables)], one, joints)
    elif paying:
        _from_paper(evening, sheet, tables[0], paying, joints)
    return 900 + PACE * len(paying) // len(tables)


def _at_the_table(evening: Evening, sheet: Sheet, table: _At, one: Paying, joints: dict[UUID, UUID]) -> None:
    if sheet.meeting is not None and not one.carried and not one.by_transfer:
        person = one.row.membership.person_id
        attendance.arrive(actor=table.actor, meeting=sheet.meeting, person=person, at=clock.now(), key=uuid7())
    slip = slips.take(actor=table.actor, sheet=sheet, taking=_taking(table, one, joints), key=uuid7())
    if evening.mends and evening.troupe.rng.random() < 0.03:
        slips.cancel(actor=table.actor, sheet=sheet, slip=slip.pk, reason="typed_wrong", key=uuid7())
        again = _taking(table, one, joints, replaces=slip.pk)
        slips.take(actor=table.actor, sheet=sheet, taking=again, key=uuid7())


def _from_paper(evening: Evening, sheet: Sheet, table: _At, paying: list[Paying], joints: dict[UUID, UUID]) -> None:
    """The signed sheet, keyed in one go that evening; who signed it was there."""
    takings = {
        uuid7(): _taking(table, one, joints, evening.began + timedelta(seconds=PACE * at)) for at, one in enumerate(paying)
    }
    total = sum(taking.cash + taking.transferred for taking in takings.values())
    slips.take_page(actor=table.actor, sheet=sheet, takings=takings, page=slips.Page(1, total), key=uuid7())


def _taking(
    table: _At, one: Paying, joints: dict[UUID, UUID], at: datetime | None = None, *, replaces: UUID | None = None
) -> Taking:
    handed = cash.handed_over(one.amount) if not (one.by_transfer or one.house) else None
    return Taking(
        table=table.table.pk,
        number=table.next(),
        membership=one.row.membership.pk,
        items=[Item(due.payable, due.month, due.amount) for due in one.dues],
        waived=[Waived(fine.month, fine.amount, one.reason) for fine in one.let_off],
        cash=0 if one.by_transfer else one.amount,
        transferred=one.amount if one.by_transfer else 0,
        transfer_slip=one.transfer.pk if one.transfer else None,
        tendered=handed if handed != one.amount else None,
        manner=Slip.Manner.CARRIED if one.carried else Slip.Manner.SELF,
        joint=joints.setdefault(one.house, uuid7()) if one.house else None,
        taken_at=at or clock.now(),
        replaces=replaces,
    )


def _take_newcomers(evening: Evening, sheet: Sheet, table: _At) -> None:
    """Who joins this evening pays the entry fee with the first month."""
    for member, one in evening.newcomers(sheet):
        dues = [
            Due(selectors.ENTRY_FEE, sheet.month, 20 * BAHT),
            Due(selectors.PLEDGE, sheet.month, one.pledge * BAHT),
            *([Due(selectors.WELFARE, sheet.month, 30 * BAHT)] if one.welfare else []),
        ]
        _at_the_table(evening, sheet, table, Paying(Row(member), dues), {})


def pay_out(troupe: Troupe, sheet: Sheet) -> None:
    """What is owed to members, the oldest claim first, as far as this evening's cash of its fund goes."""
    if not troupe.claims:
        return
    cash_of = selectors.fund_cash(sheet, troupe.book)
    present = {fund: cash_of[fund, troupe.box.pk] for fund in ("savings", "welfare")}
    saved = savings.balances(troupe.book, [claim.payee.pk for claim in troupe.claims])
    for claim in list(troupe.claims):
        fund = purposes[claim.purpose].fund
        amount = saved.get(claim.payee.pk, 0) if claim.amount is None else claim.amount
        if amount <= present[fund]:
            present[fund] -= amount
            if amount:
                _pay(troupe, sheet, claim, amount)
            troupe.claims.remove(claim)


def _pay(troupe: Troupe, sheet: Sheet, claim: Claim, amount: int) -> None:
    """The treasurer pays, unless it is for her own house; then the chair does."""
    barred = kin(claim.payee)
    payer = troupe.actor_of(OfficeKind.CHAIR if troupe.person(OfficeKind.TREASURER).pk in barred else OfficeKind.TREASURER)
    agreed = presence.by_pin(actor=payer, group=troupe.group, second=troupe.second([*barred, payer.person]), barred=barred)
    payment = Payment(claim.purpose, claim.payee, amount, troupe.box, claim.clause, claim.note, claim.asked)
    payouts.pay(actor=payer, sheet=sheet, payment=payment, agreed=agreed, key=uuid7())


def _close(evening: Evening, sheet: Sheet) -> Closing:
    troupe = evening.troupe
    counted = cash.count_all(troupe, sheet, evening.difference * BAHT, evening.pieces)
    agreed = presence.by_pin(actor=troupe.actor(), group=troupe.group, second=troupe.second([]))
    keeping = closing.Keeping(
        first_holder=troupe.person(OfficeKind.TREASURER).pk,
        second_holder=troupe.person(OfficeKind.COUNTER).pk,
        to_bank=max(0, counted - evening.keep * BAHT),
        bank_by=working_days_after(evening.day, 2),
    )
    return closing.close(actor=troupe.actor(), sheet=sheet, keeping=keeping, agreed=agreed, waivers_read=True, key=uuid7())


def _bank(evening: Evening, sheet: Sheet, closed: Closing) -> None:
    """The next working morning, unless that has not come yet."""
    troupe = evening.troupe
    on = working_days_after(evening.day, 1)
    custody = Custody.objects.select_related("place").get(subject=sheet.pk)
    if custody.to_bank and on < clock.today():
        with clock.at(datetime.combine(on, time(10, 30))):
            deposit = banking.Deposit(custody.to_bank, on, troupe.paper_of_bank)
            banking.bank(actor=troupe.actor(), custody=custody, bank=troupe.bank, deposit=deposit, key=uuid7())
