"""What is owed, by hand and by property. Months: JAN is January 2562, and so on from it."""

from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel import months
from khaotom.savings import rules
from khaotom.savings.rules import Owed

JAN = months.of(date(2019, 1, 1))
FEB, MAR, APR, MAY, JUN = JAN + 1, JAN + 2, JAN + 3, JAN + 4, JAN + 5
B = 100  # satang of a baht


@dataclass(frozen=True)
class Fine:
    amount: int
    in_a_row: int


TEN = Fine(10 * B, 3)


# --- By hand ------------------------------------------------------------------------------------------------------------


def test_who_paid_nothing_owes_each_month_since_she_joined() -> None:
    owed = rules.pledges_owed([(APR, 100 * B)], (), {}, through=JUN)
    assert owed == [Owed(APR, 100 * B), Owed(MAY, 100 * B), Owed(JUN, 100 * B)]


def test_the_month_before_joining_is_never_owed() -> None:
    assert rules.pledges_owed([(JUN, 100 * B)], (), {}, through=JUN) == [Owed(JUN, 100 * B)]
    assert rules.pledges_owed([(JUN, 100 * B)], (), {}, through=MAY) == []
    assert rules.pledges_owed([], (), {}, through=JUN) == []


def test_a_paused_month_is_not_owed_and_the_next_one_is() -> None:
    paused = rules.paused_months([(FEB, 2)])
    owed = rules.pledges_owed([(JAN, 100 * B)], paused, {JAN: 100 * B}, through=APR)
    assert owed == [Owed(APR, 100 * B)]


def test_a_part_paid_leaves_the_rest() -> None:
    assert rules.pledges_owed([(JAN, 100 * B)], (), {JAN: 60 * B}, through=JAN) == [Owed(JAN, 40 * B)]


def test_a_pledge_changed_in_the_middle_of_the_year_is_owed_as_it_was_then() -> None:
    """50 until March, 200 from April: January is paid, February half."""
    owed = rules.pledges_owed([(JAN, 50 * B), (APR, 200 * B)], (), {JAN: 50 * B, FEB: 25 * B}, through=MAY)
    assert owed == [Owed(FEB, 25 * B), Owed(MAR, 50 * B), Owed(APR, 200 * B), Owed(MAY, 200 * B)]


def test_what_was_paid_ahead_is_not_owed_when_its_month_comes() -> None:
    paid = {JAN: 100 * B, FEB: 100 * B, MAR: 100 * B}
    assert rules.pledges_owed([(JAN, 100 * B)], (), paid, through=MAR) == []
    assert rules.pledges_ahead([(JAN, 100 * B)], (), paid, after=JAN, months=3) == [Owed(APR, 100 * B)]


def test_ahead_of_a_rise_she_owes_the_difference() -> None:
    """She paid February at 50; in January the meeting agreed on 80 from February."""
    ahead = rules.pledges_ahead([(JAN, 50 * B), (FEB, 80 * B)], (), {FEB: 50 * B}, after=JAN, months=2)
    assert ahead == [Owed(FEB, 30 * B), Owed(MAR, 80 * B)]


def test_a_rest_is_passed_over_when_paying_ahead() -> None:
    ahead = rules.pledges_ahead([(JAN, 50 * B)], {FEB, MAR}, {}, after=JAN, months=4)
    assert [one.month for one in ahead] == [APR, MAY]


def test_three_months_in_a_row_are_fined_and_the_fourth_is_not() -> None:
    missed = dict.fromkeys((JAN, FEB, MAR, APR), TEN)
    assert [one.month for one in rules.fines_owed(missed, (), {})] == [JAN, FEB, MAR]


def test_after_a_month_paid_the_run_begins_again() -> None:
    missed = dict.fromkeys((JAN, FEB, MAR, APR, JUN), TEN)
    assert [one.month for one in rules.fines_owed(missed, (), {})] == [JAN, FEB, MAR, JUN]


