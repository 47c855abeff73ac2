"""When contributions fall due and how much they are: by hand, against the rule as it was before there were rhythms, by property."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.bylaws.kinds import validate
from khaotom.bylaws.refusals import StrangeParameters
from khaotom.kernel import months
from khaotom.savings.rules import Owed, pledge_for, pledges_owed
from khaotom.savings.traces import Trace
from khaotom.welfare import rhythms
from khaotom.welfare.clauses import Collected, ContributionRule, Each, Leap
from khaotom.welfare.rhythms import Lapse, Part, Settled, Step, Why

JAN = months.of(date(2019, 1, 1))
JAN_LEAP = months.of(date(2020, 1, 1))
B = 100
MONTHLY = ContributionRule(30 * B)
DAILY = ContributionRule(1 * B, each=Each.DAY)
LONG_AGO = date(2015, 1, 1)


def always(rule: ContributionRule) -> list[Step]:
    return rhythms.steps([(LONG_AGO, rule)])


def amounts(rule: ContributionRule, start: int, many: int) -> list[tuple[int, int]]:
    """(months after the start, baht) of what falls due within so many months."""
    return [(one.month - start, one.amount // B) for one in rhythms.parts(always(rule), start, through=start + many - 1)]


def by_month(course: Sequence[Step], start: int, through: int) -> dict[int, int]:
    return {part.month: part.amount for part in rhythms.parts(course, start, through=through)}


# --- As it was ---------------------------------------------------------------------------------------------------------------


def test_a_version_stored_before_there_were_rhythms_is_an_amount_a_month() -> None:
    assert validate("welfare_contribution", {"amount": 3000}) == ContributionRule(3000, "month", "month", "counted", 0)


def test_what_was_there_from_the_beginning_is_still_asked_for() -> None:
    with pytest.raises(StrangeParameters):
        validate("welfare_contribution", {"each": "day"})
    with pytest.raises(StrangeParameters):
        validate("welfare_contribution", {"amount": 3000, "eahc": "day"})


def test_a_raise_makes_nobody_owe_more_for_what_is_past() -> None:
    """30 since 2561, 40 from August."""
    course = rhythms.steps([(date(2018, 1, 9), MONTHLY), (date(2019, 8, 1), replace(MONTHLY, amount=40 * B))])
    due = by_month(course, JAN, JAN + 11)
    assert [due[JAN + n] // B for n in range(12)] == [30] * 7 + [40] * 5


def test_a_change_in_the_middle_of_a_month_holds_from_the_next() -> None:
    """In force from 15 July: who gave 30 on 9 July owes nothing more for July."""
    course = rhythms.steps([(date(2018, 1, 9), MONTHLY), (date(2019, 7, 15), replace(MONTHLY, amount=40 * B))])
    assert [by_month(course, JAN, JAN + 9)[JAN + n] // B for n in (5, 6, 7)] == [30, 30, 40]


def test_the_first_rule_of_all_holds_from_its_own_month() -> None:
    course = rhythms.steps([(date(2019, 3, 9), MONTHLY)])
    assert by_month(course, JAN, JAN + 3) == {JAN + 2: 30 * B, JAN + 3: 30 * B}


def test_while_the_rule_was_ended_nothing_was_due() -> None:
    course = rhythms.steps([(date(2018, 1, 9), MONTHLY), (date(2019, 2, 1), None), (date(2019, 4, 1), MONTHLY)])
    assert [month - JAN for month in by_month(course, JAN, JAN + 3)] == [0, 3]


def test_given_through_is_the_last_month_without_a_gap() -> None:
    def through(paid: Mapping[int, int]) -> int | None:
        due = rhythms.parts(always(MONTHLY), JAN, through=JAN + 5)
        return rhythms.given_through(rhythms.settle(always(MONTHLY), due, paid))

    assert through({}) is None
    assert through({JAN: 30 * B, JAN + 1: 30 * B}) == JAN + 1
    assert through({JAN: 30 * B, JAN + 2: 30 * B}) == JAN
    assert through({JAN: 30 * B, JAN + 1: 10 * B}) == JAN


spans = st.dictionaries(st.dates(date(2018, 1, 1), date(2019, 12, 31)), st.integers(0, 9), min_size=1)
payments = st.dictionaries(st.integers(JAN - 12, JAN + 20), st.integers(0, 12).map(lambda n: n * B))


@given(spans, st.integers(JAN - 12, JAN + 11), payments)
def test_a_rule_by_the_month_comes_out_as_it_always_did(course: dict[date, int], start: int, paid: dict[int, int]) -> None:
    """Against what is owed of amounts by month, as for the pledge: no clause of today changes by a satang."""
    in_order = sorted(course.items())
    found = rhythms.steps((day, ContributionRule(amount * B) if amount else None) for day, amount in in_order)
    amounts = [(month, rule.amount if rule else 0) for month, rule in found]
    promised = [(start, pledge_for(amounts, start)), *((month, amount) for month, amount in amounts if month > start)]
    through = JAN + 13
    settled = rhythms.settle(found, rhythms.parts(found, start, through=through), paid)
    assert rhythms.owed(settled, after=0, through=through) == pledges_owed(promised, (), paid, through=through)


# --- The rhythms -------------------------------------------------------------------------------------------------------------


def test_a_baht_a_day_is_collected_by_the_days_of_each_month() -> None:
    assert amounts(DAILY, JAN, 4) == [(0, 31), (1, 28), (2, 31), (3, 30)]
    assert amounts(DAILY, JAN_LEAP, 3) == [(0, 31), (1, 29), (2, 31)]
    assert amounts(replace(DAILY, leap=Leap.FREE), JAN_LEAP, 3) == [(0, 31), (1, 28), (2, 31)]


def test_a_year_is_365_baht_or_366_as_the_rule_says() -> None:
    yearly = replace(DAILY, collected=Collected.YEAR)
    assert amounts(yearly, JAN, 24) == [(0, 365), (12, 366)]
    assert amounts(replace(yearly, leap=Leap.FREE), JAN, 24) == [(0, 365), (12, 365)]
    assert rhythms.a_year(yearly, 2020) == 366 * B
    assert rhythms.a_year(MONTHLY, 2020) == 360 * B


def test_three_months_together_fall_due_in_the_first_of_them() -> None:
    assert amounts(replace(MONTHLY, collected=Collected.QUARTER), JAN, 7) == [(0, 90), (3, 90), (6, 90)]
    assert amounts(replace(DAILY, collected=Collected.QUARTER), JAN, 6) == [(0, 90), (3, 91)]


def test_who_joins_in_between_owes_the_rest_of_it_at_once() -> None:
    assert amounts(replace(MONTHLY, collected=Collected.QUARTER), JAN + 1, 5) == [(0, 60), (2, 90)]
    assert amounts(replace(MONTHLY, collected=Collected.YEAR), JAN + 10, 3) == [(0, 60), (2, 360)]


def test_what_fell_due_together_stays_when_the_rule_changes_in_between() -> None:
    quarter = replace(MONTHLY, collected=Collected.QUARTER)
    course = rhythms.steps([(LONG_AGO, quarter), (date(2019, 2, 1), replace(MONTHLY, amount=40 * B))])
    assert by_month(course, JAN, JAN + 4) == {JAN: 90 * B, JAN + 3: 40 * B, JAN + 4: 40 * B}
    back = rhythms.steps([(LONG_AGO, MONTHLY), (date(2019, 2, 1), quarter)])
    assert by_month(back, JAN, JAN + 4) == {JAN: 30 * B, JAN + 1: 60 * B, JAN + 3: 90 * B}


def test_a_quarter_given_ahead_is_not_asked_for_again_by_the_month() -> None:
    quarter = replace(MONTHLY, collected=Collected.QUARTER)
    course = rhythms.steps([(LONG_AGO, quarter), (date(2019, 4, 1), MONTHLY)])
    paid = {JAN: 90 * B, JAN + 3: 90 * B}
    settled = rhythms.settle(course, rhythms.parts(course, JAN, through=JAN + 7), paid)
    assert rhythms.owed(settled, after=0, through=JAN + 6) == [Owed(JAN + 6, 30 * B)]
    assert rhythms.given_through(settled) == JAN + 5


def test_months_given_one_by_one_count_for_the_quarter_they_lie_in() -> None:
    quarter = replace(MONTHLY, collected=Collected.QUARTER)
    course = rhythms.steps([(LONG_AGO, MONTHLY), (date(2019, 4, 1), quarter)])
    paid = {JAN + n: 30 * B for n in range(5)}
    settled = rhythms.settle(course, rhythms.parts(course, JAN, through=JAN + 3), paid)
    assert rhythms.owed(settled, after=0, through=JAN + 3) == [Owed(JAN + 3, 30 * B)]


rules = st.builds(
    ContributionRule,
    amount=st.integers(1, 50).map(lambda n: n * B),
    each=st.sampled_from(Each),
    collected=st.sampled_from(Collected),
    leap=st.sampled_from(Leap),
    lapse=st.integers(0, 6),
)


@given(st.dictionaries(st.dates(date(2018, 1, 1), date(2021, 12, 31)), rules | st.none(), min_size=1), st.integers(0, 30))
def test_no_month_is_asked_for_twice_and_none_is_forgotten(changes: dict[date, ContributionRule | None], start: int) -> None:
    course = rhythms.steps(sorted(changes.items(), key=lambda one: one[0]))
    found = rhythms.parts(course, JAN + start, through=JAN + 48)
    covered = [month for part in found for month in range(part.month, part.last + 1)]
    assert covered == sorted(set(covered))
    asked = {month for month in range(JAN + start, JAN + 48) if rhythms.rule_of(course, month) is not None}
    assert asked <= set(covered)


@given(rules, st.integers(0, 40))
def test_the_parts_of_a_year_are_the_year(rule: ContributionRule, years: int) -> None:
    january = months.of(date(2016 + years, 1, 1))
    assert sum(part.amount for part in rhythms.parts(always(rule), january, through=january + 11)) == rhythms.a_year(
        rule, 2016 + years
    )


# --- When a part ends by rule ------------------------------------------------------------------------------------------------

OUT_AFTER_3 = replace(MONTHLY, lapse=3)


def lapsed(rule: ContributionRule, paid: Mapping[int, int], *, ended: int, patient: int = 0) -> Lapse | None:
    course = always(rule)
    settled = rhythms.settle(course, rhythms.parts(course, JAN, through=JAN + 24), paid)
    return rhythms.lapse(course, settled, ended=ended, patient=patient)


def test_after_three_months_without_anything_her_part_ends_on_the_first_of_the_fourth() -> None:
    found = lapsed(OUT_AFTER_3, {JAN: 30 * B}, ended=JAN + 3)
    assert found == Lapse(JAN + 1, JAN + 3)
    assert found is not None
    assert (found.day, found.months) == (date(2019, 5, 1), 3)


def test_a_month_that_has_not_ended_does_not_count() -> None:
    assert lapsed(OUT_AFTER_3, {JAN: 30 * B}, ended=JAN + 2) is None


def test_something_given_breaks_the_run_and_arrears_paid_heal_it() -> None:
    assert lapsed(OUT_AFTER_3, {JAN: 30 * B, JAN + 2: 10 * B}, ended=JAN + 4) is None
    assert lapsed(OUT_AFTER_3, {JAN + n: 30 * B for n in range(4)}, ended=JAN + 5) is None


def test_months_up_to_which_the_meeting_gave_time_do_not_count() -> None:
    assert lapsed(OUT_AFTER_3, {}, ended=JAN + 4, patient=JAN + 2) is None
    assert lapsed(OUT_AFTER_3, {}, ended=JAN + 5, patient=JAN + 2) == Lapse(JAN + 3, JAN + 5)


def test_without_such_a_rule_nobodys_part_ends() -> None:
    assert lapsed(MONTHLY, {}, ended=JAN + 20) is None


def test_a_rule_does_not_look_back_at_months_in_which_it_was_not_there() -> None:
    course = rhythms.steps([(LONG_AGO, MONTHLY), (date(2019, 6, 1), OUT_AFTER_3)])
    settled = rhythms.settle(course, rhythms.parts(course, JAN, through=JAN + 12), {})
    assert rhythms.lapse(course, settled, ended=JAN + 6) is None
    assert rhythms.lapse(course, settled, ended=JAN + 8) == Lapse(JAN + 5, JAN + 7)


def test_of_a_year_that_fell_due_together_each_month_counts_when_it_has_ended() -> None:
    yearly = replace(OUT_AFTER_3, collected=Collected.YEAR)
    assert lapsed(yearly, {}, ended=JAN + 1) is None
    assert lapsed(yearly, {}, ended=JAN + 2) == Lapse(JAN, JAN + 2)


@given(rules, payments, st.integers(0, 24))
def test_giving_more_never_ends_a_part_sooner(rule: ContributionRule, paid: dict[int, int], ended: int) -> None:
    before = lapsed(rule, paid, ended=JAN + ended)
    after = lapsed(rule, {**paid, JAN + ended: paid.get(JAN + ended, 0) + B}, ended=JAN + ended)
    assert after is None or (before is not None and before.last <= after.last)


def test_a_part_knows_what_is_missing() -> None:
    assert Settled(Part(JAN, JAN, 1, 30 * B), 10 * B).missing == 20 * B
    assert Settled(Part(JAN, JAN, 1, 30 * B), 40 * B).missing == 0


# --- How a part comes about --------------------------------------------------------------------------------------------------


def traced(
    course: Sequence[Step], paid: Mapping[int, int], *, through: int
) -> tuple[list[Settled], list[Trace[ContributionRule]]]:
    settled = rhythms.settle(course, rhythms.parts(course, JAN, through=through), paid)
    return settled, rhythms.traces(course, settled, lambda rule: rule)


def test_a_leap_year_says_that_it_counts_its_day_or_does_not() -> None:
    yearly = replace(DAILY, collected=Collected.YEAR)
    for rule, why, days in ((yearly, Why.DAYS_OF_LEAP_YEAR, 366), (replace(yearly, leap=Leap.FREE), Why.DAYS_WITHOUT_29TH, 365)):
        _settled, (plain, leap) = traced(always(rule), {JAN: 365 * B, JAN_LEAP: 66 * B}, through=JAN_LEAP)
        assert (plain.why, plain.units, plain.asked, plain.left) == (Why.DAYS, 365, 365 * B, 0)
        assert leap == Trace(why, JAN_LEAP, JAN_LEAP + 11, days, 1 * B, 66 * B, rule)
        assert leap.left == (days - 66) * B


def test_a_part_year_says_how_many_months_it_was() -> None:
    course = always(replace(MONTHLY, collected=Collected.YEAR))
    settled = rhythms.settle(course, rhythms.parts(course, JAN + 9, through=JAN + 9), {})
    (part,) = rhythms.traces(course, settled, lambda rule: rule)
    assert (part.why, part.month, part.last, part.units, part.asked) == (Why.MONTHS, JAN + 9, JAN + 11, 3, 90 * B)


@given(
    st.dictionaries(st.dates(date(2018, 1, 1), date(2021, 12, 31)), rules | st.none(), min_size=1),
    payments,
    st.integers(0, 40),
)
def test_traces_say_what_is_owed_by_the_rule_of_each_part(
    changes: dict[date, ContributionRule | None], paid: dict[int, int], through: int
) -> None:
    """Through changes, rhythms, parts of a year and 2020; each part is worked out once more from its rule and the calendar."""
    course = rhythms.steps(sorted(changes.items(), key=lambda one: one[0]))
    settled, traces = traced(course, paid, through=JAN + through)
    owed = rhythms.owed(settled, after=0, through=JAN + through)
    assert [Owed(one.month, one.left) for one in traces if one.left] == owed
    for one in traces:
        days = (months.first_day(one.last + 1) - months.first_day(one.month)).days
        leap = sum(months.last_day(month).day == 29 for month in range(one.month, one.last + 1))
        units = one.last - one.month + 1 if one.rule.each == Each.MONTH else days - leap * (one.rule.leap == Leap.FREE)
        assert one.asked == units * one.rule.amount
        assert one.rule == rhythms.rule_of(course, one.month)
