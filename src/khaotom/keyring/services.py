"""Sealing, opening and erasing. The only code that sees a record key in the clear."""

import hashlib
import hmac
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import IntegrityError, transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.invariant import Broken
from khaotom.keyring.models import Erasure, RecordKey
from khaotom.trail import services as trail

NONCE = 12  # bytes, as AES-GCM wants


class Erased(Exception):
    """The record's key was destroyed; its sealed values can never be opened again."""


def seal(*, record: UUID, label: str, text: str) -> bytes:
    """Ciphertext of ``text`` for the field ``label`` ("person.national_id") of ``record``. Makes the record's key on first use."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(_key(record, make=True)).encrypt(nonce, text.encode(), _place(record, label))


def open_(*, actor: Actor, record: UUID, label: str, sealed: bytes, purpose: str) -> str:
    """The text again, the read recorded first. Raises ``Erased`` when the key is gone, ``Broken`` when the bytes were moved or changed."""
    trail.read(actor=actor, what=label, purpose=purpose, subjects=[record])
    key = _key(record, make=False)
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], _place(record, label)).decode()
    except InvalidTag as problem:
        raise Broken(f"sealed value {label} of {record} does not belong there") from problem


def blind(label: str, text: str) -> bytes:
    """HMAC-SHA256 by the hash key: equal texts of one label give equal bytes, and nothing else can be learned."""
    return hmac.new(settings.HASH_KEY, f"{label}\0{text}".encode(), hashlib.sha256).digest()


def erase(record: UUID) -> None:
    """Destroy the record's key and remember that it was destroyed. Doing it twice is the same as once."""
    with transaction.atomic(using="keyring"):
        RecordKey.objects.filter(record=record).delete()
        Erasure.objects.get_or_create(record=record, defaults={"erased_at": clock.now()})


def replay_erasures() -> int:
    """Destroy again, after a restore, every key that is on the list of the erased. Returns how many had come back."""
    count, _by_model = RecordKey.objects.filter(record__in=Erasure.objects.values("record")).delete()
    return count


def master_key_fits() -> bool:
    """Whether the master key in use opens the keys in the keyring; True when there is none yet."""
    row = RecordKey.objects.order_by("record").first()
    if row is None:
        return True
    try:
        AESGCM(settings.MASTER_KEY).decrypt(bytes(row.wrapped)[:NONCE], bytes(row.wrapped)[NONCE:], row.record.bytes)
    except InvalidTag:
        return False
    return True


def _place(record: UUID, label: str) -> bytes:
    return f"{label}\0{record}".encode()


def _key(record: UUID, *, make: bool) -> bytes:
    row = RecordKey.objects.filter(record=record).first()
    if row is None and make and not Erasure.objects.filter(record=record).exists():
        row = _make_key(record)
    if row is None:
        raise Erased(str(record))
    wrapped = bytes(row.wrapped)
    try:
        return AESGCM(settings.MASTER_KEY).decrypt(wrapped[:NONCE], wrapped[NONCE:], record.bytes)
    except InvalidTag as problem:
        raise Broken(f"the key of {record} was not wrapped by this master key") from problem


def _make_key(record: UUID) -> RecordKey:
    nonce = os.urandom(NONCE)
    wrapped = nonce + AESGCM(settings.MASTER_KEY).encrypt(nonce, AESGCM.generate_key(256), record.bytes)
    try:
        with transaction.atomic(using="keyring"):
            return RecordKey.objects.create(record=record, wrapped=wrapped, made_at=clock.now())
    except IntegrityError:  # another request sealed a field of the same record at the same moment
        return RecordKey.objects.get(record=record)
