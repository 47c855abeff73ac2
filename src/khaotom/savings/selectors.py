"""What members promised, owe and missed: many at a time, a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.kernel import months
from khaotom.ledger import selectors as ledger
from khaotom.savings import chart, rules
from khaotom.savings.clauses import FineRule, PledgeRule
from khaotom.savings.models import Missed, Pledge, PledgePause, Waiver
from khaotom.savings.rules import Owed


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
    in_force = bylaws.in_force(group, ["pledge", "fine"], on)
    pledge_rule: PledgeRule | None = in_force["pledge"].parameters if "pledge" in in_force else None
    fine_rule: FineRule | None = in_force["fine"].parameters if "fine" in in_force else None
    pledges = pledges_of(memberships)
    pauses = _pauses(memberships)
    paid = ledger.paid_by_month(book, chart.PLEDGE_CODES, memberships)
    fines = _fines(book, memberships, fine_rule)
    found: dict[UUID, Dues] = {}
    for one in memberships:
        promised, paused = pledges.get(one, []), rules.paused_months(pauses[one])
        found[one] = Dues(
            pledge=rules.pledge_for(promised, month),
            paused=month in paused,
            pledges=rules.pledges_owed(promised, paused, paid.get(one, {}), through=month),
            fines=fines.get(one, []),
            ahead=rules.pledges_ahead(
                promised, paused, paid.get(one, {}), after=month, months=pledge_rule.ahead if pledge_rule else 0
            ),
        )
    return found


def pledges_of(memberships: Collection[UUID]) -> dict[UUID, list[tuple[int, int]]]:
    """Each membership's pledges as (from month, satang), in order."""
    found: dict[UUID, list[tuple[int, int]]] = defaultdict(list)
    rows = Pledge.objects.filter(membership__in=memberships).order_by("from_month")
    for membership, start, amount in rows.values_list("membership", "from_month", "amount"):
        found[membership].append((start, amount))
    return found


def _pauses(memberships: Collection[UUID]) -> dict[UUID, list[tuple[int, int]]]:
    found: dict[UUID, list[tuple[int, int]]] = defaultdict(list)
    rows = PledgePause.objects.filter(membership__in=memberships).values_list("membership", "from_month", "months")
    for membership, start, many in rows:
        found[membership].append((start, many))
    return found


def missed_months(memberships: Collection[UUID]) -> dict[UUID, set[int]]:
    """The months each membership missed."""
    found: dict[UUID, set[int]] = defaultdict(set)
    for membership, month in Missed.objects.filter(membership__in=memberships, annulled=False).values_list("membership", "month"):
        found[membership].add(month)
    return found


def _fines(book: UUID, memberships: Collection[UUID], rule: FineRule | None) -> dict[UUID, list[Owed]]:
    if rule is None:
        return {}
    waived: dict[UUID, set[int]] = defaultdict(set)
    for membership, month in Waiver.objects.filter(membership__in=memberships, withdrawn=False).values_list(
        "membership", "month"
    ):
        waived[membership].add(month)
    paid = ledger.paid_by_month(book, [chart.FINES], memberships)
    return {
        one: rules.fines_owed(missed, waived[one], paid.get(one, {}), amount=rule.amount, in_a_row=rule.in_a_row)
        for one, missed in missed_months(memberships).items()
    }


def balances(book: UUID, memberships: Collection[UUID]) -> dict[UUID, int]:
    """What each membership has saved, in satang."""
    return {holder: -amount for holder, amount in ledger.balances_of_holders(book, chart.PLEDGES, memberships).items()}
