"""One human entered twice: merged without moving a row, and parted again."""

from uuid import UUID

from django.db import transaction

from khaotom.kernel.actor import Actor
from khaotom.people import refusals
from khaotom.people.models import Distinct, Person
from khaotom.people.services import people
from khaotom.trail import services as trail


@transaction.atomic
def merge(*, actor: Actor, double: Person, into: Person, key: UUID) -> Person:
    """``double`` is the same human as ``into``. Nothing moves: what belongs to either is found through both.

    Refuses: PPL-016 (one of them is part of another merge, or they are one row).
    """
    arguments = {"double": double.pk, "into": into.pk}
    if not trail.once(actor=actor, key=key, what="doubles.merge", arguments=arguments, subject=double.pk):
        return Person.objects.get(pk=double.pk)
    first, second = sorted((double, into), key=lambda person: person.pk)
    locked = {person.pk: people.lock(person) for person in (first, second)}
    row, whole = locked[double.pk], locked[into.pk]
    if row.pk == whole.pk or row.same_as_id or whole.same_as_id or row.doubles.exists():
        raise refusals.MergedAlready(name=into.calling)
    row.same_as = whole
    row.save(update_fields=["same_as", "version"])
    return row


@transaction.atomic
def part(*, actor: Actor, double: Person, key: UUID) -> Person:
    """The merge was a mistake: both stand alone again, each with what was always hers."""
    if not trail.once(actor=actor, key=key, what="doubles.part", arguments={"double": double.pk}, subject=double.pk):
        return Person.objects.get(pk=double.pk)
    row = people.lock(double)
    row.same_as = None
    row.save(update_fields=["same_as", "version"])
    return row


@transaction.atomic
def tell_apart(*, actor: Actor, one: Person, other: Person, key: UUID) -> None:
    """They look alike and are two: they are not shown as doubles any more."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    arguments = {"first": first.pk, "second": second.pk}
    if trail.once(actor=actor, key=key, what="doubles.tell_apart", arguments=arguments, subject=first.pk):
        Distinct.objects.get_or_create(first=first, second=second)
