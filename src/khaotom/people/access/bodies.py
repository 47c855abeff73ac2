"""Herself, and the bodies: groups, their offices and devices, the network and its partners."""

from collections.abc import Callable, Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import NotYourOffice, Stranger
from khaotom.people import refusals, selectors
from khaotom.people.access.base import (
    APPOINTERS,
    COMMITTEE,
    NETWORK_OFFICERS,
    READERS,
    REGISTRARS,
    groups_in_office,
    hers,
    herself,
    holds,
    holds_here_or_above,
    offices,
    one,
    require,
    require_here_or_above,
    scoped,
)
from khaotom.people.models import (
    Device,
    Group,
    Membership,
    Network,
    Office,
    OfficeKind,
    Partner,
    PartnerContact,
    Passkey,
    Person,
    Team,
)


def me(actor: Actor) -> Person:
    """The signed-in person herself: any page of her own. Not while the phone is lent."""
    herself(actor)
    return one(scoped(actor, Person), pk=actor.person)


def signed_in(actor: Actor) -> Person:
    """Anyone signed in, also while the phone is lent: for pages that show nothing of anybody."""
    return one(scoped(actor, Person), pk=actor.person)


def officer(actor: Actor) -> Person:
    """Anyone who acts by an office, herself. Refuses: SGN-001, SGN-012."""
    if not offices(actor).exists():
        if not actor.in_office and selectors.offices_of(actor.person).exists():
            raise refusals.OfficeElsewhere
        raise NotYourOffice(*READERS, *NETWORK_OFFICERS)
    return me(actor)


def keyer(actor: Actor) -> Person | None:
    """The helper to whom the phone is lent, if it is."""
    if actor.keyed_by == actor.person:
        return None
    return scoped(actor, Person).filter(pk=actor.keyed_by).first()


def groups(actor: Actor) -> QuerySet[Group]:
    """The groups she may know from inside: where she is a member or holds office, and all for a network officer."""
    every = scoped(actor, Group).select_related("community", "network")
    if holds(actor, NETWORK_OFFICERS, group=None):
        return every
    mine = Membership.objects.filter(hers(actor), ended_on=None).values("group")
    return every.filter(Q(pk__in=mine) | Q(pk__in=groups_in_office(actor, OfficeKind.values)))


def group(actor: Actor, slug: str) -> Group:
    """One of ``groups`` by its slug. Refuses: SGN-001 (an officer, not a member, who came in with a PIN on a strange phone)."""
    found = groups(actor).filter(slug=slug).first()
    if found is None and not actor.in_office and selectors.offices_of(actor.person).filter(group__slug=slug).exists():
        raise refusals.OfficeElsewhere
    if found is None:
        raise Stranger
    return found


def group_as(*kinds: str, above: Collection[str] = ()) -> Callable[[Actor, str], Group]:
    """An access function: the group, for one who holds one of these offices in it (or of ``above`` in the network) today."""

    def access(actor: Actor, slug: str) -> Group:
        found = group(actor, slug)
        require_here_or_above(actor, kinds, found.pk, above)
        return found

    access.offices = (*kinds, *above)  # type: ignore[attr-defined]  # named on the 403 page and in the walking test
    return access


def network_as(*kinds: str) -> Callable[[Actor], UUID]:
    """An access function: the network's id, for one who holds one of these offices in the whole network."""

    def access(actor: Actor) -> UUID:
        require(actor, kinds, group=None)
        return actor.network

    access.offices = kinds  # type: ignore[attr-defined]
    return access


read_register = group_as(*READERS, above=NETWORK_OFFICERS)
keep_register = group_as(*REGISTRARS, above=(OfficeKind.ADMINISTRATOR,))
table = group_as(*COMMITTEE, above=(OfficeKind.ADMINISTRATOR,))


