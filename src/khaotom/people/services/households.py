"""Who eats and lives together."""

from uuid import UUID

from django.db import transaction

from khaotom.kernel import thai
from khaotom.kernel.actor import Actor
from khaotom.people.models import Community, Household, Person
from khaotom.people.services import people
from khaotom.trail import services as trail


@transaction.atomic
def found(*, actor: Actor, person: Person, community: Community, label: str, key: UUID) -> Household:
    """A new household (its house number, or what people call the house) with its first person. Its id is ``key``."""
    label = thai.plain(label)
    arguments = {"person": person.pk, "community": community.pk, "label": label}
    if not trail.once(actor=actor, key=key, what="households.found", arguments=arguments, subject=person.pk):
        return Household.objects.get(pk=key)
    household = Household.objects.create(
        id=key, network_id=actor.network, community=community, label=label, sort_key=thai.sort_key(label)
    )
    _move_in(person, household)
    return household


@transaction.atomic
def settle(*, actor: Actor, person: Person, household: Household | None, key: UUID) -> Person:
    """She lives there now; with None, in no household that is known."""
    arguments = {"person": person.pk, "household": household.pk if household else None}
    if not trail.once(actor=actor, key=key, what="households.settle", arguments=arguments, subject=person.pk):
        return Person.objects.get(pk=person.pk)
    return _move_in(person, household)


def _move_in(person: Person, household: Household | None) -> Person:
    row = people.lock(person)
    row.household = household
    row.save(update_fields=["household", "version"])
    return row
