"""What is owed, worked out from facts alone. Months are indexes of ``kernel.months``; amounts are satang."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Owed:
    """An amount owed for a month."""

    month: int
    amount: int


def pledge_for(pledges: Sequence[tuple[int, int]], month: int) -> int:
    """The pledge in force in ``month`` of (from month, amount) pairs in order; 0 before the first."""
    amount = 0
    for start, promised in pledges:
        if start > month:
            break
        amount = promised
    return amount


def paused_months(pauses: Iterable[tuple[int, int]]) -> set[int]:
    """Every month covered by (from month, how many) pairs."""
    return {month for start, many in pauses for month in range(start, start + many)}


def pledges_owed(
    pledges: Sequence[tuple[int, int]], paused: Collection[int], paid: Mapping[int, int], *, through: int
) -> list[Owed]:
    """Pledges not yet paid, oldest first, from the first pledge's month through ``through``; a part paid leaves the rest."""
    if not pledges:
        return []
    due = ((month, pledge_for(pledges, month)) for month in range(pledges[0][0], through + 1) if month not in paused)
    return [Owed(month, amount - paid.get(month, 0)) for month, amount in due if amount > paid.get(month, 0)]


def pledges_ahead(
    pledges: Sequence[tuple[int, int]], paused: Collection[int], paid: Mapping[int, int], *, after: int, months: int
) -> list[Owed]:
    """The coming months that may be paid ahead, in order; those paid already are left out."""
    coming = [month for month in range(after + 1, after + months + 1) if month not in paused]
    owed = ((month, pledge_for(pledges, month) - paid.get(month, 0)) for month in coming)
    return [Owed(month, amount) for month, amount in owed if amount > 0]


def fines_owed(
    missed: Collection[int], waived: Collection[int], paid: Mapping[int, int], *, amount: int, in_a_row: int
) -> list[Owed]:
    """One fine a missed month, for at most ``in_a_row`` months of one run, less what is waived or paid; oldest first."""
    fined = [month for month in sorted(missed) if run_before(missed, month) < in_a_row]
    return [Owed(month, amount - paid.get(month, 0)) for month in fined if month not in waived and paid.get(month, 0) < amount]


def run_before(missed: Collection[int], month: int) -> int:
    """How many months in a row were missed just before ``month``."""
    run = 0
    while month - run - 1 in missed:
        run += 1
    return run
