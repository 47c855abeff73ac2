"""What the screens of an evening show: composed from selectors, ready for a template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.collection import rules, selectors
from khaotom.collection.clauses import day_in
from khaotom.collection.models import Closing, Sheet, Slip, Table
from khaotom.collection.rules import Taken
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.ledger import selectors as ledger
from khaotom.meetings import selectors as meetings
from khaotom.meetings.models import Meeting
from khaotom.people import selectors as people
from khaotom.people.access import COMMITTEE
from khaotom.people.models import Group, Person
from khaotom.till import rules as cash
from khaotom.till import selectors as till
from khaotom.till.models import Count, Custody, Place


@dataclass(frozen=True, slots=True)
class Today:
    """Screen 0: when money is collected next, what is open, and what became of the cash counted last.

    ``counters`` are the officers' own sheets that are open; ``open_sheet`` is a meeting's.
    """

    next_day: date | None
    open_sheet: Sheet | None
    counters: Sequence[Sheet]
    last: Sheet | None
    custody: Custody | None

    @property
    def is_today(self) -> bool:
        """Is it the group's collection day?"""
        return self.next_day == clock.today()

    @property
    def closed_today(self) -> bool:
        """Was today's collection closed already?"""
        return self.last is not None and self.last.date == clock.today()


def today(group: Group) -> Today:
    """What the treasurer sees first on the group's page."""
    opened = list(Sheet.objects.filter(group=group, closing=None).select_related("officer").order_by("-date", "-pk"))
    last = selectors.latest(group.pk)
    return Today(
        next_day=next_day(group.pk, after=last.date if last else None),
        open_sheet=next((sheet for sheet in opened if sheet.meeting_id), None),
        counters=[sheet for sheet in opened if not sheet.meeting_id],
        last=last,
        custody=till.last_custody(group.pk),
    )


