"""How an evening becomes entries: one a slip, one a payment, one a difference, one a tray emptied into the box."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.collection import rules
from khaotom.collection.models import Closing, Sheet, Slip, SlipItem
from khaotom.kernel.citation import Citation
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Book
from khaotom.ledger.services.books import Place as Where
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.savings import chart as savings
from khaotom.savings.rules import divided
from khaotom.till import chart as till
from khaotom.till import selectors as places
from khaotom.till.models import Place, TransferSlip, Voucher
from khaotom.till.purposes import purposes
from khaotom.welfare import chart as welfare

SAVED_UNDER = {
    SlipItem.Payable.PLEDGE.value: savings.PLEDGES,
    SlipItem.Payable.FINE.value: savings.FINES,
    SlipItem.Payable.ENTRY_FEE.value: savings.FEES,
}
"""Under which code of the savings fund a payable stands."""


class Counted(Protocol):
    """A place's closing count against the book, in satang."""

    @property
    def place(self) -> Place: ...
    @property
    def booked(self) -> int: ...
    @property
    def difference(self) -> int: ...
    @property
    def fund(self) -> str: ...


@dataclass(slots=True)
class ToPost:
    """What the book needs to know of one slip; amounts in satang. Plain: a closing reads hundreds."""

    id: UUID
    name: str
    membership: UUID
    place: UUID  # of its table
    state: str
    cash: int
    transferred: int
    bank: UUID | None  # of the transfer it took
    found: bool  # in the bank book
    waived: list[dict[str, Any]]
    items: list[tuple[str, int, int]] = field(default_factory=list)  # payable, month, amount


def to_post(sheet: UUID) -> list[ToPost]:
    """The evening's slips in the order taken."""
    rows = Slip.objects.filter(sheet=sheet).order_by("taken_at", "pk").values_list(*COLUMNS)
    slips = [
        ToPost(
            pk,
            rules.slip_name(letter, number),
            member,
            place,
            state,
            cash,
            transferred,
            bank,
            told == TransferSlip.State.CONFIRMED,
            waived,
        )
        for pk, letter, number, member, place, state, cash, transferred, bank, told, waived in rows
    ]
    by_id = {slip.id: slip for slip in slips}
    items = SlipItem.objects.filter(sheet=sheet).order_by("slip", "no").values_list("slip", "payable", "month", "amount")
    for slip, payable, month, amount in items:
        by_id[slip].items.append((payable, month, amount))
    return slips


COLUMNS = (
    *("pk", "table__letter", "number", "membership", "table__place", "state", "cash", "transferred"),
    *("transfer_slip__bank", "transfer_slip__state", "waived"),
)


class Accounts:
    """The places of one group's book that an evening posts to."""

    def __init__(self, sheet: Sheet, book: Book) -> None:
        self.funds = {kind: fund.pk for kind, fund in ledger.funds_of(book.pk).items()}
        self.bank = places.bank(sheet.group_id)
        self.box = places.box(sheet.group_id).pk
        self.closed = Closing.objects.filter(sheet=sheet).exists()
        rule = bylaws.one(sheet.group_id, "payment_split", sheet.date)
        self.to_welfare = rule.parameters.welfare if rule else 0

    def credits(self, member: UUID, payable: str, amount: int) -> list[tuple[str, Where, int]]:
        """Where an item's amount goes: (kind of fund, place, satang), split by the group's clause where it has one."""
        fund = self.funds
        if payable == SlipItem.Payable.WELFARE:
            return [("welfare", Where(fund["welfare"], welfare.CONTRIBUTIONS, "membership", member), amount)]
        if payable == SlipItem.Payable.PLEDGE and self.to_welfare:
            parts = divided(amount, self.to_welfare)
            return [
                ("savings", Where(fund["savings"], savings.PLEDGES, "membership", member), parts.saved),
                ("welfare", Where(fund["welfare"], savings.SPLIT, "membership", member), parts.given),
            ]
        return [("savings", Where(fund["savings"], SAVED_UNDER[payable], "membership", member), amount)]

    def debit(self, slip: ToPost, kind: str, *, transferred: bool) -> Where:
        """Where a slip's money of one fund is: in the table's tray or box, in the bank, or not yet found there."""
        fund = self.funds[kind]
        if not transferred:
            return till.cash(fund, self.cash_place(slip))
        bank = slip.bank or self._bank()
        return till.bank(fund, bank) if slip.found else till.transfers(fund, bank)

    def cash_place(self, slip: ToPost) -> UUID:
        """The table's tray while the evening lasts; the box afterwards, since trays are emptied into it."""
        return self.box if self.closed else slip.place

    def _bank(self) -> UUID:
        if self.bank is None:
            raise LookupError("the group has no bank account, yet a slip was paid by transfer")
        return self.bank.pk


