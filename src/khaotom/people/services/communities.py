"""The places where the network's people live."""

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


@transaction.atomic
def add_zone(*, actor: Actor, community: Community, name: str, key: UUID) -> Zone:
    """A new zone at the end of the community's list; the one of that name if it is there already."""
    name = thai.plain(name)
    arguments = {"community": community.pk, "name": name}
    if not trail.once(actor=actor, key=key, what="communities.add_zone", arguments=arguments, subject=community.pk):
        return Zone.objects.get(community=community, name=name)
    there = Zone.objects.filter(community=community, name=name).first()
    return there or Zone.objects.create(id=key, community=community, name=name, position=community.zones.count() + 1)
