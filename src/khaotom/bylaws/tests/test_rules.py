"""What is in force on a day, from starts alone."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from khaotom.bylaws import rules

FIRST = date(2018, 1, 9)
days = st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n))


@dataclass(frozen=True)
class Version:
    effective_from: date
    repeals: bool


versions = st.lists(st.builds(Version, days, st.booleans()), unique_by=lambda one: one.effective_from)


@given(versions, days)
def test_a_day_asks_the_latest_that_has_begun(written: list[Version], on: date) -> None:
    """Lived day by day, nothing is remembered but what began last."""
    holds: Version | None = None
    starts = {one.effective_from: one for one in written}
    day = FIRST
    while day <= on:
        begun = starts.get(day)
        holds = holds if begun is None else None if begun.repeals else begun
        day += timedelta(days=1)
    assert rules.in_force(written, on) == holds


@given(versions, days, days)
def test_there_is_no_gap_before_the_next_start(written: list[Version], one: date, other: date) -> None:
    """Between two days on which nothing begins, nothing changes."""
    early, late = sorted((one, other))
    if not any(early < each.effective_from <= late for each in written):
        assert rules.in_force(written, early) == rules.in_force(written, late)


def test_an_old_rule_reaches_back_and_a_change_does_not() -> None:
    today = date(2019, 6, 9)
    assert rules.may_begin(date(2018, 1, 9), today=today, decided_on=None, first=True)
    assert not rules.may_begin(date(2019, 6, 8), today=today, decided_on=None, first=False)
    assert rules.may_begin(today, today=today, decided_on=None, first=False)


def test_a_change_entered_late_begins_on_the_day_it_was_decided() -> None:
    decided = date(2019, 5, 9)
    assert rules.may_begin(decided, today=date(2019, 6, 9), decided_on=decided, first=False)
    assert not rules.may_begin(date(2019, 5, 8), today=date(2019, 6, 9), decided_on=decided, first=False)


def test_a_slip_of_the_hand_is_mended_the_same_day_or_before_it_begins() -> None:
    today = date(2019, 6, 9)
    assert rules.may_take_back(date(2018, 1, 9), recorded_on=today, today=today)
    assert rules.may_take_back(date(2019, 7, 1), recorded_on=date(2019, 6, 1), today=today)
    assert not rules.may_take_back(today, recorded_on=date(2019, 6, 8), today=today)
