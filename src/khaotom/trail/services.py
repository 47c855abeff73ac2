"""The two writers of the trail."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias
from uuid import UUID

from django.db import IntegrityError, transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.trail import refusals
from khaotom.trail.models import Command, Reading

Plain: TypeAlias = object
"""None, bool, int, str, date, UUID, or lists and mappings of these: what a digest can be made of. Anything else is a ``TypeError``."""


def digest(arguments: Mapping[str, "Plain"]) -> bytes:
    """SHA-256 of validated arguments: the same meaning gives the same bytes, whatever order the keys came in."""
    text = json.dumps(arguments, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode()).digest()


def _plain(value: object) -> object:
    if isinstance(value, UUID | date):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Iterable):
        return list(value)
    raise TypeError(f"{type(value).__name__} cannot be part of a digest")


def once(*, actor: Actor, key: UUID, what: str, arguments: Mapping[str, "Plain"], subject: UUID | None = None) -> bool:
    """Begin a command inside the caller's transaction.

    True: new, go on. False: the same actor sent the same thing before; answer with the first result (its id is ``key``).
    Raises ``KeyUsedForAnotherThing`` (TRL-001) for the same key with anything else. A refused command rolls its row back,
    so a corrected form may reuse its key. Two senders of one key at once: the second waits for the first.
    """
    mark = digest(arguments)
    row = Command(
        key=key,
        network=actor.network,
        at=clock.now(),
        what=what,
        digest=mark,
        person=actor.person,
        keyed_by=actor.keyed_by,
        device=actor.device,
        subject=subject,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
        return True
    except IntegrityError:
        first = Command.objects.filter(pk=key).first()
        if first is None:
            raise
    if not _same_sender(first, actor) or (first.what, bytes(first.digest)) != (what, mark):
        raise refusals.KeyUsedForAnotherThing
    return False


def _same_sender(first: Command, actor: Actor) -> bool:
    """The same person; or the same device, whose outbox goes on sending after another officer took it over."""
    device = actor.device is not None and first.device == actor.device
    return first.network == actor.network and (device or first.person == actor.person)


def read(*, actor: Actor, what: str, purpose: str, subjects: Iterable[UUID]) -> None:
    """Record that private things of ``subjects`` were looked at: one statement for the page, before it is sent."""
    moment = clock.now()
    Reading.objects.bulk_create(
        Reading(
            id=uuid7(),
            network=actor.network,
            at=moment,
            what=what,
            purpose=purpose,
            person=actor.person,
            keyed_by=actor.keyed_by,
            device=actor.device,
            subject=subject,
        )
        for subject in subjects
    )
