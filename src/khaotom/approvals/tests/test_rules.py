"""Who may be the second person."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.approvals import refusals, rules
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7

NETWORK, ASKER, HELPER, RECEIVER, OTHER, THIRD = (uuid7() for _ in range(6))
ASKED = Actor(network=NETWORK, person=ASKER, keyed_by=HELPER)


@pytest.mark.parametrize("second", [ASKER, HELPER])
def test_neither_who_asks_nor_who_pressed_her_keys(second: UUID) -> None:
    with pytest.raises(refusals.SecondIsFirst):
        rules.check_second(ASKED, second, ())


def test_never_the_receiver_or_her_kin() -> None:
    with pytest.raises(refusals.SecondIsReceiver):
        rules.check_second(ASKED, RECEIVER, {RECEIVER})


def test_a_lent_phone_hides_nobody() -> None:
    """Whether she answers herself or presses the keys for another."""
    for actor in (Actor(NETWORK, OTHER, ASKER), Actor(NETWORK, HELPER, OTHER)):
        with pytest.raises(refusals.SecondIsFirst):
            rules.check_answer(actor, asker=ASKER, asker_keyed_by=HELPER, barred=())
    with pytest.raises(refusals.SecondIsReceiver):
        rules.check_answer(Actor(NETWORK, OTHER, RECEIVER), asker=ASKER, asker_keyed_by=ASKER, barred={RECEIVER})


@pytest.mark.parametrize("witnesses", [[], [OTHER], [OTHER, OTHER], [OTHER, RECEIVER]])
def test_witnesses_are_two_different_ones_who_came(witnesses: list[UUID]) -> None:
    with pytest.raises(refusals.WitnessesMissing):
        rules.check_witnesses(witnesses, {OTHER, THIRD}, ASKED, ())


@given(st.permutations([ASKER, HELPER, RECEIVER, OTHER, THIRD]))
def test_of_five_in_the_room_only_two_can_be_witnesses(room: list[UUID]) -> None:
    pairs = [(one, other) for one in room for other in room if one != other]
    good = set()
    for pair in pairs:
        try:
            rules.check_witnesses(pair, room, ASKED, {RECEIVER})
        except (refusals.SecondIsFirst, refusals.SecondIsReceiver):
            continue
        good.add(frozenset(pair))
    assert good == {frozenset({OTHER, THIRD})}
