"""What is given to the welfare fund, by hand and by property."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel import months
from khaotom.savings.rules import pledge_for
from khaotom.welfare import rules

JAN = months.of(date(2019, 1, 1))
B = 100


def test_a_raise_makes_nobody_owe_more_for_what_is_past() -> None:
    """30 since 2561, 40 from August."""
    spans = [(date(2018, 1, 9), 30 * B), (date(2019, 8, 1), 40 * B)]
    assert rules.contributions(spans, JAN) == [(JAN, 30 * B), (JAN + 7, 40 * B)]


def test_a_change_in_the_middle_of_a_month_holds_from_the_next() -> None:
    """In force from 15 July: who gave 30 on 9 July owes nothing more for July."""
    spans = [(date(2018, 1, 9), 30 * B), (date(2019, 7, 15), 40 * B)]
    promised = rules.contributions(spans, JAN)
    assert [pledge_for(promised, JAN + n) for n in (5, 6, 7)] == [30 * B, 30 * B, 40 * B]


def test_the_first_rule_of_all_holds_from_its_own_month() -> None:
    assert rules.contributions([(date(2019, 3, 9), 30 * B)], JAN) == [(JAN, 0), (JAN + 2, 30 * B)]


def test_while_the_rule_was_ended_nothing_was_due() -> None:
    spans = [(date(2018, 1, 9), 30 * B), (date(2019, 2, 1), 0), (date(2019, 4, 1), 30 * B)]
    promised = rules.contributions(spans, JAN)
    assert [pledge_for(promised, JAN + n) for n in range(4)] == [30 * B, 0, 0, 30 * B]


def test_given_through_is_the_last_month_without_a_gap() -> None:
    promised = [(JAN, 30 * B)]
    assert rules.given_through(promised, {}, first_unpaid=JAN) is None
    assert rules.given_through(promised, {JAN: 30 * B, JAN + 1: 30 * B}, first_unpaid=JAN) == JAN + 1
    assert rules.given_through(promised, {JAN: 30 * B, JAN + 2: 30 * B}, first_unpaid=JAN + 1) == JAN
    assert rules.given_through(promised, {JAN: 30 * B, JAN + 1: 10 * B}, first_unpaid=JAN) == JAN


spans = st.dictionaries(st.dates(date(2018, 1, 1), date(2019, 12, 31)), st.integers(0, 9).map(lambda n: n * B), min_size=1)


@given(spans, st.integers(JAN - 12, JAN + 11))
def test_each_month_asks_what_held_on_its_first_day(course: dict[date, int], start: int) -> None:
    in_order = sorted(course.items())
    promised = rules.contributions(in_order, start)
    assert [month for month, _amount in promised] == sorted(month for month, _amount in promised)
    for month in range(max(start, months.of(in_order[0][0]) + 1), JAN + 14):
        held = [amount for day, amount in in_order if day <= months.first_day(month)]
        assert pledge_for(promised, month) == held[-1]
