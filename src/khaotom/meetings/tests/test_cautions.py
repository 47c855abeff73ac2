"""What is said of a day and an hour before a meeting is put there."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.meetings.cautions import cautions

FRIDAY, SUNDAY = date(2019, 6, 14), date(2019, 6, 9)
FASTING_DAY, EDGE, AFTER = date(2019, 5, 20), date(2019, 6, 6), date(2019, 6, 7)


@pytest.mark.parametrize(
    ("day", "at", "said"),
    [
        (FRIDAY, None, ["friday"]),
        (FRIDAY, time(13), ["friday"]),
        (FRIDAY, time(10, 30), ["friday"]),  # two hours from half past ten run into noon
        (FRIDAY, time(10), []),
        (FRIDAY, time(14), []),
        (SUNDAY, time(13), []),
        (SUNDAY, None, []),
        (SUNDAY, time(17), ["maghrib"]),  # the sun sets at about 18.35
        (SUNDAY, time(18, 54), ["maghrib"]),
        (SUNDAY, time(18, 55), []),
        (SUNDAY, time(16, 35), []),
        (FASTING_DAY, time(10), ["fasting"]),
        (FASTING_DAY, time(19, 30), []),
        (FASTING_DAY, None, ["fasting"]),
        (FASTING_DAY, time(17), ["maghrib", "fasting"]),
        (EDGE, time(12), ["fasting"]),  # reckoned to end on the 4th, so the 6th may be
        (AFTER, time(8), []),
    ],
)
def test_it_is_warned_of(day: date, at: time | None, said: list[str]) -> None:
    assert [one.code for one in cautions(day, at)] == said


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.times())
def test_no_hour_can_warn_of_what_the_day_without_one_would_not_but_sunset(day: date, at: time) -> None:
    without = {one.code for one in cautions(day, None)}
    assert {one.code for one in cautions(day, at)} <= without | {"maghrib"}
