"""A command happens once: the same thing again is answered with the first result, anything else is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.trail import refusals
from khaotom.trail import services as trail
from khaotom.trail.models import Command, Reading
from khaotom.trail.services import Plain

ACTOR = Actor(network=UUID(int=1), person=UUID(int=2), keyed_by=UUID(int=3), device=UUID(int=4))
MOMENT = datetime(2019, 6, 9, 17, 42, tzinfo=clock.BANGKOK)


def once(key: UUID, *, actor: Actor = ACTOR, what: str = "test.do", arguments: dict[str, Plain] | None = None) -> bool:
    return trail.once(actor=actor, key=key, what=what, arguments={"amount": 13000} if arguments is None else arguments)


@pytest.mark.django_db
def test_the_first_time_it_goes_on_and_is_written_down() -> None:
    key, subject = uuid7(), uuid7()
    with clock.at(MOMENT):
        assert trail.once(actor=ACTOR, key=key, what="test.do", arguments={"amount": 13000}, subject=subject)
    row = Command.objects.get(pk=key)
    assert (row.network, row.person, row.keyed_by, row.device) == (ACTOR.network, ACTOR.person, ACTOR.keyed_by, ACTOR.device)
    assert (row.what, row.subject, row.at) == ("test.do", subject, MOMENT)
    assert bytes(row.digest) == trail.digest({"amount": 13000})


@pytest.mark.django_db
def test_the_same_again_changes_nothing() -> None:
    key = uuid7()
    assert [once(key), once(key), once(key)] == [True, False, False]
    assert Command.objects.filter(pk=key).count() == 1


@pytest.mark.django_db
def test_a_helper_or_another_phone_may_send_it_again_for_the_same_person() -> None:
    key = uuid7()
    once(key)
    assert not once(key, actor=replace(ACTOR, keyed_by=ACTOR.person, device=None))


@pytest.mark.django_db
def test_an_outbox_goes_on_after_another_officer_took_the_phone_over() -> None:
    key = uuid7()
    once(key)
    assert not once(key, actor=replace(ACTOR, person=UUID(int=9), keyed_by=UUID(int=9)))


@pytest.mark.django_db
def test_without_any_device_only_the_same_person_sends_it_again() -> None:
    key = uuid7()
    once(key, actor=replace(ACTOR, device=None))
    with pytest.raises(refusals.KeyUsedForAnotherThing):
        once(key, actor=replace(ACTOR, person=UUID(int=9), device=None))


@pytest.mark.django_db
def test_anything_else_under_the_same_key_is_refused() -> None:
    key = uuid7()
    once(key)
    sends: tuple[Callable[[], bool], ...] = (
        lambda: once(key, arguments={"amount": 13001}),
        lambda: once(key, arguments={}),
        lambda: once(key, what="test.undo"),
        lambda: once(key, actor=replace(ACTOR, person=UUID(int=9), device=UUID(int=9))),
        lambda: once(key, actor=replace(ACTOR, person=UUID(int=9), device=None)),
        lambda: once(key, actor=replace(ACTOR, network=UUID(int=9))),
    )
    for send in sends:
        with pytest.raises(refusals.KeyUsedForAnotherThing):
            send()
    assert not once(key), "the refusals changed nothing"


@pytest.mark.django_db
def test_a_refused_command_leaves_its_key_free() -> None:
    key = uuid7()

    @transaction.atomic
    def refused() -> None:
        once(key)
        raise refusals.KeyUsedForAnotherThing

    with pytest.raises(refusals.KeyUsedForAnotherThing):
        refused()
    assert once(key, arguments={"amount": 1})


@pytest.mark.django_db
def test_looks_are_one_statement_for_a_page(django_assert_num_queries: object) -> None:
    subjects = [uuid7() for _ in range(50)]
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture is a callable
        trail.read(actor=ACTOR, what="people.person", purpose="register", subjects=subjects)
    assert set(Reading.objects.values_list("subject", flat=True)) == set(subjects)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates() | st.uuids(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=4))
def test_the_order_of_arguments_means_nothing(arguments: dict[str, Plain]) -> None:
    backwards = dict(reversed(arguments.items()))
    assert trail.digest(arguments) == trail.digest(backwards)
    assert len(trail.digest(arguments)) == 32


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"amount": 1}, {"amount": "1"}),
        ({"amount": 1}, {"amount": True}),
        ({"amount": 0}, {"amount": None}),
        ({"to": ["a", "b"]}, {"to": ["b", "a"]}),
        ({"to": ["a"]}, {"to": "a"}),
        ({"a": "b"}, {"b": "a"}),
        ({}, {"a": None}),
    ],
)
def test_what_differs_has_another_digest(one: dict[str, Plain], other: dict[str, Plain]) -> None:
    assert trail.digest(one) != trail.digest(other)


def test_days_and_ids_are_digested_as_they_are_written() -> None:
    key = uuid7()
    assert trail.digest({"on": date(2019, 6, 9), "id": key}) == trail.digest({"on": "2019-06-09", "id": str(key)})


def test_what_has_no_one_form_cannot_be_digested() -> None:
    with pytest.raises(TypeError):
        trail.digest({"amount": 1.5 + 0j})
