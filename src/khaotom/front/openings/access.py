"""Who may key balances from passbooks."""

from dataclasses import dataclass
from uuid import UUID

from khaotom.collection.models import Opening
from khaotom.kernel.actor import Actor
from khaotom.people import access
from khaotom.people.models import Group, Membership

register = access.keep_register


@dataclass(frozen=True, slots=True)
class Brought:
    """A member of the group and, if it is set, her balance."""

    group: Group
    membership: Membership
    opening: Opening | None


def passbook(actor: Actor, slug: str, membership: UUID) -> Brought:
    """One open membership of the group whose register she keeps."""
    group = access.keep_register(actor, slug)
    mine = access.scoped(actor, Membership).filter(group=group, ended_on=None).select_related("person", "opening")
    member = access.one(mine, pk=membership)
    return Brought(group, member, getattr(member, "opening", None))


passbook.offices = access.keep_register.offices  # type: ignore[attr-defined]  # named on the 403 page
