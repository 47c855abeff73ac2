"""Sealing, opening, matching, erasing: what is sealed belongs to its place, and what is erased is gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

import pytest
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.kernel.invariant import Broken
from khaotom.keyring import services as keyring
from khaotom.keyring.models import Erasure, RecordKey
from khaotom.trail.models import Reading

pytestmark = pytest.mark.django_db

LABEL = "person.national_id"
ACTOR = Actor.alone(network=UUID(int=1), person=UUID(int=2))


def opened(record: UUID, sealed: bytes, label: str = LABEL) -> str:
    return keyring.open_(actor=ACTOR, record=record, label=label, sealed=sealed, purpose="test")


@pytest.mark.parametrize("text", ["", "3100600445635", "ป้าเอียด 🍚", "x" * 10_000])
def test_what_is_sealed_opens_again_and_says_nothing_closed(text: str) -> None:
    record = uuid7()
    sealed = keyring.seal(record=record, label=LABEL, text=text)
    assert opened(record, sealed) == text
    assert not text or text.encode() not in sealed
    assert len(sealed) == keyring.NONCE + len(text.encode()) + 16


def test_the_same_text_is_never_sealed_the_same() -> None:
    record = uuid7()
    assert keyring.seal(record=record, label=LABEL, text="a") != keyring.seal(record=record, label=LABEL, text="a")


def test_sealed_bytes_belong_to_their_record_and_label() -> None:
    one, other = uuid7(), uuid7()
    sealed = keyring.seal(record=one, label=LABEL, text="3100600445635")
    keyring.seal(record=other, label=LABEL, text="x")
    with pytest.raises(Broken):
        opened(other, sealed)
    with pytest.raises(Broken):
        opened(one, sealed, label="person.health")


@given(st.integers(0, 27), st.integers(1, 255))
def test_one_changed_byte_is_noticed(at: int, flip: int) -> None:
    record = uuid7()
    sealed = bytearray(keyring.seal(record=record, label=LABEL, text="ab"))
    sealed[at] ^= flip
    with pytest.raises(Broken):
        opened(record, bytes(sealed))


def test_opening_is_recorded_before_anything_is_shown() -> None:
    record = uuid7()
    sealed = keyring.seal(record=record, label=LABEL, text="a")
    keyring.erase(record)
    with pytest.raises(keyring.Erased):
        opened(record, sealed)
    reading = Reading.objects.get(subject=record)
    assert (reading.what, reading.purpose, reading.person) == (LABEL, "test", ACTOR.person)


def test_the_keyring_lives_in_its_own_database() -> None:
    assert (RecordKey.objects.db, Reading.objects.db) == ("keyring", "default")
    assert "keyring_recordkey" in connections["keyring"].introspection.table_names()
    assert "keyring_recordkey" not in connections["default"].introspection.table_names()
    assert "trail_reading" not in connections["keyring"].introspection.table_names()


def test_each_record_has_one_key_wrapped_by_the_master_key() -> None:
    record = uuid7()
    for text in ("a", "b"):
        keyring.seal(record=record, label=LABEL, text=text)
    key = RecordKey.objects.get(record=record)
    assert len(bytes(key.wrapped)) == keyring.NONCE + 32 + 16


@contextmanager
def another_secret(settings: object, name: str) -> Iterator[None]:
    before = getattr(settings, name)
    setattr(settings, name, bytes(32))
    yield
    setattr(settings, name, before)


def test_without_the_master_key_nothing_opens(settings: object) -> None:
    record = uuid7()
    sealed = keyring.seal(record=record, label=LABEL, text="a")
    with another_secret(settings, "MASTER_KEY"), pytest.raises(Broken, match="master key"):
        opened(record, sealed)


def test_equal_texts_are_matched_only_with_the_hash_key_and_by_label(settings: object) -> None:
    mark = keyring.blind(LABEL, "3100600445635")
    assert mark == keyring.blind(LABEL, "3100600445635")
    assert mark != keyring.blind(LABEL, "3100600445636")
    assert mark != keyring.blind("tries.phone", "3100600445635")
    with another_secret(settings, "HASH_KEY"):
        assert mark != keyring.blind(LABEL, "3100600445635")


def test_labels_and_texts_do_not_run_together() -> None:
    assert keyring.blind("a", "bc") != keyring.blind("ab", "c")


def test_what_is_erased_is_gone_for_good_and_remembered() -> None:
    record = uuid7()
    keyring.seal(record=record, label=LABEL, text="a")
    with clock.at(datetime(2019, 6, 9, 17, 0, tzinfo=clock.BANGKOK)):
        keyring.erase(record)
        keyring.erase(record)
    assert not RecordKey.objects.filter(record=record).exists()
    assert Erasure.objects.get(record=record).erased_at == datetime(2019, 6, 9, 17, 0, tzinfo=clock.BANGKOK)
    with pytest.raises(keyring.Erased):
        keyring.seal(record=record, label=LABEL, text="again")


def test_a_record_never_sealed_opens_nothing() -> None:
    with pytest.raises(keyring.Erased):
        opened(uuid7(), bytes(40))
