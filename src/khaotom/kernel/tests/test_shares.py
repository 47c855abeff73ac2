from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel.shares import rate, split


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100_00, [70, 30], [70_00, 30_00]),
        (100, [1, 1, 1], [34, 33, 33]),  # equal remainders: the earlier first
        (101, [1, 1, 1], [34, 34, 33]),
        (1, [1, 1], [1, 0]),
        (10, [1, 2, 4], [1, 3, 6]),  # 1.43, 2.86, 5.71: the two left over go to .86 and .71
        (7, [2, 0, 1], [5, 0, 2]),  # 4.67, 0, 2.33
        (0, [3, 1], [0, 0]),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (12_960_00, [1], [12_960_00]),
    ],
)
def test_worked_by_hand(total: int, weights: list[int], parts: list[int]) -> None:
    assert split(total, weights) == parts


@pytest.mark.parametrize("weights", [[], [0], [0, 0], [2, -1]])
def test_nobody_to_share_with_or_a_negative_weight_is_refused(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weight"):
        split(100, weights)


totals = st.integers(min_value=-(10**15), max_value=10**15)
weightings = st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=40).filter(any)


@given(totals, weightings)
def test_parts_add_up_and_each_is_within_a_satang_of_its_exact_share(total: int, weights: list[int]) -> None:
    parts = split(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1
        assert weight or not part


@given(totals, weightings)
def test_a_negative_total_mirrors_the_positive_one(total: int, weights: list[int]) -> None:
    assert split(-total, weights) == [-part for part in split(total, weights)]


@given(st.integers(min_value=0, max_value=10**12), weightings)
def test_what_is_left_over_goes_to_the_largest_remainders_the_earlier_first(total: int, weights: list[int]) -> None:
    exact = [Fraction(total * weight, sum(weights)) for weight in weights]
    got_one_more = [part > share // 1 for part, share in zip(split(total, weights), exact, strict=True)]
    order = sorted(range(len(weights)), key=lambda at: (-(exact[at] % 1), at))
    assert [got_one_more[at] for at in order] == sorted(got_one_more, reverse=True)


@pytest.mark.parametrize(
    ("amount", "numerator", "denominator", "result"),
    [
        (1000_00, 15, 1000, 15_00),
        (1, 1, 2, 1),  # half goes up
        (-1, 1, 2, -1),  # and away from zero
        (3, 1, 4, 1),
        (1, 1, 3, 0),
        (5, -1, 2, -3),
        (0, 7, 9, 0),
    ],
)
def test_a_rate_worked_by_hand(amount: int, numerator: int, denominator: int, result: int) -> None:
    assert rate(amount, numerator, denominator) == result


@pytest.mark.parametrize("denominator", [0, -1])
def test_a_rate_needs_a_positive_denominator(denominator: int) -> None:
    with pytest.raises(ValueError, match="denominator"):
        rate(100, 1, denominator)


@given(totals, st.integers(min_value=-(10**6), max_value=10**6), st.integers(min_value=1, max_value=10**6))
def test_a_rate_is_within_half_a_satang_and_mirrors(amount: int, numerator: int, denominator: int) -> None:
    result = rate(amount, numerator, denominator)
    assert abs(result - Fraction(amount * numerator, denominator)) <= Fraction(1, 2)
    assert rate(-amount, numerator, denominator) == -result
