"""Who may see and touch what of people. Every fetch starts from the actor's network; the list and the predicate are one query.

Offices count only for an actor who is ``in_office``: with a PIN on a strange phone everybody is a plain member.
"""

from collections.abc import Callable, Collection
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import NotYourOffice, Stranger
from khaotom.people import refusals, selectors
from khaotom.people.models import (
    Community,
    Consent,
    Device,
    Group,
    Household,
    Membership,
    Network,
    Office,
    OfficeKind,
    Partner,
    PartnerContact,
    Person,
    Team,
    Zone,
)

M = TypeVar("M", bound=Model)

COMMITTEE = (
    OfficeKind.CHAIR,
    OfficeKind.VICE_CHAIR,
    OfficeKind.TREASURER,
    OfficeKind.RECORDER,
    OfficeKind.COUNTER,
    OfficeKind.COMMITTEE,
)
"""Those who may stand at the group's table."""

BOOKKEEPERS = (OfficeKind.CHAIR, OfficeKind.VICE_CHAIR, OfficeKind.TREASURER, OfficeKind.RECORDER, OfficeKind.AUDITOR)
"""Those who may open the group's book line by line."""

REGISTRARS = (OfficeKind.CHAIR, OfficeKind.VICE_CHAIR, OfficeKind.TREASURER, OfficeKind.RECORDER, OfficeKind.COMMITTEE)
"""Those who keep the register of members."""

READERS = (*COMMITTEE, OfficeKind.AUDITOR)
"""Those who may read the register of members."""

APPOINTERS = (OfficeKind.CHAIR, OfficeKind.RECORDER)
"""Those who write down which offices the meeting gave."""

NETWORK_OFFICERS = (OfficeKind.COORDINATOR, OfficeKind.ADMINISTRATOR)

SCOPES: dict[type[Model], str] = {
    Network: "pk",
    Community: "network",
    Zone: "community__network",
    Group: "network",
    Household: "network",
    Person: "network",
    Consent: "person__network",
    Membership: "group__network",
    Office: "network",
    Team: "network",
    Device: "network",
    Partner: "network",
    PartnerContact: "partner__network",
}
"""The way from each noun to its network."""


def scoped(actor: Actor, model: type[M]) -> QuerySet[M]:
    """All of one noun in the actor's network: what every access function here begins with.

    A noun whose way to the network is not written in ``SCOPES`` raises ``LookupError``: it is never all networks by mistake.
    """
    if model not in SCOPES:
        raise LookupError(f"{model.__name__} has no way to its network in people.access.SCOPES")
    return model._default_manager.filter(**{SCOPES[model]: actor.network})


def one(found: QuerySet[M], **which: object) -> M:
    """The one row of an access list that is meant. Raises ``Stranger`` where it is not in the list."""
    row = found.filter(**which).first()
    if row is None:
        raise Stranger
    return row


# --- Offices -------------------------------------------------------------------------------------------------------------


def offices(actor: Actor) -> QuerySet[Office]:
    """The offices she acts by: those she holds today, if she came in by a way that carries them."""
    if not actor.in_office:
        return Office.objects.none()
    return selectors.offices_of(actor.person).filter(network=actor.network)


def holds(actor: Actor, kinds: Collection[str], *, group: UUID | None) -> bool:
    """Does she act by one of these offices, in this group (or, with None, in the network as a whole)?"""
    return offices(actor).filter(kind__in=kinds, group=group, team=None).exists()


def require(actor: Actor, kinds: Collection[str], *, group: UUID | None) -> None:
    """Raise ``NotYourOffice`` unless she acts by one of these offices; SGN-001 where she holds it but came in by another way."""
    if holds(actor, kinds, group=group):
        return
    if not actor.in_office and selectors.holds(actor.person, kinds, group=group):
        raise refusals.OfficeElsewhere
    raise NotYourOffice(*kinds)


def _require_here_or_above(actor: Actor, kinds: Collection[str], group: UUID, above: Collection[str]) -> None:
    """One of ``kinds`` in the group, or one of ``above`` in the whole network."""
    if not holds(actor, above, group=None):
        require(actor, kinds, group=group)


def herself(actor: Actor) -> None:
    """Raise SGN-012 while the phone is lent: what only she may do is not done by a helper."""
    if actor.keyed_by != actor.person:
        raise refusals.PhoneIsLent


# --- Herself -------------------------------------------------------------------------------------------------------------


def me(actor: Actor) -> Person:
    """The signed-in person herself: any page of her own. Not while the phone is lent."""
    herself(actor)
    return one(scoped(actor, Person), pk=actor.person)


def signed_in(actor: Actor) -> Person:
    """Anyone signed in, also while the phone is lent: for pages that show nothing of anybody."""
    return one(scoped(actor, Person), pk=actor.person)


# --- Bodies --------------------------------------------------------------------------------------------------------------


def groups(actor: Actor) -> QuerySet[Group]:
    """The groups she may know from inside: where she is a member or holds office, and all for a network officer."""
    every = scoped(actor, Group).select_related("community", "network")
    if holds(actor, NETWORK_OFFICERS, group=None):
        return every
    mine = Membership.objects.filter(_hers(actor), ended_on=None).values("group")
    return every.filter(Q(pk__in=mine) | Q(pk__in=_groups_in_office(actor, OfficeKind.values)))


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
        _require_here_or_above(actor, kinds, found.pk, above)
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


