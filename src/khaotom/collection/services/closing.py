"""Closing the day: everything of the evening enters the book in one transaction, and two people answer for it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.approvals.services import presence
from khaotom.approvals.services.presence import Agreed
from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Rule
from khaotom.collection import postings, refusals, selectors
from khaotom.collection.models import Closing, Sheet, Slip, SlipItem
from khaotom.collection.postings import ToPost
from khaotom.collection.services.days import lock_open
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Book, Entry
from khaotom.ledger.services import posting
from khaotom.meetings.services import resolutions
from khaotom.people import selectors as people
from khaotom.savings import selectors as savings
from khaotom.savings.services import misses
from khaotom.till import selectors as till
from khaotom.till.clauses import CashRule
from khaotom.till.models import Count, Custody, Place, Voucher
from khaotom.trail import services as trail


@dataclass(frozen=True, slots=True)
class Keeping:
    """Who holds the cash after the closing, how much of it goes to the bank (satang) and by when."""

    first_holder: UUID
    second_holder: UUID | None = None
    to_bank: int = 0
    bank_by: date | None = None


@transaction.atomic
def close(
    *, actor: Actor, sheet: Sheet, keeping: Keeping, agreed: Agreed, waivers_read: bool, key: UUID, paper_seen: bool = False
) -> Closing:
    """Post slips, payments and differences, record who missed, and say who holds the cash.

    Refuses: COL-009 (slips held), COL-010 (a difference without its reason), COL-011 (a place not counted), COL-012 (closed already),
    COL-014 (waivers not read to the meeting), COL-022 (slips missing, and the paper not looked at).
    """
    arguments = {"sheet": sheet.pk, "holder": keeping.first_holder, "second": keeping.second_holder, "to_bank": keeping.to_bank}
    if not trail.once(actor=actor, key=key, what="collection.close", arguments=arguments, subject=sheet.pk):
        return Closing.objects.get(pk=key)
    book = ledger.book_of(sheet.group_id)
    posting.lock([book.pk])
    locked = lock_open(sheet.pk)
    slips = postings.to_post(locked.pk)
    _refuse_held(slips)
    _refuse_missing(locked, paper_seen=paper_seen)
    counts = _counts(locked, book)
    waived = _waived(slips, read=waivers_read)
    taken = [slip for slip in slips if slip.state == Slip.State.TAKEN]
    vouchers = till.vouchers(locked.pk)
    drafts = postings.of_evening(locked, book, taken, vouchers, counts)
    entries = posting.post(book=book.pk, drafts=drafts, command=key)
    _decide_waivers(locked, waived, key)
    members = people.members(locked.group_id, locked.date).order_by().values_list("pk", flat=True)
    silent = savings.silent(group=locked.group_id, book=book.pk, memberships=list(members), month=locked.month)
    missed = _record_misses(locked, silent.unpaid, key)
    presence.keep(actor=actor, group=locked.group, command="collection.close", arguments=arguments, agreed=agreed, key=key)
    unpaid = missed, len(silent.paused)
    closing = _closing(actor, locked, book, taken, vouchers, counts, agreed, entries, unpaid, key)
    if counts:  # on a counter day by transfer alone nobody touches the cash: it stays with who has it
        _custody(locked, keeping, closing)
    return closing


def _refuse_held(slips: Iterable[ToPost]) -> None:
    waiting = [slip.name for slip in slips if slip.state == Slip.State.HELD]
    if waiting:
        raise refusals.SlipsHeld(slips=waiting)


def _refuse_missing(sheet: Sheet, *, paper_seen: bool) -> None:
    missing = selectors.missing_numbers(sheet.pk)
    if missing and not paper_seen:
        raise refusals.NumbersMissing(slips=missing)


@dataclass(frozen=True, slots=True)
class Counted:
    """A place's closing count against what the book expects now, in satang."""

    place: Place
    counted: int
    booked: int
    fund: str

    @property
    def difference(self) -> int:
        return self.counted - self.booked