def keeps_register(actor: Actor, group: Group) -> bool:
    """May she change the group's register? For what a page offers; the act itself asks again."""
    return holds_here_or_above(actor, REGISTRARS, group.pk, (OfficeKind.ADMINISTRATOR,))


def register_of(actor: Actor, groups: Collection[Group]) -> Group | None:
    """The first of these groups whose register she may read: where a person's page leads back to."""
    held = list(offices(actor))
    readable = {office.group_id for office in held if office.kind in READERS}
    above = any(office.group_id is None and office.team_id is None and office.kind in NETWORK_OFFICERS for office in held)
    return next((group for group in groups if above or group.pk in readable), None)


def appoints(actor: Actor, group: Group) -> bool:
    """May she write down the group's offices? For what a page offers."""
    return holds_here_or_above(actor, APPOINTERS, group.pk, (OfficeKind.ADMINISTRATOR,))


def appoint(actor: Actor, slug: str) -> Group:
    """The group, for one who writes down its offices. Not while the phone is lent."""
    found = group_as(*APPOINTERS, above=(OfficeKind.ADMINISTRATOR,))(actor, slug)
    herself(actor)
    return found


def trust_devices(actor: Actor, slug: str) -> Group:
    """The group, for one of its committee, who says which phones are the group's. Not while the phone is lent."""
    found = table(actor, slug)
    herself(actor)
    return found


def office_to_keep(actor: Actor, office: UUID) -> Office:
    """A group's office, for one who writes them down; one of the network or of a team, for an administrator."""
    found = one(scoped(actor, Office).select_related("person", "group", "team"), pk=office)
    if found.group is None:
        require(actor, (OfficeKind.ADMINISTRATOR,), group=None)
        herself(actor)
    else:
        appoint(actor, found.group.slug)
    return found


def passkey_to_keep(actor: Actor, passkey: UUID) -> Passkey:
    """One of her own passkeys. Not while the phone is lent."""
    herself(actor)
    return one(Passkey.objects.select_related("login"), pk=passkey, login__person=actor.person)


def device_to_keep(actor: Actor, device: UUID) -> Device:
    """A device of a group she stands at the table of."""
    found = one(scoped(actor, Device).select_related("group"), pk=device)
    trust_devices(actor, found.group.slug)
    return found


def network(actor: Actor) -> Network:
    """The network, for its coordinator and administrator."""
    require(actor, NETWORK_OFFICERS, group=None)
    return one(scoped(actor, Network), pk=actor.network)


def administered(actor: Actor) -> Network:
    """The network, for its administrator herself."""
    require(actor, (OfficeKind.ADMINISTRATOR,), group=None)
    herself(actor)
    return one(scoped(actor, Network), pk=actor.network)


def partners(actor: Actor) -> QuerySet[Partner]:
    """The partner organisations, for anyone with an office."""
    if not offices(actor).exists():
        raise NotYourOffice(*READERS, *NETWORK_OFFICERS)
    return scoped(actor, Partner)


def teams(actor: Actor) -> QuerySet[Team]:
    """The network's teams, for anyone with an office."""
    if not offices(actor).exists():
        raise NotYourOffice(*READERS, *NETWORK_OFFICERS)
    return scoped(actor, Team)


def team_to_keep(actor: Actor, team: UUID) -> Team:
    """A team, for an administrator herself: to be in one is an office, and permissions follow offices."""
    administered(actor)
    return one(scoped(actor, Team), pk=team)


def partner_to_keep(actor: Actor, partner: UUID) -> Partner:
    """A partner organisation, for a network officer."""
    require(actor, NETWORK_OFFICERS, group=None)
    return one(scoped(actor, Partner), pk=partner)


def contact_to_keep(actor: Actor, partner: UUID, contact: UUID) -> PartnerContact:
    """Somebody to talk to at a partner, for a network officer."""
    kept = partner_to_keep(actor, partner)
    return one(scoped(actor, PartnerContact).select_related("partner"), pk=contact, partner=kept)
