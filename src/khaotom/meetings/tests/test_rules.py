"""Counting a vote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.meetings import rules
from khaotom.meetings.rules import Hands, Majority

ROOM = st.integers(1, 500)


@pytest.mark.parametrize(
    ("heads", "half", "two_thirds"), [(33, 17, 22), (32, 17, 22), (30, 16, 20), (31, 16, 21), (1, 1, 1), (2, 2, 2), (3, 2, 2)]
)
def test_so_many_decide(heads: int, half: int, two_thirds: int) -> None:
    assert rules.needed(heads, Majority.HALF) == half
    assert rules.needed(heads, Majority.TWO_THIRDS) == two_thirds


def test_the_vote_of_f7() -> None:
    hands = Hands(33, 31, 0, 2)
    assert hands.silent == 0
    assert rules.passes(hands, Majority.TWO_THIRDS)
    assert Hands(33, 31, 3, 2).silent == -3


@given(ROOM)
def test_a_majority_is_one_and_the_rest_is_not(heads: int) -> None:
    half, two_thirds = rules.needed(heads, Majority.HALF), rules.needed(heads, Majority.TWO_THIRDS)
    assert half * 2 > heads >= (half - 1) * 2
    assert two_thirds * 3 >= heads * 2 > (two_thirds - 1) * 3


@given(ROOM, st.integers(0, 500), st.integers(0, 500), st.sampled_from(list(Majority)))
def test_one_more_in_favour_never_undoes_it(heads: int, in_favour: int, against: int, majority: Majority) -> None:
    if rules.passes(Hands(heads, in_favour, against, 0), majority):
        assert rules.passes(Hands(heads, in_favour + 1, against, 0), majority)