def test_a_fine_is_what_it_was_when_the_month_was_missed() -> None:
    """No fine in January, 10 in February, 20 from March: raising it makes nobody owe more for what is past."""
    missed = {JAN: None, FEB: TEN, MAR: Fine(20 * B, 3)}
    assert rules.fines_owed(missed, (), {}) == [Owed(FEB, 10 * B), Owed(MAR, 20 * B)]


def test_a_fine_waived_or_paid_is_not_owed() -> None:
    missed = dict.fromkeys((JAN, FEB, MAR), TEN)
    assert rules.fines_owed(missed, {JAN}, {FEB: 10 * B, MAR: 4 * B}) == [Owed(MAR, 6 * B)]


def test_a_change_is_not_made_for_months_before_it_was_decided() -> None:
    assert rules.may_begin(JAN, decided_in=JUN, first=True)
    assert not rules.may_begin(MAY, decided_in=JUN, first=False)
    assert rules.may_begin(JUN, decided_in=JUN, first=False)


def test_a_pledge_is_whole_only_when_all_of_it_came() -> None:
    pledges = [(JAN, 100 * B)]
    assert not rules.whole(pledges, (), JAN, 99 * B)
    assert rules.whole(pledges, (), JAN, 100 * B)
    assert rules.whole(pledges, {JAN}, JAN, 0)


# --- By property --------------------------------------------------------------------------------------------------------

amounts = st.integers(1, 20).map(lambda n: n * 10 * B)
some_months = st.sets(st.integers(JAN, JAN + 23))
pledges = st.dictionaries(st.integers(JAN, JAN + 20), amounts, max_size=4).map(lambda one: sorted(one.items()))
payments = st.dictionaries(st.integers(JAN, JAN + 23), st.integers(0, 300 * B))


@given(pledges, some_months, payments, st.integers(JAN, JAN + 23))
def test_what_is_paid_and_what_is_owed_make_the_pledge(
    promised: list[tuple[int, int]], paused: set[int], paid: dict[int, int], through: int
) -> None:
    owed = {one.month: one.amount for one in rules.pledges_owed(promised, paused, paid, through=through)}
    assert all(amount > 0 for amount in owed.values())
    for month in range(JAN, through + 1):
        due = 0 if month in paused else rules.pledge_for(promised, month)
        assert owed.get(month, 0) == max(0, due - paid.get(month, 0))
    assert not [month for month in owed if month > through]


@given(pledges, some_months, payments, st.integers(JAN, JAN + 12))
def test_nothing_is_owed_and_paid_ahead_at_once(
    promised: list[tuple[int, int]], paused: set[int], paid: dict[int, int], through: int
) -> None:
    owed = rules.pledges_owed(promised, paused, paid, through=through)
    ahead = rules.pledges_ahead(promised, paused, paid, after=through, months=6)
    together = [one.month for one in [*owed, *ahead]]
    assert together == sorted(set(together))


@given(st.sets(st.integers(JAN, JAN + 30)), st.integers(1, 12))
def test_of_each_run_the_first_months_are_fined(missed: set[int], in_a_row: int) -> None:
    """Walk through the months, counting how long the run is: fined while it is no longer than the clause says."""
    expected, run = [], 0
    for month in range(JAN, JAN + 31):
        run = run + 1 if month in missed else 0
        if 0 < run <= in_a_row:
            expected.append(month)
    fines = rules.fines_owed(dict.fromkeys(missed, Fine(10 * B, in_a_row)), (), {})
    assert [one.month for one in fines] == expected


@given(st.sets(st.integers(JAN, JAN + 30)), st.sets(st.integers(JAN, JAN + 30)), payments)
def test_no_fine_is_asked_twice_nor_after_it_was_let_off(missed: set[int], waived: set[int], paid: dict[int, int]) -> None:
    fines = rules.fines_owed(dict.fromkeys(missed, TEN), waived, paid)
    assert len({one.month for one in fines}) == len(fines)
    assert not {one.month for one in fines} & waived
    assert all(0 < one.amount <= TEN.amount - paid.get(one.month, 0) for one in fines)
