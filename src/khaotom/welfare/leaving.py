"""What goes back to who leaves the fund, where her group's clause says so; where it does not, nothing does. Reads only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.kernel import clock
from khaotom.ledger import selectors as ledger
from khaotom.people.models import Membership
from khaotom.till.models import Voucher
from khaotom.welfare import chart, refusals
from khaotom.welfare.models import Joining

BACK = "welfare_back"
"""The purpose of such a payment."""


def part(gave: int, percent: int) -> int:
    """What goes back of what was given, satang; what cannot be parted stays with the fund."""
    return gave * percent // 100


@dataclass(frozen=True, slots=True)
class Back:
    """By which clause how much of it goes back: satang that she gave, and that she had back before."""

    clause: str
    percent: int
    gave: int
    had: int

    @property
    def left(self) -> int:
        """What may still go back, satang."""
        return max(0, part(self.gave, self.percent) - self.had)


def gives_back(group: UUID, on: date) -> bool:
    """Does the group's clause of a day pay anything back to who leaves the fund? One query."""
    rule = bylaws.one(group, "welfare_contribution", on)
    return rule is not None and rule.parameters.back > 0


def of_member(membership: Membership) -> Back:
    """What goes back to a member who left the fund; three queries.

    Refuses: WEL-045 (her group's clause gives nothing back), WEL-051 (she is still in it, or her part ended because she gave nothing).
    """
    rule = bylaws.one(membership.group_id, "welfare_contribution", clock.today())
    if rule is None or not rule.parameters.back:
        raise refusals.NeverPaidBack
    last = Joining.objects.filter(membership=membership).order_by("from_month").last()
    if last is None or last.until_month is None or last.lapsed_on is not None:
        raise refusals.NotLeftTheFund(called=membership.person.calling, clause=rule.clause)
    return Back(rule.clause, rule.parameters.back, gave(membership), had(membership))


def gave(membership: Membership) -> int:
    """All she gave for months of hers, satang; what was taken back as wrong does not count."""
    by_month = ledger.paid_by_month(ledger.book_of(membership.group_id).pk, [chart.CONTRIBUTIONS], [membership.pk])
    return sum(by_month.get(membership.pk, {}).values())


def had(membership: Membership) -> int:
    """What was paid back to her, satang; posted or not yet."""
    return sum(Voucher.objects.filter(payee=membership, purpose=BACK).values_list("amount", flat=True))


def by_clause(membership: Membership, amount: int) -> str:
    """The number of the clause by which an amount goes back. Refuses: as ``of_member``, WEL-052 (it is more than goes back)."""
    back = of_member(membership)
    if amount > back.left:
        raise refusals.MoreThanGoesBack(
            clause=back.clause, percent=back.percent, gave=back.gave, had=back.had, left=back.left, asked=amount
        )
    return back.clause
