"""Named teams of the network or of a community. Who belongs to one holds an office in it: ``offices.give(team=…)``."""

from uuid import UUID

from django.db import transaction

from khaotom.kernel import thai
from khaotom.kernel.actor import Actor
from khaotom.people.models import Community, Team
from khaotom.trail import services as trail


@transaction.atomic
def add(*, actor: Actor, kind: Team.Kind, name: str, key: UUID, community: Community | None = None) -> Team:
    """A new team, of the network or of one community."""
    name = thai.plain(name)
    arguments = {"kind": kind.value, "name": name, "community": community.pk if community else None}
    if not trail.once(actor=actor, key=key, what="teams.add", arguments=arguments, subject=key):
        return Team.objects.get(pk=key)
    return Team.objects.create(id=key, network_id=actor.network, kind=kind, name=name, community=community)
