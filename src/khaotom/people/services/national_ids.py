"""The Thai identity number: sealed, matched by a keyed hash, shown by its last three digits."""

from uuid import UUID

from django.db import transaction

from khaotom.kernel.actor import Actor
from khaotom.keyring import services as keyring
from khaotom.people import refusals, thai_ids
from khaotom.people.models import Person
from khaotom.people.services import people
from khaotom.trail import services as trail

LABEL = "person.national_id"


@transaction.atomic
def keep(*, actor: Actor, person: Person, number: str, key: UUID) -> Person:
    """Seal her number; an empty one removes it. Refuses: PPL-012 (not such a number).

    The command's digest holds the keyed hash, never the number: thirteen digits could be guessed from a plain one.
    """
    digits = thai_ids.plain(number)
    if number.strip() and not thai_ids.is_id(digits):
        raise refusals.NotAnId(digits=len(digits))
    blind = keyring.blind(LABEL, digits) if digits else b""
    arguments = {"person": person.pk, "blind": blind.hex()}
    if not trail.once(actor=actor, key=key, what="national_ids.keep", arguments=arguments, subject=person.pk):
        return Person.objects.get(pk=person.pk)
    row = people.lock(person)
    row.national_id_sealed = keyring.seal(record=row.pk, label=LABEL, text=digits) if digits else None
    row.national_id_blind = blind or None
    row.national_id_tail = digits[-3:]
    row.save(update_fields=["national_id_sealed", "national_id_blind", "national_id_tail", "version"])
    return row


def open_(*, actor: Actor, person: Person, purpose: str) -> str:
    """The whole number, its reading recorded with the purpose. Refuses: PPL-013 (there is none)."""
    if person.national_id_sealed is None:
        raise refusals.NoIdKept(name=person.calling)
    sealed = bytes(person.national_id_sealed)
    return keyring.open_(actor=actor, record=person.pk, label=LABEL, sealed=sealed, purpose=purpose)
