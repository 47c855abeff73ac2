"""Who takes part, and what is owed: many members at a time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Course
from khaotom.kernel import months
from khaotom.ledger import selectors as ledger
from khaotom.savings.rules import Owed, pledges_ahead, pledges_owed
from khaotom.welfare import chart, rules
from khaotom.welfare.clauses import ContributionRule
from khaotom.welfare.models import Joining


@dataclass(slots=True)
class Dues:
    """One member's: contributions owed through the month and those that may be given ahead; the last month given in full."""

    owed: list[Owed] = field(default_factory=list)
    ahead: list[Owed] = field(default_factory=list)
    through: int | None = None


def dues(*, group: UUID, book: UUID, memberships: Collection[UUID], on: date) -> dict[UUID, Dues]:
    """What each membership that takes part owes on a day; others are not there. One pays ahead as far as for the pledge."""
    joined = dict(Joining.objects.filter(membership__in=memberships, until_month=None).values_list("membership", "from_month"))
    courses = bylaws.courses(group, ["welfare_contribution", "pledge"]) if joined else {}
    if not joined or courses["welfare_contribution"].on(on) is None:
        return {}
    pledge = courses["pledge"].on(on)
    ahead = pledge.parameters.ahead if pledge else 0
    paid = ledger.paid_by_month(book, [chart.CONTRIBUTIONS], joined)
    course: Course[ContributionRule] = courses["welfare_contribution"]
    return {one: _dues(course, start, paid.get(one, {}), months.of(on), ahead) for one, start in joined.items()}


def _dues(course: Course[ContributionRule], start: int, paid: Mapping[int, int], month: int, ahead: int) -> Dues:
    spans = ((span.start, span.rule.parameters.amount if span.rule else 0) for span in course.spans)
    promised = rules.contributions(spans, start)
    owed = pledges_owed(promised, (), paid, through=month)
    return Dues(
        owed=owed,
        ahead=pledges_ahead(promised, (), paid, after=month, months=ahead),
        through=rules.given_through(promised, paid, first_unpaid=owed[0].month if owed else month + 1),
    )


def joining(membership: UUID) -> Joining | None:
    """Her part in the fund now, or the last she had."""
    rows = Joining.objects.filter(membership=membership)
    return rows.filter(until_month=None).first() or rows.order_by("-until_month").first()
