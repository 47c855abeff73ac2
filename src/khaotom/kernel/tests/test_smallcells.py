"""The attacker of these tests knows the rule and sees all that is shown; every table that shows the same is as likely to her."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel.smallcells import Shown, ShownLine, show, show_line, show_table


@pytest.mark.parametrize(
    ("count", "seen"),
    [(0, "0"), (1, "*"), (7, "*"), (8, "10"), (12, "10"), (13, "15"), (230, "230"), (232, "230"), (233, "235"), (1503, "1,505")],
)
def test_one_count(count: int, seen: str) -> None:
    assert str(show(count)) == seen


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="never negative"):
        show(-1)


@given(st.integers(min_value=8, max_value=10**6))
def test_what_is_seen_is_within_two(count: int) -> None:
    number = show(count).number
    assert number is not None
    assert abs(number - count) <= 2
    assert number % 5 == 0


def seen(line: ShownLine) -> list[str]:
    return [*map(str, line.cells), str(line.total)]


def test_lines_worked_by_hand() -> None:
    assert seen(show_line([3, 0, 0])) == ["*", "0", "0", "*"]
    assert seen(show_line([0, 0])) == ["0", "0", "0"]
    assert seen(show_line([12, 24, 31])) == ["10", "25", "30", "65"]  # 67; what is seen adds up to 65 by chance
    assert seen(show_line([4, 18, 36])) == ["*", "20", "35", "60"]  # 58
    assert seen(show_line([])) == ["0"]


def test_a_total_that_would_give_away_the_hidden_is_moved_one_step() -> None:
    assert seen(show_line([7, 7, 7, 7])) == ["*", "*", "*", "*", "25"]  # 28 is 30, and 30 could only be four sevens
    assert seen(show_line([1] * 7)) == ["*"] * 7 + ["10"]  # 7 hidden as a total: seven times 1
    assert seen(show_line([1] * 12)) == ["*"] * 12 + ["15"]  # 12 is 10, at least twelve ones
    assert seen(show_line([7, 102, 102, 102])) == ["*", "100", "100", "100", "310"]  # 313 is 315
    assert seen(show_line([1, 98, 98])) == ["*", "100", "100", "200"]  # 197 is 195


def recovered(lines: Iterable[tuple[int, ...]]) -> list[tuple[Shown, ...]]:
    """The shown lines in which some hidden count can be only one number."""
    alike = defaultdict(list)
    for line in lines:
        shown = show_line(line)
        alike[(*shown.cells, shown.total)].append(line)
    return [
        shown
        for shown, candidates in alike.items()
        if any(cell.hidden and len({line[at] for line in candidates}) == 1 for at, cell in enumerate(shown[:-1]))
    ]


@pytest.mark.parametrize(("cells", "largest"), [(1, 42), (2, 42), (3, 22), (4, 12), (5, 7)])
def test_no_hidden_count_is_recovered_from_any_line(cells: int, largest: int) -> None:
    # The largest ends a step of rounding (8–12 is 10): a step cut short would look like knowledge.
    assert recovered(product(range(largest + 1), repeat=cells)) == []


@pytest.mark.parametrize("hidden", range(1, 13))
def test_any_number_of_hidden_counts_beside_any_few_seen_ones(hidden: int) -> None:
    """The hidden matter by their sum alone: every sum from all 1 to all 7, with every sum the seen ones may have."""
    for seen_ones in range(6):
        sums_by_total = defaultdict(set)
        for hidden_sum, seen_sum in product(range(hidden, 7 * hidden + 1), range(98 * seen_ones, 102 * seen_ones + 1)):
            cells = _spread(hidden_sum, hidden, least=1) + _spread(seen_sum, seen_ones, least=98)
            sums_by_total[show_line(cells).total].add(hidden_sum)
        assert all(len(sums) > 1 for sums in sums_by_total.values())


def _spread(total: int, over: int, *, least: int) -> list[int]:
    """``total`` over so many counts, each at least ``least``, as evenly as can be."""
    each, more = divmod(total - least * over, over or 1)
    return [least + each + (at < more) for at in range(over)]


@given(st.lists(st.integers(min_value=0, max_value=500), max_size=12))
def test_a_total_stays_within_seven_of_the_truth_and_is_not_added_up(counts: list[int]) -> None:
    total = show_line(counts).total.number
    assert total is None or abs(total - sum(counts)) <= 7
    if total is None:
        assert 1 <= sum(counts) <= 7


def test_a_table_totals_in_one_direction_only() -> None:
    assert [seen(line) for line in show_table([[3, 20], [0, 9]])] == [["*", "20", "25"], ["0", "10", "10"]]