def of_evening(
    sheet: Sheet, book: Book, slips: Sequence[ToPost], vouchers: Sequence[Voucher], counts: Sequence[Counted]
) -> list[Draft]:
    """The evening's entries in the order they were lived: slips, payments, trays and differences."""
    accounts = Accounts(sheet, book)
    drafts = [of_slip(sheet, accounts, slip) for slip in slips if slip.cash or slip.transferred]
    drafts += [of_voucher(sheet, accounts, voucher) for voucher in vouchers]
    drafts += [of_difference(sheet, accounts, count) for count in counts if count.difference]
    drafts += _trays(sheet, accounts, drafts, counts)
    return drafts


def of_slip(sheet: Sheet, accounts: Accounts, slip: ToPost) -> Draft:
    """One receipt: money where it is, against what was paid for; within each fund by itself."""
    parts = rules.allocate([amount for _payable, _month, amount in slip.items], slip.transferred)
    debits: dict[Where, int] = defaultdict(int)
    owed: list[Leg] = []
    for (payable, month, paid), part in zip(slip.items, parts, strict=True):
        by_transfer = part.transferred
        for kind, where, amount in accounts.credits(slip.membership, payable, paid):
            moved = min(amount, by_transfer)
            by_transfer -= moved
            if moved:
                debits[accounts.debit(slip, kind, transferred=True)] += moved
            if amount > moved:
                debits[accounts.debit(slip, kind, transferred=False)] += amount - moved
            owed.append(Leg(where, -amount, month))
    return Draft(
        kind="collection.slip",
        date=sheet.date,
        citation=Citation("slip", slip.id, slip.name),
        legs=[*(Leg(where, amount) for where, amount in debits.items()), *owed],
    )


def of_voucher(sheet: Sheet, accounts: Accounts, voucher: Voucher) -> Draft:
    """One payment out of a place's cash."""
    purpose = purposes[voucher.purpose]
    fund = accounts.funds[purpose.fund]
    return Draft(
        kind="collection.voucher",
        date=sheet.date,
        citation=Citation("voucher", voucher.pk, str(voucher.number)),
        legs=[
            Leg(purpose.debit(fund, voucher.payee_id), voucher.amount),
            Leg(till.cash(fund, voucher.place_id), -voucher.amount),
        ],
    )


def of_difference(sheet: Sheet, accounts: Accounts, count: Counted) -> Draft:
    """What was counted short or over, kept in the chosen fund's suspense until it is explained."""
    fund = accounts.funds[count.fund]
    return Draft(
        kind="collection.difference",
        date=sheet.date,
        citation=Citation("sheet", sheet.pk),
        legs=[Leg(till.cash(fund, count.place.pk), count.difference), Leg(till.suspense(fund), -count.difference)],
    )


def _trays(sheet: Sheet, accounts: Accounts, drafts: Iterable[Draft], counts: Sequence[Counted]) -> list[Draft]:
    """Trays are emptied into the box: what the evening put into them, fund by fund."""
    box = places.box(sheet.group_id)
    trays = {count.place.pk for count in counts} - {box.pk}
    held: dict[tuple[UUID, UUID], int] = defaultdict(int)
    for draft in drafts:
        for leg in draft.legs:
            if leg.place.code == till.CASH and leg.place.holder in trays:
                held[leg.place.fund, leg.place.holder] += leg.amount
    return [
        Draft(
            kind="collection.tray",
            date=sheet.date,
            citation=Citation("sheet", sheet.pk),
            legs=[Leg(till.cash(fund, box.pk), amount), Leg(till.cash(fund, tray), -amount)],
        )
        for (fund, tray), amount in held.items()
        if amount
    ]
