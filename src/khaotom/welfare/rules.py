"""What is given to the welfare fund, worked out from facts alone. Months are indexes of ``kernel.months``; amounts are satang."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from khaotom.kernel import months
from khaotom.savings.rules import pledge_for


def contributions(spans: Iterable[tuple[date, int]], start: int) -> list[tuple[int, int]]:
    """The contribution a month as (from month, amount) pairs, for one who takes part from month ``start``.

    ``spans`` are the days from which the clause set an amount (0: none), in order. A change holds from the first month that it
    holds as a whole, so that nobody who gave early in a month owes the rest of it; the first of all from its own month.
    """
    steps: list[tuple[int, int]] = []
    for number, (day, amount) in enumerate(spans):
        month = months.of(day)
        steps.append((month if number == 0 or day.day == 1 else month + 1, amount))
    before = [amount for month, amount in steps if month <= start]
    return [(start, before[-1] if before else 0), *((month, amount) for month, amount in steps if month > start)]


def given_through(promised: Sequence[tuple[int, int]], paid: Mapping[int, int], *, first_unpaid: int) -> int | None:
    """The last month given in full without a gap, looked for from ``first_unpaid`` on; None before the first one."""
    month = first_unpaid
    while paid.get(month, 0) >= pledge_for(promised, month) > 0:
        month += 1
    return month - 1 if month > promised[0][0] else None
