"""The collection day: a date of the month, or the n-th weekday of it."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.bylaws.kinds import kinds, validate
from khaotom.collection import refusals
from khaotom.collection.clauses import WEEKDAYS, DayRule, day_in, next_days

days_of_month = st.builds(DayRule, weekday=st.just("none"), number=st.integers(1, 31))
weekdays = st.builds(DayRule, weekday=st.sampled_from([name for name, _label in WEEKDAYS[1:]]), number=st.integers(1, 5))
rules = days_of_month | weekdays
moments = st.dates(date(2018, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("weekday", "number", "year", "month", "expected"),
    [
        ("none", 9, 2019, 6, date(2019, 6, 9)),
        ("none", 31, 2019, 6, date(2019, 6, 30)),
        ("none", 30, 2019, 2, date(2019, 2, 28)),
        ("none", 30, 2020, 2, date(2020, 2, 29)),
        ("sunday", 1, 2019, 6, date(2019, 6, 2)),
        ("saturday", 1, 2019, 6, date(2019, 6, 1)),
        ("friday", 2, 2019, 6, date(2019, 6, 14)),
        ("saturday", 5, 2019, 6, date(2019, 6, 29)),
        ("monday", 5, 2019, 6, date(2019, 6, 24)),
    ],
)
def test_the_day_of_a_month(weekday: str, number: int, year: int, month: int, expected: date) -> None:
    assert day_in(DayRule(weekday, number), year, month) == expected


@given(rules, moments)
def test_it_lies_in_its_month_and_is_that_day(rule: DayRule, at: date) -> None:
    day = day_in(rule, at.year, at.month)
    last = monthrange(at.year, at.month)[1]
    assert (day.year, day.month) == (at.year, at.month)
    if rule.weekday == "none":
        assert day.day == min(rule.number, last)
        return
    assert WEEKDAYS[day.weekday() + 1][0] == rule.weekday
    same_before = (day.day - 1) // 7
    assert same_before == rule.number - 1 or (rule.number == 5 and day.day + 7 > last)


@given(rules, moments)
def test_the_next_three_days_are_the_next_three(rule: DayRule, since: date) -> None:
    """Walking day by day from then on, one meets exactly these."""
    walked: list[date] = []
    day = since
    while len(walked) < 3:
        if day_in(rule, day.year, day.month) == day:
            walked.append(day)
        day += timedelta(days=1)
    assert next_days(rule, since) == walked


def test_today_is_the_next_one_when_it_is_the_day() -> None:
    assert next_days(DayRule("none", 9), date(2019, 6, 9))[0] == date(2019, 6, 9)
    assert next_days(DayRule("none", 9), date(2019, 12, 10)) == [date(2020, 1, 9), date(2020, 2, 9), date(2020, 3, 9)]


@pytest.mark.parametrize("number", [6, 9, 31])
def test_no_month_has_a_sixth_sunday(number: int) -> None:
    with pytest.raises(refusals.NoSuchWeekday):
        validate("collection_day", {"weekday": "sunday", "number": number})


def test_every_kind_is_said_and_asked_in_words() -> None:
    """With what suits most groups each kind is a sentence, and its own defaults are a rule."""
    for name, kind in kinds.items():
        defaults = kind.parameters()
        raw = {field: getattr(defaults, field) for field in defaults.__dataclass_fields__}
        assert validate(name, raw) == defaults
        assert str(kind.sentence(defaults)).strip() or kind.words_only
        assert str(kind.question).strip()
