"""Who may see and touch what of people. Every fetch starts from the actor's network; the list and the predicate are one query."""

from collections.abc import Callable, Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import NotYourOffice, Stranger
from khaotom.people import selectors
from khaotom.people.models import Group, Membership, OfficeKind, Person

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

NETWORK_OFFICERS = (OfficeKind.COORDINATOR, OfficeKind.ADMINISTRATOR)


def me(actor: Actor) -> Person:
    """The signed-in person herself: any page of her own."""
    return Person.objects.get(pk=actor.person, network=actor.network)


def groups(actor: Actor) -> QuerySet[Group]:
    """The groups she may know from inside: where she is a member or holds office, and all for a network officer."""
    every = Group.objects.filter(network=actor.network).select_related("community", "network")
    if selectors.holds(actor.person, NETWORK_OFFICERS, group=None):
        return every
    mine = Membership.objects.filter(person=actor.person, ended_on=None).values("group")
    offices = selectors.offices_on(clock.today()).filter(person=actor.person).exclude(group=None).values("group")
    return every.filter(Q(pk__in=mine) | Q(pk__in=offices))


def group(actor: Actor, slug: str) -> Group:
    """One of ``groups`` by its slug."""
    found = groups(actor).filter(slug=slug).first()
    if found is None:
        raise Stranger
    return found


def group_as(*kinds: str) -> Callable[[Actor, str], Group]:
    """An access function: the group, for one who holds one of these offices in it today."""

    def access(actor: Actor, slug: str) -> Group:
        found = group(actor, slug)
        require(actor, kinds, group=found.pk)
        return found

    access.offices = kinds  # type: ignore[attr-defined]  # named on the 403 page and in the walking test
    return access


def require(actor: Actor, kinds: Collection[str], *, group: UUID | None) -> None:
    """Raise ``NotYourOffice`` unless she holds one of these offices there today."""
    if not selectors.holds(actor.person, kinds, group=group):
        raise NotYourOffice(*kinds)


def network_as(*kinds: str) -> Callable[[Actor], UUID]:
    """An access function: the network's id, for one who holds one of these offices in the whole network."""

    def access(actor: Actor) -> UUID:
        require(actor, kinds, group=None)
        return actor.network

    access.offices = kinds  # type: ignore[attr-defined]
    return access


def memberships(actor: Actor) -> QuerySet[Membership]:
    """Her own memberships, her wards', and all of a group in which she holds office."""
    offices = selectors.offices_on(clock.today()).filter(person=actor.person).exclude(group=None).values("group")
    mine = Q(person=actor.person) | Q(guardian=actor.person) | Q(group__in=offices)
    return Membership.objects.filter(mine, group__network=actor.network).select_related("person", "group")


def membership(actor: Actor, membership: UUID) -> Membership:
    """One of ``memberships``."""
    found = memberships(actor).filter(pk=membership).first()
    if found is None:
        raise Stranger
    return found
