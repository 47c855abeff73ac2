"""How an evening becomes entries: one a slip, one a payment, one a difference, one a tray emptied into the box."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.collection import rules
from khaotom.collection.models import Closing, Sheet, Slip, SlipItem
from khaotom.kernel.citation import Citation
from khaotom.kernel.shares import split
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Book
from khaotom.ledger.services.books import Place as Where
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.savings import chart as savings
from khaotom.till import chart as till
from khaotom.till import selectors as places
from khaotom.till.models import Place, TransferSlip, Voucher
from khaotom.till.purposes import purposes
from khaotom.welfare import chart as welfare


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


class Accounts:
    """The places of one group's book that an evening posts to."""

    def __init__(self, sheet: Sheet, book: Book) -> None:
        self.funds = {kind: fund.pk for kind, fund in ledger.funds_of(book.pk).items()}
        self.bank = places.bank(sheet.group_id)
        self.box = places.box(sheet.group_id).pk
        self.closed = Closing.objects.filter(sheet=sheet).exists()
        rule = bylaws.one(sheet.group_id, "payment_split", sheet.date)
        self.to_welfare = rule.parameters.welfare if rule else 0

    def credits(self, item: SlipItem) -> list[tuple[str, Where, int]]:
        """Where an item's amount goes: (kind of fund, place, satang), split by the group's clause where it has one."""
        member, fund = item.membership_id, self.funds
        if item.payable == SlipItem.Payable.WELFARE:
            return [("welfare", Where(fund["welfare"], welfare.CONTRIBUTIONS, "membership", member), item.amount)]
        if item.payable == SlipItem.Payable.PLEDGE and self.to_welfare:
            kept, given = split(item.amount, [100 - self.to_welfare, self.to_welfare])
            return [
                ("savings", Where(fund["savings"], savings.PLEDGES, "membership", member), kept),
                ("welfare", Where(fund["welfare"], savings.SPLIT, "membership", member), given),
            ]
        code = {
            SlipItem.Payable.PLEDGE: savings.PLEDGES,
            SlipItem.Payable.FINE: savings.FINES,
            SlipItem.Payable.ENTRY_FEE: savings.FEES,
        }[SlipItem.Payable(item.payable)]
        return [("savings", Where(fund["savings"], code, "membership", member), item.amount)]

    def debit(self, slip: Slip, kind: str, *, transferred: bool) -> Where:
        """Where a slip's money of one fund is: in the table's tray or box, in the bank, or not yet found there."""
        fund = self.funds[kind]
        if not transferred:
            return till.cash(fund, self.cash_place(slip))
        told = slip.transfer_slip
        bank = told.bank_id if told else self._bank()
        found = told is not None and told.state == TransferSlip.State.CONFIRMED
        return till.bank(fund, bank) if found else till.transfers(fund, bank)

    def cash_place(self, slip: Slip) -> UUID:
        """The table's tray while the evening lasts; the box afterwards, since trays are emptied into it."""
        return self.box if self.closed else slip.table.place_id

    def _bank(self) -> UUID:
        if self.bank is None:
            raise LookupError("the group has no bank account, yet a slip was paid by transfer")
        return self.bank.pk


def of_evening(
    sheet: Sheet, book: Book, slips: Sequence[Slip], vouchers: Sequence[Voucher], counts: Sequence[Counted]
) -> list[Draft]:
    """The evening's entries in the order they were lived: slips, payments, trays and differences."""
    accounts = Accounts(sheet, book)
    drafts = [of_slip(sheet, accounts, slip) for slip in slips if slip.cash or slip.transferred]
    drafts += [of_voucher(sheet, accounts, voucher) for voucher in vouchers]
    drafts += [of_difference(sheet, accounts, count) for count in counts if count.difference]
    drafts += _trays(sheet, accounts, drafts, counts)
    return drafts


def of_slip(sheet: Sheet, accounts: Accounts, slip: Slip) -> Draft:
    """One receipt: money where it is, against what was paid for; within each fund by itself."""
    return of_items(sheet, accounts, slip, sorted(slip.items.all(), key=lambda item: item.no))


def of_items(sheet: Sheet, accounts: Accounts, slip: Slip, items: Sequence[SlipItem]) -> Draft:
    """A receipt for these parts, the money in the slip's place."""
    parts = rules.allocate([item.amount for item in items], slip.transferred)
    debits: dict[Where, int] = defaultdict(int)
    owed: list[Leg] = []
    for item, part in zip(items, parts, strict=True):
        by_transfer = part.transferred
        for kind, where, amount in accounts.credits(item):
            moved = min(amount, by_transfer)
            by_transfer -= moved
            if moved:
                debits[accounts.debit(slip, kind, transferred=True)] += moved
            if amount > moved:
                debits[accounts.debit(slip, kind, transferred=False)] += amount - moved
            owed.append(Leg(where, -amount, item.month))
    return Draft(
        kind="collection.slip",
        date=sheet.date,
        citation=Citation("slip", slip.pk, slip.name),
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
