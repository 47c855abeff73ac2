"""One evening's arithmetic: pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from khaotom.till.rules import NOTES

WRONG_NOTES = {larger - smaller for larger in NOTES for smaller in NOTES if larger > smaller}
"""What is missing when one note was given for another: a hundred for a twenty leaves 80."""


def slip_name(letter: str, number: int) -> str:
    """A slip's number as people say it: "A-018"."""
    return f"{letter}-{number:03d}"


@dataclass(frozen=True, slots=True)
class Part:
    """One item's amount by the way it was paid, in satang."""

    cash: int
    transferred: int


def allocate(amounts: Sequence[int], transferred: int) -> list[Part]:
    """Which part of each item was transferred: the transfer covers the items in their order, cash the rest."""
    parts = []
    for amount in amounts:
        by_transfer = min(amount, transferred)
        transferred -= by_transfer
        parts.append(Part(cash=amount - by_transfer, transferred=by_transfer))
    return parts


def fill(total: int, owed: Sequence[int]) -> list[int] | None:
    """How a typed total fills amounts owed in their order, the oldest first; None when it is more than all of them."""
    parts = []
    for amount in owed:
        part = min(amount, total)
        parts.append(part)
        total -= part
    return None if total else parts


def onto_owed(paid: int, owed: Mapping[int, int]) -> tuple[dict[int, int], int]:
    """What was paid, put onto what is owed by month, the oldest first; and what is over."""
    put = min(paid, sum(owed.values()))
    parts = fill(put, [owed[month] for month in sorted(owed)]) or []
    return {month: part for month, part in zip(sorted(owed), parts, strict=True) if part}, paid - put


def onto_open(paid: Mapping[int, int], asked: Mapping[int, int]) -> dict[int, int]:
    """What was written down for months, put onto what is still asked for; both in satang by month.

    What a month does not ask for goes on to the next one that asks; what none asks for stays with the last one that was written.
    """
    if not paid:
        return {}
    first, last, over = min(paid), max(paid), 0
    found: dict[int, int] = {}
    for month in sorted({*paid, *(month for month in asked if month > first)}):
        over += paid.get(month, 0)
        found[month] = min(over, asked.get(month, 0))
        over -= found[month]
    found[last] += over
    return {month: amount for month, amount in found.items() if amount}


class Suspicion(StrEnum):
    """Why a slip may explain a difference."""

    SAME = "same"  # its amount is the difference: taken twice, or never put in
    HALF = "half"  # twice its amount is the difference: given out instead of in
    SWAPPED = "swapped"  # two digits of it changed places
    CHANGE = "change"  # its change is the difference
    WAY = "way"  # a transfer marked as cash, or cash as a transfer


@dataclass(frozen=True, slots=True)
class Taken:
    """What the search for a wrong slip needs to know of one, in satang."""

    slip: UUID
    cash: int
    transferred: int
    tendered: int | None


def suspicious(difference: int, slips: Iterable[Taken]) -> Iterator[tuple[UUID, Suspicion]]:
    """Slips that alone would explain a count ``difference`` (counted minus booked), each with the likeliest reason."""
    if difference:
        for slip in slips:
            reason = _reason(difference, slip)
            if reason is not None:
                yield slip.slip, reason


def _reason(difference: int, slip: Taken) -> Suspicion | None:
    gap = abs(difference)
    change = slip.tendered - slip.cash if slip.tendered is not None else 0
    if difference < 0 and slip.cash == gap:
        return Suspicion.SAME
    if difference > 0 and slip.transferred == gap:
        return Suspicion.WAY
    if change > 0 and (change == gap or gap in WRONG_NOTES):
        return Suspicion.CHANGE
    if 2 * slip.cash == gap:
        return Suspicion.HALF
    if slip.cash and gap in {abs(slip.cash - other) for other in _swapped(slip.cash)}:
        return Suspicion.SWAPPED
    return None


def _swapped(amount: int) -> Iterator[int]:
    """The whole-baht amount with two neighbouring digits changed round."""
    digits = str(amount // 100)
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1]:
            yield int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]) * 100 + amount % 100


@dataclass(frozen=True, slots=True)
class Keyed:
    """A row of the paper sheet as it was keyed, in satang; 0 for who did not pay."""

    line: int
    amount: int
    expected: int


def likely(gap: int, rows: Iterable[Keyed]) -> list[int]:
    """The lines that alone would explain why a page came to ``gap`` more than its paper says (negative: less).

    A line does when it should read as expected, or nothing, or with two digits changed round, or with a zero more or less.
    """
    return [row.line for row in rows if gap and row.amount - gap in _might_read(row)]


def _might_read(row: Keyed) -> set[int]:
    amount = row.amount
    others = {0, row.expected, *_swapped(amount), 10 * amount} | ({amount // 10} if amount % 1000 == 0 else set())
    return others - {amount}
