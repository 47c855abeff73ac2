"""The register: persons, memberships, consents and households."""

from uuid import UUID

from django.db.models import Q, QuerySet

from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import NotYourOffice, Stranger
from khaotom.people import refusals, selectors
from khaotom.people.access.base import (
    NETWORK_OFFICERS,
    READERS,
    REGISTRARS,
    groups_in_office,
    hers,
    herself,
    holds,
    one,
    require,
    require_here_or_above,
    scoped,
)
from khaotom.people.access.bodies import groups, keep_register
from khaotom.people.models import Consent, Group, Household, Membership, OfficeKind, Person


def people(actor: Actor) -> QuerySet[Person]:
    """Herself and her wards; the members, present and former, of a group whose register she reads; all for a network officer."""
    every = scoped(actor, Person)
    if holds(actor, NETWORK_OFFICERS, group=None):
        return every
    hers = Q(pk=actor.person) | Q(same_as=actor.person) | Q(memberships__guardian=actor.person, memberships__ended_on=None)
    registered = Q(memberships__group__in=groups_in_office(actor, READERS))
    return every.filter(Q(pk__in=Person.objects.filter(hers | registered).values("pk")))


def person(actor: Actor, person: UUID) -> Person:
    """One of ``people``."""
    return one(people(actor).select_related("household", "same_as"), pk=person)


def kept_people(actor: Actor) -> QuerySet[Person]:
    """Those whose page she may change: members of a group whose register she keeps; all for an administrator."""
    every = scoped(actor, Person)
    if holds(actor, (OfficeKind.ADMINISTRATOR,), group=None):
        return every
    return every.filter(pk__in=Membership.objects.filter(group__in=groups_in_office(actor, REGISTRARS)).values("person"))


def person_to_keep(actor: Actor, person: UUID) -> Person:
    """One of ``kept_people``; 403 where she may only look."""
    seen = one(people(actor), pk=person)
    if not kept_people(actor).filter(pk=person).exists():
        _say_who_keeps(actor)
    return seen


def keeps(actor: Actor, person: Person) -> bool:
    """May she change this person's page? For what a page offers; the act itself asks again."""
    return kept_people(actor).filter(pk=person.pk).exists()


def groups_to_join(actor: Actor) -> QuerySet[Group]:
    """The groups whose register she keeps by her own office there: into these she takes people."""
    return scoped(actor, Group).filter(pk__in=groups_in_office(actor, REGISTRARS))


def person_to_join(actor: Actor, slug: str, person: UUID) -> tuple[Group, Person]:
    """A group whose register she keeps, and somebody she may see."""
    return keep_register(actor, slug), one(people(actor), pk=person)


def pair_to_settle(actor: Actor, person: UUID, other: UUID) -> tuple[Person, Person]:
    """Two she may see, one of whom she keeps, for the officer herself. Not while the phone is lent."""
    herself(actor)
    first, second = one(people(actor), pk=person), one(people(actor), pk=other)
    if not kept_people(actor).filter(pk__in=(person, other)).exists():
        _say_who_keeps(actor)
    return first, second


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


def memberships(actor: Actor) -> QuerySet[Membership]:
    """Her own memberships, her wards', and all of a group in which she holds office."""
    in_office = Q(group__in=groups_in_office(actor, OfficeKind.values))
    mine = hers(actor) | Q(guardian=actor.person) | in_office
    return scoped(actor, Membership).filter(mine).select_related("person", "group")


def membership(actor: Actor, membership: UUID) -> Membership:
    """One of ``memberships``."""
    return one(memberships(actor), pk=membership)


def membership_to_keep(actor: Actor, membership: UUID) -> Membership:
    """A membership of a group whose register she keeps."""
    found = one(scoped(actor, Membership).select_related("person", "group", "zone"), pk=membership)
    if not groups(actor).filter(pk=found.group_id).exists():
        raise Stranger
    require_here_or_above(actor, REGISTRARS, found.group_id, (OfficeKind.ADMINISTRATOR,))
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
    here = scoped(actor, Group).filter(community=found.community, pk__in=groups_in_office(actor, REGISTRARS))
    if not here.exists():
        require(actor, (OfficeKind.ADMINISTRATOR,), group=None)
    return found
