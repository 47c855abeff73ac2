"""One evening, read: what is due, what was taken, what should be in each place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.db.models import Count as Many
from django.db.models import F, Q, QuerySet, Sum

from khaotom.collection import rules
from khaotom.collection.models import Closing, Sheet, Slip, SlipItem, Table
from khaotom.ledger import selectors as ledger
from khaotom.meetings import selectors as meetings
from khaotom.people import selectors as people
from khaotom.people.models import Membership
from khaotom.savings import selectors as savings
from khaotom.till import chart as till_chart
from khaotom.till import selectors as till
from khaotom.till.models import TransferSlip, Voucher
from khaotom.till.purposes import RUNNING, purposes
from khaotom.welfare import selectors as welfare

PLEDGE, WELFARE, FINE, ENTRY_FEE = SlipItem.Payable


@dataclass(frozen=True, slots=True)
class Due:
    """One thing a member may pay: what, for which month, satang; ``late`` when its month is past."""

    payable: str
    month: int
    amount: int
    late: bool = False


@dataclass(slots=True)
class Row:
    """One member's line of the sheet. Amounts in satang."""

    membership: Membership
    saved: int = 0
    pledge: int = 0
    paused: bool = False
    due: list[Due] = field(default_factory=list)
    ahead: list[Due] = field(default_factory=list)
    welfare_through: int | None = None

    @property
    def total(self) -> int:
        """What she would pay tonight in one tap."""
        return sum(due.amount for due in self.due)


def rows(sheet: Sheet) -> list[Row]:
    """The sheet's lines by member number, from the rules in force on its day; a fixed number of queries."""
    return _rows(sheet, list(people.members(sheet.group_id, sheet.date).select_related("person__household")))


def row_of(sheet: Sheet, member: Membership) -> Row:
    """One member's line, as it stands now, whether or not she was a member on the sheet's day."""
    return _rows(sheet, [member])[0]


def _rows(sheet: Sheet, members: Sequence[Membership]) -> list[Row]:
    ids = [member.pk for member in members]
    book = ledger.book_of(sheet.group_id).pk
    pledged = savings.dues(group=sheet.group_id, book=book, memberships=ids, on=sheet.date)
    given = welfare.dues(group=sheet.group_id, book=book, memberships=ids, on=sheet.date)
    saved = savings.balances(book, ids)
    return [_row(sheet, m, pledged[m.pk], given.get(m.pk), saved.get(m.pk, 0)) for m in members]


def _row(sheet: Sheet, member: Membership, pledged: savings.Dues, given: welfare.Dues | None, saved: int) -> Row:
    row = Row(membership=member, saved=saved, pledge=pledged.pledge, paused=pledged.paused)
    row.due = [Due(PLEDGE, owed.month, owed.amount, owed.month < sheet.month) for owed in pledged.pledges]
    row.ahead = [Due(PLEDGE, owed.month, owed.amount) for owed in pledged.ahead]
    if given is not None:
        row.due += [Due(WELFARE, owed.month, owed.amount, owed.month < sheet.month) for owed in given.owed]
        row.ahead += [Due(WELFARE, owed.month, owed.amount) for owed in given.ahead]
        row.welfare_through = given.through
    row.due += [Due(FINE, owed.month, owed.amount, late=True) for owed in pledged.fines]
    return row


def slips(sheet: UUID) -> list[Slip]:
    """Every slip of the evening in the order taken, with its items; cancelled ones stay."""
    rows = Slip.objects.filter(sheet=sheet).select_related("table", "membership__person").prefetch_related("items")
    return list(rows.order_by("taken_at", "pk"))


@dataclass(frozen=True, slots=True)
class Totals:
    """The evening so far; satang and people."""

    came: int
    paid: int
    received: int


def totals(sheet: Sheet) -> Totals:
    """How many came, how many paid, how much was received: for the head of every screen and the hall."""
    paid = Q(cash__gt=0) | Q(transferred__gt=0)  # a slip may only let a fine off
    counted = Slip.objects.filter(paid, sheet=sheet, state=Slip.State.TAKEN).aggregate(
        people=Many("membership", distinct=True), cash=Sum("cash"), transferred=Sum("transferred")
    )
    came = len(meetings.came(sheet.meeting_id)) if sheet.meeting_id else counted["people"]
    return Totals(came=came, paid=counted["people"], received=(counted["cash"] or 0) + (counted["transferred"] or 0))


def expected_cash(sheet: Sheet, book: UUID) -> dict[UUID, int]:
    """What each place used tonight should hold, in satang: the book before, floats, cash taken, payments out.

    The box is counted at every meeting; on a counter day of one officer only places whose cash moved.
    """
    tables = list(Table.objects.filter(sheet=sheet))
    box = till.box(sheet.group_id).pk
    expected: dict[UUID, int] = defaultdict(int, {box: 0})
    for (_fund, place), amount in ledger.balances_of_code(book, till_chart.CASH).items():
        if place == box or place in {table.place_id for table in tables}:
            expected[place] += amount
    for table in tables:
        expected[table.place_id] += table.float_amount
        expected[box] -= table.float_amount
    for place, cash in cash_taken(sheet.pk).items():
        expected[place] += cash
    for voucher in Voucher.objects.filter(subject=sheet.pk):
        expected[voucher.place_id] -= voucher.amount
    moved = None if sheet.meeting_id else _moved(sheet, tables, box)
    return {place: amount for place, amount in expected.items() if moved is None or place in moved}


