"""Somebody joins at the table: four fields now, the rest later."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from khaotom.collection.models import Sheet
from khaotom.kernel.actor import Actor
from khaotom.people.models import Membership
from khaotom.people.services import memberships
from khaotom.people.services.people import Names
from khaotom.savings.services import pledges
from khaotom.trail import services as trail
from khaotom.welfare.services import joining


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What the table asks: ids made on the phone, what she is called, her name, phone, pledge in satang, welfare or not."""

    membership: UUID
    person: UUID
    called: str
    name: str
    phone: str
    pledge: int
    welfare: bool


@transaction.atomic
def welcome(*, actor: Actor, sheet: Sheet, newcomer: Newcomer, key: UUID) -> Membership:
    """A member from tonight on, with the next number. Refuses: PPL-001, PPL-002 (name, phone), SAV-003 (pledge outside the clause)."""
    arguments = {"sheet": sheet.pk, "membership": newcomer.membership, "person": newcomer.person, "pledge": newcomer.pledge}
    if not trail.once(actor=actor, key=key, what="collection.welcome", arguments=arguments, subject=newcomer.membership):
        return Membership.objects.get(pk=newcomer.membership)
    given, _space, family = newcomer.name.strip().partition(" ")
    member = memberships.enrol(
        actor=actor,
        group=sheet.group,
        names=Names(called_name=newcomer.called, given_name=given, family_name=family),
        phone=newcomer.phone,
        person=newcomer.person,
        joined_on=sheet.date,
        key=newcomer.membership,
    )
    promise = pledges.promise(
        actor=actor, membership=member, amount=newcomer.pledge, from_month=sheet.month, key=_second(newcomer.person)
    )
    if newcomer.welfare:
        joining.join(actor=actor, membership=member, from_month=sheet.month, key=_second(promise.pk))
    return member


def _second(key: UUID) -> UUID:
    """A further key that follows from one the phone made, so that sending again finds the same ones."""
    return UUID(int=key.int ^ 1)
