"""Who takes part, and what is owed: many members at a time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Course
from khaotom.kernel import months
from khaotom.ledger import selectors as ledger
from khaotom.savings.rules import Owed
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
    joined = dict(Joining.objects.filter(membership__in=memberships, until_month=None).values_list("membership", "from_month"))
    courses = bylaws.courses(group, [CONTRIBUTION, "pledge"]) if joined else {}
    if not joined or courses[CONTRIBUTION].on(on) is None:
        return {}
    pledge = courses["pledge"].on(on)
    ahead = pledge.parameters.ahead if pledge else 0
    paid = ledger.paid_by_month(book, [chart.CONTRIBUTIONS], joined)
    course, month = steps(courses[CONTRIBUTION]), months.of(on)
    settled = settle(course, joined, paid, through=month + ahead)
    return {one: _dues(parts, month, ahead) for one, parts in settled.items()}


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