def _moved(sheet: Sheet, tables: Iterable[Table], box: UUID) -> set[UUID]:
    """Places into or out of which cash went."""
    floats = {place for table in tables if table.float_amount for place in (table.place_id, box)}
    taken = {place for place, cash in cash_taken(sheet.pk).items() if cash}
    return floats | taken | set(Voucher.objects.filter(subject=sheet.pk).values_list("place", flat=True))


def fund_cash(sheet: Sheet, book: UUID) -> dict[tuple[str, UUID], int]:
    """What each fund has in each place tonight, in satang, by (kind of fund, place): for what may be paid out of it.

    Money of a split pledge counts for the savings fund until closing: it errs on the side of not paying.
    """
    kinds = {fund.pk: kind for kind, fund in ledger.funds_of(book).items()}
    present: dict[tuple[str, UUID], int] = defaultdict(int)
    for (fund, place), amount in ledger.balances_of_code(book, till_chart.CASH).items():
        present[kinds[fund], place] += amount
    items = SlipItem.objects.filter(sheet=sheet, live=True).order_by("slip", "no")
    rows = items.values_list("slip", "payable", "amount", "slip__transferred", "slip__table__place")
    for _slip, of_slip in groupby(rows, key=itemgetter(0)):
        parts = list(of_slip)
        paid = rules.allocate([amount for _s, _p, amount, _t, _place in parts], parts[0][3])
        for (_s, payable, _a, _t, place), part in zip(parts, paid, strict=True):
            present["welfare" if payable == WELFARE else "savings", place] += part.cash
    for voucher in till.vouchers(sheet.pk):
        present[purposes[voucher.purpose].fund, voucher.place_id] -= voucher.amount
    return present


def own_money(group: UUID) -> int:
    """What the group has of its own, satang: by its book, less what was spent on evenings that are not closed yet.

    What was taken on them does not count before the closing: until then a slip may be cancelled.
    """
    running = Voucher.objects.filter(group=group, purpose=RUNNING)
    waiting = running.exclude(subject__in=Closing.objects.filter(sheet__group=group).values("sheet"))
    return till.own_money(group) - sum(waiting.values_list("amount", flat=True))


def cash_taken(sheet: UUID) -> dict[UUID, int]:
    """Cash of counted slips by place, in satang."""
    taken = Slip.objects.filter(sheet=sheet, state=Slip.State.TAKEN).values_list("table__place").annotate(total=Sum("cash"))
    return dict(taken)


def held(sheet: UUID) -> list[Slip]:
    """Slips somebody still has to look at."""
    return [slip for slip in slips(sheet) if slip.state == Slip.State.HELD]


def next_number(table: Table) -> int:
    """The number of the table's next slip."""
    newest = Slip.objects.filter(table=table).order_by("-number").first()
    return newest.number + 1 if newest else 1


def taken_from(sheet: UUID) -> dict[UUID, int]:
    """What was taken from whom tonight: satang by membership, cash and transfers together."""
    taken = Slip.objects.filter(sheet=sheet, state=Slip.State.TAKEN).values_list("membership")
    return dict(taken.annotate(amount=Sum(F("cash") + F("transferred"))).order_by())


def _waiting(group: UUID) -> QuerySet[TransferSlip]:
    """Transfers told or found in the bank book that no slip has taken yet."""
    return TransferSlip.objects.filter(group=group, slips=None).exclude(state=TransferSlip.State.REFUSED)


def transfers_waiting(group: UUID) -> dict[UUID, TransferSlip]:
    """Those that wait for a slip, by membership; the newest of each."""
    return {slip.membership_id: slip for slip in _waiting(group).order_by("told_at", "pk")}


def sent_before(group: UUID) -> dict[UUID, int]:
    """What members say they sent and no slip has taken yet: satang, by membership."""
    return dict(_waiting(group).values_list("membership").annotate(total=Sum("amount")).order_by())


def missing_numbers(sheet: UUID) -> list[str]:
    """Slip numbers below a phone's highest that have not reached the program: slips still on a phone, or a phone that was lost."""
    seen: dict[str, set[int]] = defaultdict(set)
    for letter, number in Slip.objects.filter(sheet=sheet, table__device__isnull=False).values_list("table__letter", "number"):
        seen[letter].add(number)
    return [
        rules.slip_name(letter, number)
        for letter, numbers in sorted(seen.items())
        for number in range(1, max(numbers))
        if number not in numbers
    ]


def latest(group: UUID, *, before: Sheet | None = None) -> Sheet | None:
    """The newest closed collection of a meeting (or the one before another), whose figure everybody remembers."""
    closed = Sheet.objects.filter(group=group, meeting__isnull=False, closing__isnull=False)
    if before is not None:
        closed = closed.filter(date__lte=before.date).exclude(pk=before.pk)
    return closed.select_related("closing").order_by("-date", "-pk").first()


def by_membership(rows: Iterable[Row]) -> dict[UUID, Row]:
    """The sheet's lines by membership."""
    return {row.membership.pk: row for row in rows}
