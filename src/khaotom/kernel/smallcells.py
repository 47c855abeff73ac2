"""The small-cell rule: what may be published of a count of people, so that nobody is recognised in it.

0 stays 0; 1–7 is hidden (shown ``*``); everything else is rounded to the nearest 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass

HIDDEN_UP_TO = 7
STEP = 5
_SLACK = STEP // 2  # a shown 100 was 98 to 102


@dataclass(frozen=True, slots=True)
class Shown:
    """A count as it may be seen: ``number``, or None where it is hidden. Percentages are made from ``number`` only."""

    number: int | None

    @property
    def hidden(self) -> bool:
        return self.number is None

    def __str__(self) -> str:
        return "*" if self.number is None else f"{self.number:,}"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """Counts as they may be seen, and their total as it may be seen beside them."""

    cells: tuple[Shown, ...]
    total: Shown


def show(count: int) -> Shown:
    """One count alone. Raises ``ValueError`` when it is negative."""
    if count < 0:
        raise ValueError("a count of people is never negative")
    if count == 0:
        return Shown(0)
    return Shown(None) if count <= HIDDEN_UP_TO else Shown(_rounded(count))


def show_line(counts: Sequence[int]) -> ShownLine:
    """Counts of separate people with their total, so that no hidden count can be worked out from what is shown.

    The total is rounded on its own from the true sum, never added up from what is shown. That alone leaks at the edges:
    four hidden sevens make 28, shown 30, and 30 leaves nothing but four sevens. A total that would leave the hidden
    counts a single possibility (all 7, or all 1) is therefore shown one step nearer to the middle. Whether it would is
    read from what is shown, never from the truth, so that knowing this rule helps nobody.
    """
    cells = tuple(show(count) for count in counts)
    return ShownLine(cells, _total(cells, show(sum(counts))))


def show_table(rows: Sequence[Sequence[int]]) -> list[ShownLine]:
    """A table, each row with its total. There is no total down the columns and none of all: totals in two directions are
    equations, and equations get solved. To total columns, give the columns as rows."""
    return [show_line(row) for row in rows]


def _rounded(count: int) -> int:
    return (count + _SLACK) // STEP * STEP


def _total(cells: Sequence[Shown], total: Shown) -> Shown:
    """``total``, moved one step where it would pin the hidden cells."""
    hidden = sum(cell.hidden for cell in cells)
    seen = [cell.number for cell in cells if cell.number]
    fewest_seen, most_seen = sum(seen) - _SLACK * len(seen), sum(seen) + _SLACK * len(seen)
    if not hidden:
        return total
    if total.number is None:  # 1–7: each hidden cell is at least 1, so seven of them would all be 1
        return Shown(_rounded(HIDDEN_UP_TO + 1)) if hidden == HIDDEN_UP_TO else total
    if total.number - _SLACK - most_seen == HIDDEN_UP_TO * hidden:
        return Shown(total.number - STEP)
    if total.number + _SLACK - fewest_seen == hidden:
        return Shown(total.number + STEP)
    return total
