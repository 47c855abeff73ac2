"""How one member stands with her pledge today: what she promised, what is not paid yet, and how long she never missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from khaotom.kernel import months
from khaotom.ledger import selectors as ledger
from khaotom.people.models import Membership
from khaotom.savings import chart, rules
from khaotom.savings.models import Missed, Pledge, PledgePause
from khaotom.savings.rules import Owed

WHOLE_YEAR = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """``pledge`` satang a month (0: none yet); ``owed`` oldest first, the present month last; ``unbroken`` months in a row."""

    pledge: int
    paused: bool
    owed: Sequence[Owed]
    unbroken: int

    @property
    def owed_total(self) -> int:
        """All that is not paid yet, satang."""
        return sum(one.amount for one in self.owed)

    @property
    def never_missed_a_year(self) -> bool:
        """Twelve months or more in a row: worth saying large."""
        return self.unbroken >= WHOLE_YEAR


def standing(membership: Membership, on: date) -> Standing:
    """As it is on a day; five queries. The present month breaks nothing before its day is closed."""
    month = months.of(on)
    book = ledger.book_id(membership.group_id)
    pledges = list(Pledge.objects.filter(membership=membership).order_by("from_month").values_list("from_month", "amount"))
    pauses = PledgePause.objects.filter(membership=membership).values_list("from_month", "months")
    missed = set(Missed.objects.filter(membership=membership, annulled=False).values_list("month", flat=True))
    paid = ledger.paid_by_month(book, chart.PLEDGE_CODES, [membership.pk]).get(membership.pk, {})
    paused = rules.paused_months(pauses)
    owed = rules.pledges_owed(pledges, paused, paid, through=month)
    broken = missed | {one.month for one in owed}
    through = month - 1 if month in broken and month not in missed else month
    return Standing(
        pledge=rules.pledge_for(pledges, month),
        paused=month in paused,
        owed=owed,
        unbroken=rules.unbroken(pledges, paused, broken, through=through),
    )
