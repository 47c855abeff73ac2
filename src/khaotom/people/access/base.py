"""What every access function of every room begins with: the actor's network, and the offices she acts by."""

from collections.abc import Collection
from typing import Any, TypeVar
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


def holds_here_or_above(actor: Actor, kinds: Collection[str], group: UUID, above: Collection[str]) -> bool:
    """Does she act by one of ``kinds`` in the group, or by one of ``above`` in the whole network?"""
    here, network = Q(kind__in=kinds, group=group), Q(kind__in=above, group=None)
    return offices(actor).filter(here | network, team=None).exists()


def require_here_or_above(actor: Actor, kinds: Collection[str], group: UUID, above: Collection[str]) -> None:
    """As ``require``, for one of ``kinds`` in the group or one of ``above`` in the whole network."""
    if not holds_here_or_above(actor, kinds, group, above):
        require(actor, (*kinds, *above), group=group)


def herself(actor: Actor) -> None:
    """Raise SGN-012 while the phone is lent: what only she may do is not done by a helper."""
    if actor.keyed_by != actor.person:
        raise refusals.PhoneIsLent


def groups_in_office(actor: Actor, kinds: Collection[str]) -> QuerySet[Office, Any]:
    return offices(actor).filter(kind__in=kinds).exclude(group=None).values("group")


def hers(actor: Actor) -> Q:
    """Rows of ``person`` that are she, also those merged into her."""
    return Q(person=actor.person) | Q(person__same_as=actor.person)
