"""What members promised, owe and missed: many at a time, a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Course, Rule
from khaotom.kernel import months
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Account, Line
from khaotom.savings import chart, rules
from khaotom.savings.clauses import FineRule, PledgeRule
from khaotom.savings.models import Errand, Missed, Pledge, PledgePause, Waiver
from khaotom.savings.rules import Owed, Promise
from khaotom.savings.traces import Trace


@dataclass(slots=True)
class Dues:
    """One member's: pledges owed through the month, fines, months that may be paid ahead; satang."""

    pledge: int = 0
    paused: bool = False
    pledges: list[Owed] = field(default_factory=list)
    fines: list[Owed] = field(default_factory=list)
    ahead: list[Owed] = field(default_factory=list)


def dues(*, group: UUID, book: UUID, memberships: Collection[UUID], on: date) -> dict[UUID, Dues]:
    """What each membership owes on a day, by the rules in force on it."""
    month = months.of(on)
    courses = bylaws.courses(group, ["pledge", "fine"])
    pledge_rule: Rule[PledgeRule] | None = courses["pledge"].on(on)
    ahead = pledge_rule.parameters.ahead if pledge_rule else 0
    return {
        one: Dues(
            pledge=rules.pledge_for(known.promised, month),
            paused=month in known.rested,
            pledges=rules.pledges_owed(known.promised, known.rested, known.paid, through=month),
            fines=rules.owed(known.fines()),
            ahead=rules.pledges_ahead(known.promised, known.rested, known.paid, after=month, months=ahead),
        )
        for one, known in facts(book, memberships, courses["fine"]).items()
    }


@dataclass(frozen=True, slots=True)
class Facts:
    """What is written down of one member's saving: promised, rested, missed (each month with the day that was closed without it), let
    off, paid. What she is asked for is worked out from it alone."""

    promised: Sequence[Promise]
    rested: Collection[int]
    paid: Mapping[int, int]
    course: Course[FineRule]
    missed: Mapping[int, date] = field(default_factory=dict)
    waived: Collection[int] = ()
    fines_paid: Mapping[int, int] = field(default_factory=dict)

    def pledges(self, *, through: int) -> list[Trace[Promise]]:
        """What each month asks for that did not come whole, from her first promise on."""
        first = self.promised[0][0] if self.promised else through + 1
        return list(rules.pledge_traces(self.promised, self.rested, self.paid, first=first, through=through))

    def fines(self) -> list[Trace[Rule[FineRule] | None]]:
        """What each missed month costs, by the rule in force when it was missed; nothing where there never was such a rule."""
        if not self.course.spans:
            return []
        held = {month: self.course.on(day) for month, day in self.missed.items()}
        return rules.fine_traces(held, self.waived, self.fines_paid, says=lambda rule: rule.parameters, rested=self.rested)


def facts(book: UUID, memberships: Collection[UUID], course: Course[FineRule]) -> dict[UUID, Facts]:
    """Of each membership what is written down; ``course`` is that of its group's fines. Three queries, and three more for fines."""
    promised, rested = pledges_of(memberships), paused_months(memberships)
    paid = ledger.paid_by_month(book, chart.PLEDGE_CODES, memberships)
    fined = bool(course.spans)
    missed = missed_months(memberships) if fined else {}
    waived = _waived(memberships) if fined else {}
    fines_paid = ledger.paid_by_month(book, [chart.FINES], memberships) if fined else {}
    return {
        one: Facts(
            promised=promised.get(one, []),
            rested=rested.get(one, set()),
            paid=paid.get(one, {}),
            course=course,
            missed=missed.get(one, {}),
            waived=waived.get(one, set()),
            fines_paid=fines_paid.get(one, {}),
        )
        for one in memberships
    }


@dataclass(frozen=True, slots=True)
class Silent:
    """Of a month's pledge: who still owes something of it, and who rests it."""

    unpaid: list[UUID]
    paused: list[UUID]


