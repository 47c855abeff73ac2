"""The fasting month by arithmetic, beside the days on which it began in Thailand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel import hijri

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("year", "announced"),
    [
        (1440, date(2019, 5, 6)),
        (1441, date(2020, 4, 24)),
        (1442, date(2021, 4, 13)),
        (1445, date(2024, 3, 12)),
        (1446, date(2025, 3, 2)),
    ],
)
def test_it_begins_within_two_days_of_what_was_announced(year: int, announced: date) -> None:
    assert abs((hijri.month_begins(year, hijri.RAMADAN) - announced).days) <= hijri.MAY_DIFFER
    assert hijri.fasting_month(announced) is not None


@given(days)
def test_a_day_is_in_the_year_that_its_months_span(day: date) -> None:
    year = hijri.year_of(day)
    assert hijri.month_begins(year, 1) <= day < hijri.month_begins(year + 1, 1)


@given(st.integers(1300, 1640), st.integers(1, 12))
def test_months_have_29_or_30_days(year: int, month: int) -> None:
    begins = hijri.month_begins(year, month)
    after = hijri.month_begins(year, month + 1) if month < 12 else hijri.month_begins(year + 1, 1)
    assert (after - begins).days in (29, 30)


@given(days)
def test_the_warning_covers_the_month_and_two_days_about_it(day: date) -> None:
    first = hijri.month_begins(hijri.year_of(day), hijri.RAMADAN)
    last = first + timedelta(days=29)
    assert (hijri.fasting_month(day) == (first, last)) is (first - timedelta(days=2) <= day <= last + timedelta(days=2))
