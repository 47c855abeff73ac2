"""The places where the network's people live."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.kernel import thai
from khaotom.kernel.actor import Actor
from khaotom.people import refusals
from khaotom.people.models import Community, Zone
from khaotom.trail import services as trail


@transaction.atomic
def add(*, actor: Actor, name: str, slug: str, key: UUID) -> Community:
    """A new community of the actor's network. Refuses: PPL-006 (the short name is used)."""
    name = thai.plain(name)
    if not trail.once(actor=actor, key=key, what="communities.add", arguments={"name": name, "slug": slug}, subject=key):
        return Community.objects.get(pk=key)
    if Community.objects.filter(network=actor.network, slug=slug).exists():
        raise refusals.AddressTaken(slug=slug)
    return Community.objects.create(id=key, network_id=actor.network, name=name, slug=slug, sort_key=thai.sort_key(name))


@dataclass(frozen=True, slots=True)
class Facts:
    """Whose land it is, and how far any eviction has come: facts about the place, not about its people."""

    land_owner: Community.LandOwner
    eviction: Community.Eviction
    letter_on: date | None = None
    deadline: date | None = None


@transaction.atomic
def describe(*, actor: Actor, community: Community, facts: Facts, key: UUID) -> Community:
    """Write down the facts of the place. Refuses: PPL-011 (a set day that is not named)."""
    arguments = {
        "community": community.pk,
        "land_owner": facts.land_owner.value,
        "eviction": facts.eviction.value,
        "days": [facts.letter_on, facts.deadline],
    }
    if not trail.once(actor=actor, key=key, what="communities.describe", arguments=arguments, subject=community.pk):
        return Community.objects.get(pk=community.pk)
    if facts.eviction is Community.Eviction.DEADLINE and facts.deadline is None:
        raise refusals.DeadlineNotNamed
    row = Community.objects.select_for_update().get(pk=community.pk)
    row.land_owner, row.eviction = facts.land_owner, facts.eviction
    row.eviction_letter_on, row.eviction_deadline = facts.letter_on, facts.deadline
    row.save()
    return row


@transaction.atomic
def add_zone(*, actor: Actor, community: Community, name: str, key: UUID) -> Zone:
    """A new zone at the end of the community's list; the one of that name if it is there already."""
    name = thai.plain(name)
    arguments = {"community": community.pk, "name": name}
    if not trail.once(actor=actor, key=key, what="communities.add_zone", arguments=arguments, subject=community.pk):
        return Zone.objects.get(community=community, name=name)
    there = Zone.objects.filter(community=community, name=name).first()
    return there or Zone.objects.create(id=key, community=community, name=name, position=community.zones.count() + 1)