def next_day(group: UUID, *, after: date | None = None) -> date | None:
    """The group's next collection day by its rule: today or later, and later than the one already closed."""
    rule = bylaws.one(group, "collection_day", clock.today())
    if rule is None:
        return None
    now = clock.today()
    this_month = day_in(rule.parameters, now.year, now.month)
    if this_month >= now and (after is None or this_month > after):
        return this_month
    return day_in(rule.parameters, now.year + now.month // 12, now.month % 12 + 1)


def officers(sheet: Sheet) -> list[Person]:
    """The group's committee on the day, each once, in the order they took office."""
    held = people.offices_on(sheet.date).filter(group=sheet.group_id, kind__in=COMMITTEE).select_related("person")
    return list({office.person_id: office.person for office in held.order_by("since", "pk")}.values())


def officer(sheet: Sheet, person: UUID) -> Person:
    """One of the committee; anybody else is a stranger here."""
    found = next((one for one in officers(sheet) if one.pk == person), None)
    if found is None:
        raise Stranger
    return found


def seconds(sheet: Sheet, actor: Actor) -> list[Person]:
    """The officers who may be the second person beside this actor."""
    return [one for one in officers(sheet) if one.pk not in (actor.person, actor.keyed_by)]


def present(sheet: Sheet) -> list[Person]:
    """Those who came tonight, by called name: the possible witnesses."""
    came = meetings.came(sheet.meeting_id) if sheet.meeting_id else set()
    return list(Person.objects.filter(pk__in=came).order_by("called_name"))


def table_of(sheet: Sheet, actor: Actor) -> Table | None:
    """The table this device is; what is no device of the group is none, though the paper sheet has a table without one."""
    if actor.device is None:
        return None
    return Table.objects.filter(sheet=sheet, device=actor.device).select_related("place").first()


def sheet_of(meeting: Meeting) -> Sheet | None:
    """The collection of a meeting, where money is taken at it."""
    return Sheet.objects.filter(meeting=meeting).first()


def closing_of(sheet: Sheet) -> Closing | None:
    """The evening's end, if it has come."""
    return Closing.objects.filter(sheet=sheet).select_related("closed_by", "seconded_by").first()


@dataclass(frozen=True, slots=True)
class Counting:
    """A place to be counted at closing: its newest count, and the book's figure once there is one."""

    place: Place
    count: Count | None
    booked: int

    @property
    def difference(self) -> int:
        """Satang counted above the book as it stands now."""
        return self.count.counted - self.booked if self.count else 0


def countings(sheet: Sheet) -> list[Counting]:
    """Every place whose cash was used tonight."""
    expected = selectors.expected_cash(sheet, ledger.book_of(sheet.group_id).pk)
    counts = till.latest_counts(sheet.pk, Count.Moment.CLOSING)
    places = Place.objects.filter(pk__in=expected).order_by("kind", "name")
    return [Counting(place, counts.get(place.pk), expected[place.pk]) for place in places]


@dataclass(frozen=True, slots=True)
class Suspect:
    """A slip that alone would explain the difference, with why."""

    slip: Slip
    why: rules.Suspicion


def suspects(sheet: Sheet, place: UUID, difference: int) -> list[Suspect]:
    """The slips of a place that would explain a difference, newest first."""
    slips = {
        slip.pk: slip for slip in selectors.slips(sheet.pk) if slip.state == Slip.State.TAKEN and slip.table.place_id == place
    }
    taken = [Taken(slip.pk, slip.cash, slip.transferred, slip.tendered) for slip in slips.values()]
    return [Suspect(slips[one], why) for one, why in rules.suspicious(difference, taken)][::-1]


@dataclass(frozen=True, slots=True)
class Summary:
    """Screen 6 before closing: the evening's figures as they stand, in satang."""

    came: int
    paid: int
    missing: int
    cash_in: int
    transferred: int
    paid_out: int
    countings: Sequence[Counting]
    waived: Sequence[Slip]
    held: Sequence[Slip]
    not_sent: Sequence[str]
    to_bank: int
    bank_by: date | None

    @property
    def counted(self) -> int:
        """What was counted in all places."""
        return sum(one.count.counted for one in self.countings if one.count)

    @property
    def difference(self) -> int:
        """Satang counted above the book, all places together."""
        return sum(one.difference for one in self.countings)

    @property
    def all_counted(self) -> bool:
        """Has every place been counted?"""
        return all(one.count for one in self.countings)


def summary(sheet: Sheet) -> Summary:
    """What is about to be closed."""
    slips = selectors.slips(sheet.pk)
    taken = [slip for slip in slips if slip.state == Slip.State.TAKEN]
    rows = selectors.rows(sheet)
    paid = {slip.membership_id for slip in taken}
    places = countings(sheet)
    counted = sum(one.count.counted for one in places if one.count)
    rule = bylaws.one(sheet.group_id, "cash_handling", sheet.date)
    to_bank = cash.to_bank(counted, rule.parameters.keep) if rule else 0
    return Summary(
        came=selectors.totals(sheet).came,
        paid=len(paid),
        missing=sum(1 for row in rows if row.due and row.pledge and not row.paused and row.membership.pk not in paid),
        cash_in=sum(slip.cash for slip in taken),
        transferred=sum(slip.transferred for slip in taken),
        paid_out=sum(voucher.amount for voucher in till.vouchers(sheet.pk)),
        countings=places,
        waived=[slip for slip in taken if slip.waived],
        held=[slip for slip in slips if slip.state == Slip.State.HELD],
        not_sent=selectors.missing_numbers(sheet.pk),
        to_bank=to_bank,
        bank_by=cash.working_days_after(sheet.date, rule.parameters.bank_days) if rule and to_bank else None,
    )


@dataclass(frozen=True, slots=True)
class Aloud:
    """What the chair reads to the meeting, in satang, as it stands before closing or as it was closed."""

    came: int
    paid: int
    cash_in: int
    transferred: int
    paid_out: int
    counted: int
    difference: int
    to_bank: int
    bank_by: date | None
    before: int | None  # the figure everybody took home the time before; None the first time

    @property
    def stays(self) -> int:
        """What is not taken to the bank."""
        return self.counted - self.to_bank


def aloud(sheet: Sheet, seen: Closing | Summary) -> Aloud:
    """The evening's figures to be read out: as it was closed, or as it is about to be."""
    plan = seen if isinstance(seen, Summary) else till.custody_of(sheet.pk)
    last = selectors.latest(sheet.group_id, before=sheet)
    return Aloud(
        came=seen.came,
        paid=seen.paid,
        cash_in=seen.cash_in,
        transferred=seen.transferred,
        paid_out=seen.paid_out,
        counted=seen.counted,
        difference=seen.difference,
        to_bank=plan.to_bank if plan else 0,
        bank_by=plan.bank_by if plan else None,
        before=last.closing.counted if last else None,
    )
