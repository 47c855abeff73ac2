from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel import months

days = st.dates(min_value=date(1850, 1, 1), max_value=date(2200, 11, 30))


def test_a_month_counts_on_over_the_new_year() -> None:
    november = months.of(date(2018, 11, 9))
    assert november == 2018 * 12 + 10
    assert [months.iso(november + step) for step in range(4)] == ["2018-11", "2018-12", "2019-01", "2019-02"]
    assert months.year_and_month(november + 2) == (2019, 1)


def test_first_and_last_day() -> None:
    assert months.first_day(months.parse("2019-06")) == date(2019, 6, 1)
    assert months.last_day(months.parse("2019-06")) == date(2019, 6, 30)
    assert months.last_day(months.parse("2020-02")) == date(2020, 2, 29)
    assert months.last_day(months.parse("2019-12")) == date(2019, 12, 31)


@pytest.mark.parametrize("text", ["", "2019", "2019-6", "2019-00", "2019-13", "2019-06-09", " 2019-06", "๒๐๑๙-๐๖", "2019-06\n"])
def test_only_the_one_form_is_read(text: str) -> None:
    with pytest.raises(ValueError, match="not a month"):
        months.parse(text)


@given(days)
def test_a_day_lies_between_the_first_and_the_last_of_its_month(day: date) -> None:
    month = months.of(day)
    assert months.first_day(month) <= day <= months.last_day(month)
    assert months.last_day(month) + timedelta(days=1) == months.first_day(month + 1)
    assert months.parse(months.iso(month)) == month
