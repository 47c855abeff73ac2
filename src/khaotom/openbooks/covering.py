"""Small numbers that would point at somebody: which cells of a table of people are covered, so that no sum gives one away. Pure.

A cell with fewer than ``LEAST`` people is covered. A covered cell could still be worked out from its row or column with its sum; so
others are covered beside it, the smallest first, until (1) in each row and column whose sum is seen, the covered ones together hold
``LEAST`` people, and (2) each lies on a ring of covered cells through rows and columns, which is when sums leave it open.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import TypeVar

LEAST = 5

R = TypeVar("R", bound=Hashable)
C = TypeVar("C", bound=Hashable)


def covered(people: Mapping[tuple[R, C], int], *, row_sum: R, column_sum: C, least: int = LEAST) -> set[tuple[R, C]]:
    """The cells that are not shown. ``people`` holds every cell with somebody in it, sums too: (row, column_sum), (row_sum, column).

    Empty cells are not there; that nothing happened is no secret.
    """
    hidden = {cell for cell, many in people.items() if many < least}
    while (line := _open_line(people, hidden, row_sum, column_sum, least)) is not None:
        hidden.add(line)
    return hidden


def _open_line(
    people: Mapping[tuple[R, C], int], hidden: Collection[tuple[R, C]], row_sum: R, column_sum: C, least: int
) -> tuple[R, C] | None:
    """One more cell to cover; None when none gives another away."""
    for line, total in _lines(people, row_sum, column_sum):
        beneath = [cell for cell in line if cell in hidden]
        if beneath and total not in hidden and sum(people[cell] for cell in beneath) < least:
            return _smallest(people, [cell for cell in line if cell not in hidden] or [total])
    for cell in sorted(hidden, key=_order):
        rest = [other for other in people if other not in hidden]
        if rest and not _on_a_ring(cell, hidden):
            near = [other for other in rest if other[0] == cell[0] or other[1] == cell[1]]
            closing = [other for other in rest if _on_a_ring(cell, {*hidden, other})]
            inner = [other for other in closing if other[0] != row_sum and other[1] != column_sum]
            return _smallest(people, inner or closing or near or rest)
    return None


def _lines(people: Mapping[tuple[R, C], int], row_sum: R, column_sum: C) -> Iterator[tuple[list[tuple[R, C]], tuple[R, C]]]:
    """Each row and column: its cells, and the cell of its sum."""
    cells = sorted(people, key=_order)
    for row in dict.fromkeys(row for row, _column in cells):
        yield [cell for cell in cells if cell[0] == row and cell[1] != column_sum], (row, column_sum)
    for column in dict.fromkeys(column for _row, column in cells):
        yield [cell for cell in cells if cell[1] == column and cell[0] != row_sum], (row_sum, column)


def _smallest(people: Mapping[tuple[R, C], int], cells: Collection[tuple[R, C]]) -> tuple[R, C]:
    return min(cells, key=lambda cell: (people[cell], _order(cell)))


def _order(cell: tuple[Hashable, Hashable]) -> tuple[str, str]:
    return str(cell[0]), str(cell[1])


def _on_a_ring(cell: tuple[R, C], hidden: Collection[tuple[R, C]]) -> bool:
    """Can one come from the cell's row back to its column through other hidden cells?"""
    rows, columns = {cell[0]}, set[C]()
    others = [other for other in hidden if other != cell]
    while True:
        reached = {column for row, column in others if row in rows}
        again = {row for row, column in others if column in reached}
        if cell[1] in reached:
            return True
        if reached <= columns and again <= rows:
            return False
        columns, rows = columns | reached, rows | again
