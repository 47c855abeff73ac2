"""Who takes part, and what is owed: many members at a time."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.kernel import months
from khaotom.ledger import selectors as ledger
from khaotom.savings.rules import Owed, pledges_ahead, pledges_owed
from khaotom.welfare import chart
from khaotom.welfare.clauses import ContributionRule
from khaotom.welfare.models import Joining

AHEAD = 12  # months a contribution may be paid before its time


@dataclass(slots=True)
class Dues:
    """One member's: contributions owed through the month and those that may be given ahead; the last month given in full."""

    owed: list[Owed] = field(default_factory=list)
    ahead: list[Owed] = field(default_factory=list)
    through: int | None = None


def dues(*, group: UUID, book: UUID, memberships: Collection[UUID], on: date) -> dict[UUID, Dues]:
    """What each membership that takes part owes on a day; others are not there."""
    rule = bylaws.one(group, "welfare_contribution", on)
    joined = dict(Joining.objects.filter(membership__in=memberships, until_month=None).values_list("membership", "from_month"))
    if rule is None or not joined:
        return {}
    paid = ledger.paid_by_month(book, [chart.CONTRIBUTIONS], joined)
    return {one: _dues(rule.parameters, start, paid.get(one, {}), months.of(on)) for one, start in joined.items()}


def _dues(rule: ContributionRule, start: int, paid: dict[int, int], month: int) -> Dues:
    each = [(start, rule.amount)]
    owed = pledges_owed(each, (), paid, through=month)
    first_unpaid = owed[0].month if owed else month + 1
    while not owed and paid.get(first_unpaid, 0) >= rule.amount:
        first_unpaid += 1
    return Dues(
        owed=owed,
        ahead=pledges_ahead(each, (), paid, after=month, months=AHEAD),
        through=first_unpaid - 1 if first_unpaid > start else None,
    )
