"""Arithmetic of cash."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.till import rules
from khaotom.till.services.banking import plain_reference

SUNDAY = date(2019, 6, 9)


def test_the_evening_of_the_minutes_is_counted() -> None:
    pieces = {100000: 4, 50000: 3, 10000: 14, 5000: 3, 2000: 11, 1000: 6, 500: 4, 200: 3, 100: 4}
    assert rules.total(pieces) == 736000


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, date(2019, 6, 9)), (1, date(2019, 6, 10)), (2, date(2019, 6, 11)), (5, date(2019, 6, 14)), (6, date(2019, 6, 17))],
)
def test_working_days_after_a_sunday(days: int, expected: date) -> None:
    assert rules.working_days_after(SUNDAY, days) == expected


def test_from_a_friday_the_weekend_is_passed_over() -> None:
    assert rules.working_days_after(date(2019, 6, 14), 1) == date(2019, 6, 17)


@given(st.dates(date(2018, 1, 1), date(2030, 12, 31)), st.integers(1, 30))
def test_exactly_so_many_working_days_lie_behind_it(day: date, days: int) -> None:
    reached = rules.working_days_after(day, days)
    assert reached.weekday() < 5
    between = (day + timedelta(days=n) for n in range(1, (reached - day).days + 1))
    assert sum(one.weekday() < 5 for one in between) == days


@given(st.dictionaries(st.sampled_from(rules.DENOMINATIONS), st.integers(0, 500)))
def test_every_piece_counts_once(pieces: dict[int, int]) -> None:
    one_by_one = [value for value, many in pieces.items() for _piece in range(many)]
    assert rules.total(pieces) == sum(one_by_one)


def test_a_reference_is_the_same_however_it_is_written() -> None:
    written = ["2019 0615-AB12", "๒๐๑๙๐๖๑๕ab12", " 20190615AB12 "]
    assert {plain_reference(one) for one in written} == {"20190615AB12"}
    assert plain_reference(" - ") == ""