def _groups_in_office(actor: Actor, kinds: Collection[str]) -> QuerySet[Office, UUID | None]:
    return offices(actor).filter(kind__in=kinds).exclude(group=None).values_list("group")


def _hers(actor: Actor) -> Q:
    """Rows of ``person`` that are she, also those merged into her."""
    return Q(person=actor.person) | Q(person__same_as=actor.person)


# --- Persons -------------------------------------------------------------------------------------------------------------


def people(actor: Actor) -> QuerySet[Person]:
    """Herself and her wards; the members, present and former, of a group whose register she reads; all for a network officer."""
    every = scoped(actor, Person)
    if holds(actor, NETWORK_OFFICERS, group=None):
        return every
    hers = Q(pk=actor.person) | Q(same_as=actor.person) | Q(memberships__guardian=actor.person, memberships__ended_on=None)
    registered = Q(memberships__group__in=_groups_in_office(actor, READERS))
    return every.filter(Q(pk__in=Person.objects.filter(hers | registered).values("pk")))


def person(actor: Actor, person: UUID) -> Person:
    """One of ``people``."""
    return one(people(actor).select_related("household", "same_as"), pk=person)


def kept_people(actor: Actor) -> QuerySet[Person]:
    """Those whose page she may change: members of a group whose register she keeps; all for an administrator."""
    every = scoped(actor, Person)
    if holds(actor, (OfficeKind.ADMINISTRATOR,), group=None):
        return every
    return every.filter(pk__in=Membership.objects.filter(group__in=_groups_in_office(actor, REGISTRARS)).values("person"))


def person_to_keep(actor: Actor, person: UUID) -> Person:
    """One of ``kept_people``; 403 where she may only look."""
    seen = one(people(actor), pk=person)
    if not kept_people(actor).filter(pk=person).exists():
        _say_who_keeps(actor)
    return seen


def person_to_match(actor: Actor, person: UUID) -> Person:
    """One of ``kept_people``, for an act that only the officer herself does. Not while the phone is lent."""
    found = person_to_keep(actor, person)
    herself(actor)
    return found


def _say_who_keeps(actor: Actor) -> None:
    held_elsewhere = selectors.offices_of(actor.person).filter(kind__in=(*REGISTRARS, OfficeKind.ADMINISTRATOR)).exists()
    if not actor.in_office and held_elsewhere:
        raise refusals.OfficeElsewhere
    raise NotYourOffice(*REGISTRARS)


# --- Memberships ---------------------------------------------------------------------------------------------------------


def memberships(actor: Actor) -> QuerySet[Membership]:
    """Her own memberships, her wards', and all of a group in which she holds office."""
    in_office = Q(group__in=_groups_in_office(actor, OfficeKind.values))
    mine = _hers(actor) | Q(guardian=actor.person) | in_office
    return scoped(actor, Membership).filter(mine).select_related("person", "group")


def membership(actor: Actor, membership: UUID) -> Membership:
    """One of ``memberships``."""
    return one(memberships(actor), pk=membership)


def membership_to_keep(actor: Actor, membership: UUID) -> Membership:
    """A membership of a group whose register she keeps."""
    found = one(scoped(actor, Membership).select_related("person", "group", "zone"), pk=membership)
    if not groups(actor).filter(pk=found.group_id).exists():
        raise Stranger
    _require_here_or_above(actor, REGISTRARS, found.group_id, (OfficeKind.ADMINISTRATOR,))
    return found


# --- Offices, devices, consents: by what they belong to --------------------------------------------------------------------


def office_to_keep(actor: Actor, office: UUID) -> Office:
    """A group's office, for one who writes them down; one of the network or of a team, for an administrator."""
    found = one(scoped(actor, Office).select_related("person", "group", "team"), pk=office)
    if found.group is None:
        require(actor, (OfficeKind.ADMINISTRATOR,), group=None)
        herself(actor)
    else:
        appoint(actor, found.group.slug)
    return found


def device_to_keep(actor: Actor, device: UUID) -> Device:
    """A device of a group she stands at the table of."""
    found = one(scoped(actor, Device).select_related("group"), pk=device)
    trust_devices(actor, found.group.slug)
    return found


def consent_to_keep(actor: Actor, consent: UUID) -> Consent:
    """A consent of somebody whose page she may change, or her own."""
    found = one(scoped(actor, Consent).select_related("person"), pk=consent)
    if found.person.whole != actor.person:
        person_to_keep(actor, found.person_id)
    return found


def household_to_keep(actor: Actor, household: UUID) -> Household:
    """A household of a community in which she keeps a group's register."""
    found = one(scoped(actor, Household).select_related("community"), pk=household)
    here = scoped(actor, Group).filter(community=found.community, pk__in=_groups_in_office(actor, REGISTRARS))
    if not here.exists():
        require(actor, (OfficeKind.ADMINISTRATOR,), group=None)
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


def partner_to_keep(actor: Actor, partner: UUID) -> Partner:
    """A partner organisation, for a network officer."""
    require(actor, NETWORK_OFFICERS, group=None)
    return one(scoped(actor, Partner), pk=partner)
