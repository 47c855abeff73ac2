"""Who eats and lives together."""

from uuid import UUID

from django.db import transaction

from khaotom.kernel import thai
from khaotom.kernel.actor import Actor
from khaotom.people.models import Community, Household, Person, Zone
from khaotom.people.services import people
from khaotom.trail import services as trail


@transaction.atomic
def add(*, actor: Actor, community: Community, label: str, key: UUID, zone: Zone | None = None) -> Household:
    """A new household: its house number, or what people call the house."""
    label = thai.plain(label)
    arguments = {"community": community.pk, "label": label, "zone": zone.pk if zone else None}
    if not trail.once(actor=actor, key=key, what="households.add", arguments=arguments, subject=key):
        return Household.objects.get(pk=key)
    return Household.objects.create(
        id=key, network_id=actor.network, community=community, zone=zone, label=label, sort_key=thai.sort_key(label)
    )


@transaction.atomic
def settle(*, actor: Actor, person: Person, household: Household | None, key: UUID) -> Person:
    """She lives there now; with None, in no household that is known."""
    arguments = {"person": person.pk, "household": household.pk if household else None}
    if not trail.once(actor=actor, key=key, what="households.settle", arguments=arguments, subject=person.pk):
        return Person.objects.get(pk=person.pk)
    row = people.lock(person)
    row.household = household
    row.save(update_fields=["household", "version"])
    return row