def _counts(sheet: Sheet, book: Book) -> list[Counted]:
    counts = till.latest_counts(sheet.pk, Count.Moment.CLOSING)
    expected = selectors.expected_cash(sheet, book.pk)
    rule: Rule[CashRule] | None = bylaws.one(sheet.group_id, "cash_handling", sheet.date)
    found = []
    for place, booked in expected.items():
        count = counts.get(place)
        if count is None:
            raise refusals.NotCounted(place=till.names([place])[place])
        if rule and abs(count.counted - booked) >= rule.parameters.tolerance and not count.reason:
            raise refusals.CountDiffers(
                counted=count.counted, booked=booked, tolerance=rule.parameters.tolerance, clause=rule.clause
            )
        found.append(Counted(count.place, count.counted, booked, count.suspense_fund or "savings"))
    return found


def _waived(slips: Iterable[ToPost], *, read: bool) -> list[misses.WaiverAsked]:
    asked = [
        misses.WaiverAsked(slip.membership, one["month"], one["amount"], one["reason"], slip.id)
        for slip in slips
        if slip.state == Slip.State.TAKEN
        for one in slip.waived
    ]
    if asked and not read:
        raise refusals.WaiversNotRead(many=len({one.membership for one in asked}))
    return asked


def _decide_waivers(sheet: Sheet, asked: list[misses.WaiverAsked], key: UUID) -> None:
    if asked and sheet.meeting is not None:
        misses.waive(asked, resolutions.decide(meeting=sheet.meeting, kind="waivers", key=key))
    elif asked:
        misses.waive(asked, None)


def _record_misses(sheet: Sheet, unpaid: Iterable[UUID], key: UUID) -> int:
    """Those who owe the month's pledge now that everything is posted. A counter day of one officer marks nobody."""
    if sheet.meeting_id is None:
        return 0
    elsewhere = _paid_at_a_counter(sheet)
    silent = [one for one in unpaid if one not in elsewhere]
    misses.record(group=sheet.group_id, memberships=silent, month=sheet.month, closing=key, on=sheet.date)
    return len(silent)


def _paid_at_a_counter(sheet: Sheet) -> set[UUID]:
    """Whose pledge of the month an officer took on a counter day by this day that is not closed yet: it is not in the book, but it came."""
    taken = SlipItem.objects.filter(
        sheet__group=sheet.group_id, sheet__closing=None, sheet__date__lte=sheet.date, live=True, payable=selectors.PLEDGE
    )
    return set(taken.filter(month=sheet.month).exclude(sheet=sheet).values_list("membership", flat=True))


def _closing(
    actor: Actor,
    sheet: Sheet,
    book: Book,
    taken: list[ToPost],
    vouchers: Iterable[Voucher],
    counts: list[Counted],
    agreed: Agreed,
    entries: list[Entry],
    unpaid: tuple[int, int],
    key: UUID,
) -> Closing:
    parts: dict[str, int] = defaultdict(int)
    for payable, _month, amount in (item for slip in taken for item in slip.items):
        parts[payable] += amount
    return Closing.objects.create(
        id=key,
        sheet=sheet,
        closed_at=clock.now(),
        closed_by_id=actor.person,
        seconded_by_id=agreed.people[0],
        came=selectors.totals(sheet).came,
        paid=len({slip.membership for slip in taken if slip.cash or slip.transferred}),
        missed=unpaid[0],
        paused=unpaid[1],
        pledges=parts[selectors.PLEDGE],
        welfare=parts[selectors.WELFARE],
        fines=parts[selectors.FINE],
        fees=parts[selectors.ENTRY_FEE],
        cash_in=sum(slip.cash for slip in taken),
        transferred=sum(slip.transferred for slip in taken),
        paid_out=sum(voucher.amount for voucher in vouchers),
        counted=sum(count.counted for count in counts),
        booked=sum(count.booked for count in counts),
        first_seq=entries[0].seq if entries else book.last_seq + 1,
        last_seq=entries[-1].seq if entries else book.last_seq,
    )


def _custody(sheet: Sheet, keeping: Keeping, closing: Closing) -> None:
    Custody.objects.create(
        place=till.box(sheet.group_id),
        subject=sheet.pk,
        amount=closing.counted,
        first_holder_id=keeping.first_holder,
        second_holder_id=keeping.second_holder,
        since=closing.closed_at,
        to_bank=keeping.to_bank,
        bank_by=keeping.bank_by,
    )
