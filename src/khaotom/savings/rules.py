"""What is owed, worked out from facts alone. Months are indexes of ``kernel.months``; amounts are satang."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


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


def within(amount: int, lowest: int, highest: int, step: int) -> int:
    """A promise brought within bounds: down to a whole step and to the largest, up to the smallest."""
    return max(lowest, min(amount - amount % step, highest))


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


class FineTerms(Protocol):
    """What a missed month costs, in satang, and for how many months of one run."""

    @property
    def amount(self) -> int: ...
    @property
    def in_a_row(self) -> int: ...


def fines_owed(missed: Mapping[int, FineTerms | None], waived: Collection[int], paid: Mapping[int, int]) -> list[Owed]:
    """One fine a missed month, less what is waived or paid; oldest first.

    ``missed`` says of each month the fine in force when it was missed; None when the group had none. Of one run of months at most
    ``in_a_row`` are fined, the first ones.
    """
    fined = [(month, fine) for month, fine in sorted(missed.items()) if fine and run_before(missed, month) < fine.in_a_row]
    owed = (Owed(month, fine.amount - paid.get(month, 0)) for month, fine in fined if month not in waived)
    return [one for one in owed if one.amount > 0]


def whole(pledges: Sequence[tuple[int, int]], paused: Collection[int], month: int, paid: int) -> bool:
    """Was a month's pledge kept by so many satang? A pause asks for nothing."""
    return month in paused or paid >= pledge_for(pledges, month)


def may_begin(from_month: int, *, decided_in: int, first: bool) -> bool:
    """May a pledge begin in a month? The first one in any, a change not before the month in which it was decided."""
    return first or from_month >= decided_in


def run_before(missed: Collection[int], month: int) -> int:
    """How many months in a row were missed just before ``month``."""
    run = 0
    while month - run - 1 in missed:
        run += 1
    return run


def unbroken(pledges: Sequence[tuple[int, int]], paused: Collection[int], broken: Collection[int], *, through: int) -> int:
    """How many months in a row, back from ``through``, were paid in full and in time. A pause neither counts nor breaks.

    ``broken`` are the months that were missed or are still owed; a month without a pledge ends the run.
    """
    run = 0
    for month in range(through, pledges[0][0] - 1 if pledges else through, -1):
        if month in paused:
            continue
        if month in broken or not pledge_for(pledges, month):
            break
        run += 1
    return run
