from dataclasses import FrozenInstanceError
from uuid import UUID

import pytest

from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import CUSTOM, FOUNDING, Citation

NETWORK, TREASURER, HELPER, PHONE = (UUID(int=number) for number in range(1, 5))


def test_alone_presses_the_key_herself() -> None:
    actor = Actor.alone(network=NETWORK, person=TREASURER, device=PHONE)
    assert actor == Actor(network=NETWORK, person=TREASURER, keyed_by=TREASURER, device=PHONE)


def test_who_answers_and_who_pressed_are_kept_apart() -> None:
    lent = Actor(network=NETWORK, person=TREASURER, keyed_by=HELPER)
    assert lent != Actor.alone(network=NETWORK, person=TREASURER)
    assert (lent.person, lent.keyed_by, lent.device) == (TREASURER, HELPER, None)


def test_an_actor_is_a_value() -> None:
    actor = Actor.alone(network=NETWORK, person=TREASURER)
    assert len({actor, Actor.alone(network=NETWORK, person=TREASURER)}) == 1
    with pytest.raises(FrozenInstanceError):
        actor.person = HELPER  # type: ignore[misc]


def test_a_citation_is_a_value_of_kind_id_and_number() -> None:
    slip = Citation(kind="slip", id=UUID(int=7), number="A-018")
    assert slip == Citation("slip", UUID(int=7), "A-018")
    assert slip != Citation("slip", UUID(int=8), "A-018")
    assert [Citation("founding"), Citation("custom")] == [FOUNDING, CUSTOM]
