"""Her yes for one purpose, and taking it back."""

from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.people import refusals
from khaotom.people.models import Consent, Person
from khaotom.trail import services as trail


@transaction.atomic
def give(
    *,
    actor: Actor,
    person: Person,
    purpose: Consent.Purpose,
    given_by: Person,
    manner: Consent.Manner,
    key: UUID,
    witness: Person | None = None,
    given_on: date | None = None,
) -> Consent:
    """She (or her guardian) says yes. A thumb-print needs a witness.

    Refuses: PPL-017 (she said yes to it before), PPL-018 (no witness, or herself), CAL-001 (a day ahead).
    """
    given_on = given_on or clock.today()
    arguments = {
        "person": person.pk,
        "purpose": purpose.value,
        "given_by": given_by.pk,
        "manner": manner.value,
        "witness": witness.pk if witness else None,
        "given_on": given_on,
    }
    if not trail.once(actor=actor, key=key, what="consents.give", arguments=arguments, subject=person.pk):
        return Consent.objects.get(pk=key)
    _check(person, purpose, given_by, manner, witness, given_on)
    return Consent.objects.create(
        id=key, person=person, purpose=purpose, given_by=given_by, manner=manner, witness=witness, given_on=given_on
    )


def _check(
    person: Person,
    purpose: Consent.Purpose,
    given_by: Person,
    manner: Consent.Manner,
    witness: Person | None,
    given_on: date,
) -> None:
    there = Consent.objects.filter(person=person, purpose=purpose, withdrawn_on=None).first()
    if there is not None:
        raise refusals.ConsentGiven(name=person.calling, purpose=str(purpose.label), given_on=there.given_on)
    if (manner is Consent.Manner.THUMB and witness is None) or (witness is not None and witness.pk in (person.pk, given_by.pk)):
        raise refusals.WitnessNeeded
    if given_on > clock.today():
        raise refusals.DayAhead(day=given_on)


@transaction.atomic
def withdraw(*, actor: Actor, consent: Consent, key: UUID) -> Consent:
    """She takes it back, from today. Doing it twice keeps the first day."""
    if trail.once(actor=actor, key=key, what="consents.withdraw", arguments={"consent": consent.pk}, subject=consent.person_id):
        Consent.objects.filter(pk=consent.pk, withdrawn_on=None).update(withdrawn_on=clock.today())
    return Consent.objects.get(pk=consent.pk)
