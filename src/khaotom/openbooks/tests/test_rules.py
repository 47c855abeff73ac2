"""Which months are shown, and that many books make one sum."""

from khaotom.openbooks import rules
from khaotom.openbooks.rules import Month

JUNE = 2019 * 12 + 5


def test_a_month_is_shown_when_it_has_ended() -> None:
    assert rules.last_shown(JUNE, ()) == JUNE - 1


def test_a_month_waits_for_its_takings_to_reach_the_bank() -> None:
    assert rules.last_shown(JUNE, {JUNE - 1}) == JUNE - 2


def test_one_forgotten_bank_slip_does_not_hide_the_books() -> None:
    assert rules.last_shown(JUNE, {JUNE - 2, JUNE - 1}) == JUNE - 2
    assert rules.last_shown(JUNE, {JUNE - 5}) == JUNE - 1


def test_the_evening_of_this_month_holds_nothing_back() -> None:
    assert rules.last_shown(JUNE, {JUNE}) == JUNE - 1


def test_months_before_the_first_baht_are_left_out() -> None:
    empty, first, after = Month(1), Month(2, savings=100), Month(3)
    assert rules.since_first([empty, first, after]) == [first, after]
    assert rules.since_first([empty]) == [empty]


def test_what_books_owe_each_other_is_counted_once() -> None:
    lender = [Month(1, savings=500, welfare=1000)]
    borrower = [Month(1, savings=700, welfare=300, between=200)]
    (both,) = rules.together([lender, borrower])
    assert (both.savings, both.welfare, both.between, both.total) == (1200, 1300, 200, 2300)
