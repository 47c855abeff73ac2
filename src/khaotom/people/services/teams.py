"""Named teams of the network or of a community. Who belongs to one holds an office in it: ``offices.give(team=…)``."""

from uuid import UUID

from django.db import transaction
from django.utils import translation

from khaotom.kernel import thai
from khaotom.kernel.actor import Actor
from khaotom.people.models import Community, Network, Team
from khaotom.trail import services as trail


@transaction.atomic
def add(*, actor: Actor, kind: Team.Kind, name: str, key: UUID, community: Community | None = None) -> Team:
    """A new team, of the network or of one community."""
    name = thai.plain(name)
    arguments = {"kind": kind.value, "name": name, "community": community.pk if community else None}
    if not trail.once(actor=actor, key=key, what="teams.add", arguments=arguments, subject=key):
        return Team.objects.get(pk=key)
    return Team.objects.create(id=key, network_id=actor.network, kind=kind, name=name, community=community)


@transaction.atomic
def subdistrict(*, actor: Actor, key: UUID) -> Team:
    """The network's subdistrict team, made where there is none yet. The network is locked, so that nobody joins it twice at once."""
    Network.objects.select_for_update().get(pk=actor.network)
    rows = Team.objects.filter(network=actor.network, community=None, kind=Team.Kind.SUBDISTRICT)
    there = rows.order_by("pk").first()
    if there is not None:
        return there
    with translation.override("th"):
        name = str(Team.Kind.SUBDISTRICT.label)
    return add(actor=actor, kind=Team.Kind.SUBDISTRICT, name=name, key=key)
