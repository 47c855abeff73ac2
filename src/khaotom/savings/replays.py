"""The last twelve months under a draft of the fine."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.kinds import Replay
from khaotom.savings.clauses import FineRule
from khaotom.savings.models import Missed

A_YEAR = timedelta(days=365)


def of_fine(group: UUID, name: str, says: FineRule, until: date) -> Replay:
    """What the year's missed months would bring in fines, by the rule as it is and by the draft; waivers left aside."""
    rows = Missed.objects.filter(membership__group=group, annulled=False, on__gt=until - A_YEAR, on__lte=until)
    months: dict[UUID, list[int]] = defaultdict(list)
    for membership, month in rows.order_by("month").values_list("membership", "month"):
        months[membership].append(month)
    now = bylaws.one(group, name, until)
    before = {one: _fines(missed, now.parameters if now else None) for one, missed in months.items()}
    after = {one: _fines(missed, says) for one, missed in months.items()}
    return Replay(
        sum(before.values()),
        sum(after.values()),
        gain=sum(after[one] < before[one] for one in months),
        lose=sum(after[one] > before[one] for one in months),
        many=len(months),
    )


def _fines(missed: list[int], rule: FineRule | None) -> int:
    """Of months in a row, as many are fined as the rule says."""
    if rule is None:
        return 0
    fined, run, last = 0, 0, None
    for month in missed:
        run = run + 1 if last == month - 1 else 1
        fined += run <= rule.in_a_row
        last = month
    return fined * rule.amount
