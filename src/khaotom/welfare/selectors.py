"""Who takes part, and what is owed: many members at a time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Course, Rule
from khaotom.kernel import months
from khaotom.ledger import selectors as ledger
from khaotom.savings.rules import Owed
from khaotom.savings.traces import Trace
from khaotom.welfare import chart, rhythms
from khaotom.welfare.clauses import ContributionRule
from khaotom.welfare.models import Joining
from khaotom.welfare.rhythms import Settled, Step

CONTRIBUTION, SPLIT = "welfare_contribution", "payment_split"


@dataclass(slots=True)
class Dues:
    """One member's: contributions owed through the month and those that may be given ahead; the last month given in full."""

    owed: list[Owed] = field(default_factory=list)
    ahead: list[Owed] = field(default_factory=list)
    through: int | None = None


def dues(*, group: UUID, book: UUID, memberships: Collection[UUID], on: date) -> dict[UUID, Dues]:
    """What each membership that takes part owes on a day; others are not there. One pays ahead as far as for the pledge."""
    found = given(group=group, book=book, memberships=memberships, on=on)
    return {one: _dues(parts, found.month, found.ahead) for one, parts in found.settled.items()} if found else {}


@dataclass(frozen=True, slots=True)
class Given:
    """What fell due for each membership that takes part, with what was given of it, through as many months ahead as one may pay."""

    course: Course[ContributionRule]
    settled: Mapping[UUID, Sequence[Settled]]
    month: int
    ahead: int

    def traces(self, membership: UUID) -> list[Trace[Rule[ContributionRule]]]:
        """How what is asked of her through the month comes about; nothing for who takes no part."""
        course = rhythms.steps((span.start, span.rule) for span in self.course.spans)
        parts = [one for one in self.settled.get(membership, ()) if one.part.month <= self.month]
        return rhythms.traces(course, parts, lambda rule: rule.parameters)


def given(*, group: UUID, book: UUID, memberships: Collection[UUID], on: date) -> Given | None:
    """What each membership gave of what fell due; None where nobody takes part or no such rule holds on the day. Three queries."""
    joined = dict(Joining.objects.filter(membership__in=memberships, until_month=None).values_list("membership", "from_month"))
    courses = bylaws.courses(group, [CONTRIBUTION, "pledge"]) if joined else {}
    if not joined or courses[CONTRIBUTION].on(on) is None:
        return None
    pledge = courses["pledge"].on(on)
    ahead = pledge.parameters.ahead if pledge else 0
    paid = ledger.paid_by_month(book, [chart.CONTRIBUTIONS], joined)
    month = months.of(on)
    settled = settle(steps(courses[CONTRIBUTION]), joined, paid, through=month + ahead)
    return Given(courses[CONTRIBUTION], settled, month, ahead)


def _dues(settled: Sequence[Settled], month: int, ahead: int) -> Dues:
    return Dues(
        owed=rhythms.owed(settled, after=0, through=month),
        ahead=rhythms.owed(settled, after=month, through=month + ahead),
        through=rhythms.given_through(settled),
    )


def steps(course: Course[ContributionRule]) -> list[Step]:
    """The clause's course by month."""
    return rhythms.steps((span.start, span.rule.parameters if span.rule else None) for span in course.spans)


def settle(
    course: Sequence[Step], joined: Mapping[UUID, int], paid: Mapping[UUID, Mapping[int, int]], *, through: int
) -> dict[UUID, list[Settled]]:
    """What fell due for each member since the month she takes part from, with what was given of it; and what was given beyond."""
    farthest = max([through, *(month for given in paid.values() for month in given)])
    due = {start: rhythms.parts(course, start, through=farthest) for start in set(joined.values())}
    return {one: rhythms.settle(course, due[start], paid.get(one, {})) for one, start in joined.items()}


def joining(membership: UUID) -> Joining | None:
    """Her part in the fund now, or the last she had."""
    rows = Joining.objects.filter(membership=membership)
    return rows.filter(until_month=None).first() or rows.order_by("-until_month").first()