def silent(*, group: UUID, book: UUID, memberships: Collection[UUID], month: int) -> Silent:
    """As ``dues`` tells it of one month, without reading any other; ``memberships`` are all of one group."""
    promised, rested = Pledge.objects.filter(membership__group=group), PledgePause.objects.filter(membership__group=group)
    pledges, rests = _pledges(promised), _paused(rested)
    paid = ledger.paid_for_month(book, chart.PLEDGE_CODES, month)
    owing = [one for one in memberships if month not in rests[one] and rules.pledge_for(pledges[one], month) > paid.get(one, 0)]
    return Silent(owing, [one for one in memberships if month in rests[one]])


def pledges_of(memberships: Collection[UUID]) -> dict[UUID, list[tuple[int, int]]]:
    """Each membership's pledges as (from month, satang), in order."""
    return _pledges(Pledge.objects.filter(membership__in=memberships))


def _pledges(rows: QuerySet[Pledge]) -> dict[UUID, list[tuple[int, int]]]:
    found: dict[UUID, list[tuple[int, int]]] = defaultdict(list)
    for membership, start, amount in rows.order_by("from_month").values_list("membership", "from_month", "amount"):
        found[membership].append((start, amount))
    return found


def paused_months(memberships: Collection[UUID]) -> dict[UUID, set[int]]:
    """The months each membership rested or will rest."""
    return _paused(PledgePause.objects.filter(membership__in=memberships))


def _paused(rows: QuerySet[PledgePause]) -> dict[UUID, set[int]]:
    found: dict[UUID, set[int]] = defaultdict(set)
    for membership, start, many in rows.values_list("membership", "from_month", "months"):
        found[membership] |= rules.paused_months([(start, many)])
    return found


def missed_months(memberships: Collection[UUID]) -> dict[UUID, dict[int, date]]:
    """The months each membership missed, each with the day that was closed without it."""
    found: dict[UUID, dict[int, date]] = defaultdict(dict)
    rows = Missed.objects.filter(membership__in=memberships, annulled=False).values_list("membership", "month", "on")
    for membership, month, on in rows:
        found[membership][month] = on
    return found


def _waived(memberships: Collection[UUID]) -> dict[UUID, set[int]]:
    found: dict[UUID, set[int]] = defaultdict(set)
    rows = Waiver.objects.filter(membership__in=memberships, withdrawn=False).values_list("membership", "month")
    for membership, month in rows:
        found[membership].add(month)
    return found


def paid_in_time(missed: Collection[Missed]) -> dict[UUID, int]:
    """What was paid of each miss's pledge by the day that was closed without it: satang, by the miss; corrections count for when it happened."""
    rows = Line.objects.filter(
        account__holder__in={one.membership_id for one in missed},
        account__code__in=chart.PLEDGE_CODES,
        for_month__in={one.month for one in missed},
    ).values_list("account__holder", "for_month", "entry__happened_on", "amount")
    lines = list(rows)
    return {
        one.pk: -sum(
            amount for holder, month, day, amount in lines if (holder, month) == (one.membership_id, one.month) and day <= one.on
        )
        for one in missed
    }


def balances(book: UUID, memberships: Collection[UUID]) -> dict[UUID, int]:
    """What each membership has saved, in satang."""
    return {holder: -amount for holder, amount in ledger.balances_of_holders(book, chart.PLEDGES, memberships).items()}


def errands_open(group: UUID) -> list[Errand]:
    """Members somebody should go and ask, those whose day comes first at the top; each with her person."""
    rows = Errand.objects.filter(membership__group=group, gone_on=None, withdrawn=False, membership__ended_on=None)
    return list(rows.select_related("membership__person", "membership__zone").order_by("due_on", "membership__number_order"))


def saved_by(memberships: Collection[UUID]) -> dict[UUID, int]:
    """What these memberships have saved, whichever group they are of; satang."""
    rows = Account.objects.filter(code=chart.PLEDGES, holder__in=list(memberships)).values_list("holder", "balance__amount")
    return {holder: -amount for holder, amount in rows}
