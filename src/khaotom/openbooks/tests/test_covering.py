"""Small numbers are covered, and no sum gives one away: by hand, and against a solver that tries."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from khaotom.openbooks.covering import LEAST, covered

Table = dict[tuple[str, str], int]
ALL = "all"


def with_sums(inner: Table) -> Table:
    """The table with the sum of each row and column, and of all; empty cells left out."""
    found = {cell: many for cell, many in inner.items() if many}
    for (row, column), many in list(found.items()):
        for cell in ((row, ALL), (ALL, column), (ALL, ALL)):
            found[cell] = found.get(cell, 0) + many
    return found


def hide(inner: Table) -> set[tuple[str, str]]:
    return covered(with_sums(inner), row_sum=ALL, column_sum=ALL)


def test_large_numbers_are_shown() -> None:
    assert hide({("a", "birth"): 5, ("a", "stay"): 9, ("b", "birth"): 6, ("b", "stay"): 7}) == set()


def test_a_small_one_takes_others_with_it_so_that_no_sum_gives_it_away() -> None:
    hidden = hide({("a", "birth"): 2, ("a", "stay"): 9, ("b", "birth"): 6, ("b", "stay"): 7})
    assert hidden == {("a", "birth"), ("a", "stay"), ("b", "birth"), ("b", "stay")}


def test_one_alone_takes_its_sums_with_it() -> None:
    assert hide({("a", "birth"): 3}) == {("a", "birth"), ("a", ALL), (ALL, "birth"), (ALL, ALL)}


def test_two_of_one_each_would_be_known_from_their_sum() -> None:
    """1 + 1 of 12: whoever knows that both are at least 1 knows both."""
    hidden = hide({("a", "birth"): 1, ("b", "birth"): 1, ("c", "birth"): 10})
    assert ("c", "birth") in hidden or (ALL, "birth") in hidden


def test_nothing_at_all_is_covered_where_nothing_happened() -> None:
    assert hide({}) == set()


tables = st.dictionaries(
    st.tuples(st.sampled_from("abcdefg"), st.sampled_from(["birth", "stay", "death", "school", "storm"])),
    st.integers(0, 14),
    max_size=24,
)


@given(tables)
def test_every_small_number_is_covered(inner: Table) -> None:
    hidden = hide(inner)
    assert {cell for cell, many in with_sums(inner).items() if many < LEAST} <= hidden


@given(tables)
def test_what_is_covered_cannot_be_worked_out_from_what_is_shown(inner: Table) -> None:
    hidden = sorted(hide(inner))
    assert not determined(inner, hidden)


@given(tables)
def test_beneath_each_sum_that_is_shown_enough_people_are_covered_together(inner: Table) -> None:
    people, hidden = with_sums(inner), hide(inner)
    for row, column in people:
        for total, line in (((row, ALL), 0), ((ALL, column), 1)):
            beneath = [cell for cell in hidden if cell[line] == total[line] and ALL not in cell]
            if beneath and total not in hidden and total in people and total != (ALL, ALL):
                assert sum(people[cell] for cell in beneath) >= LEAST


def determined(inner: Table, hidden: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The hidden cells that the sums alone say: unknowns of rows and columns, by elimination."""
    at = {cell: place for place, cell in enumerate(hidden)}
    rows: list[list[Fraction]] = []
    names = sorted({row for row, _column in inner} | {ALL}), sorted({column for _row, column in inner} | {ALL})
    for axis in (0, 1):
        for name in names[axis]:
            line = [Fraction(0)] * len(hidden)
            for other in names[1 - axis]:
                cell = (name, other) if axis == 0 else (other, name)
                if cell in at:
                    line[at[cell]] = Fraction(-1 if other == ALL else 1)
            rows.append(line)
    reduced = eliminate(rows, len(hidden))
    return [hidden[line.index(Fraction(1))] for line in reduced if sum(value != 0 for value in line) == 1]


def eliminate(rows: list[list[Fraction]], width: int) -> list[list[Fraction]]:
    """Reduced row echelon form without its empty rows."""
    done = 0
    for column in range(width):
        pivot = next((row for row in range(done, len(rows)) if rows[row][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for row in range(len(rows)):
            if row != done and rows[row][column]:
                rows[row] = [mine - rows[row][column] * its for mine, its in zip(rows[row], rows[done], strict=True)]
        done += 1
    return rows[:done]
