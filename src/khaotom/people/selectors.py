"""Reads of people that need no permission of their own: their callers are behind an access function or at the door."""

import hashlib
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from khaotom.kernel import clock
from khaotom.people import phones
from khaotom.people.models import Device, FormerNumber, Group, GroupStage, HostName, Login, Membership, Network, Office, Person


def network_of_host(host: str) -> Network | None:
    """The network a host name stands for; an installation with a single network and no list serves it at any allowed host."""
    name = host.rsplit(":", 1)[0].lower()
    found = HostName.objects.select_related("network").filter(name=name).first()
    if found is not None:
        return found.network
    networks = list(Network.objects.all()[:2])
    return networks[0] if len(networks) == 1 else None


def logins_by_phone(network: UUID, phone: str) -> list[Login]:
    """Every login whose person has this phone number; a household may share one."""
    number = phones.plain(phone)
    if not number:
        return []
    return list(Login.objects.select_related("person").filter(person__network=network, person__phone=number))


def token_hash(token: str) -> bytes:
    """How a device's token is kept: its SHA-256, since the token itself is 32 random bytes."""
    return hashlib.sha256(token.encode()).digest()


def device_of_token(network: UUID, token: str) -> Device | None:
    """The registered, not withdrawn device that holds this token."""
    if not token:
        return None
    return Device.objects.filter(network=network, token_hash=token_hash(token), withdrawn_at=None).first()


def offices_on(day: date) -> QuerySet[Office]:
    """Every office held on ``day``."""
    return Office.objects.filter(since__lte=day).filter(Q(until=None) | Q(until__gte=day))


def holds(person: UUID, kinds: Collection[str], *, group: UUID | None) -> bool:
    """Does she hold one of these offices today, in this group (or, with None, in the network as a whole)?"""
    return offices_of(person).filter(kind__in=kinds, group=group, team=None).exists()


def holds_any(person: Person, *, group: UUID) -> bool:
    """Does she hold any office in this group today?"""
    return offices_of(person.whole).filter(group=group).exists()


def offices_of(person: UUID) -> QuerySet[Office]:
    """The offices of one human today, also those given to a double of hers."""
    return offices_on(clock.today()).filter(Q(person=person) | Q(person__same_as=person))


def members(group: UUID, day: date) -> QuerySet[Membership]:
    """Memberships of the group open on ``day``, by number."""
    open_then = Q(ended_on=None) | Q(ended_on__gt=day)
    return Membership.objects.filter(open_then, group=group, joined_on__lte=day).select_related("person", "zone")


def stage_of(group: UUID) -> GroupStage | None:
    """The present stage of the group's life: the latest begun."""
    return GroupStage.objects.filter(group=group).order_by("-since").first()


def numbers_ever(group: UUID) -> list[str]:
    """Every number that is or was anybody's in the group."""
    present = Membership.objects.filter(group=group).values_list("number", flat=True)
    return [*present, *FormerNumber.objects.filter(group=group).values_list("number", flat=True)]


def groups(network: UUID) -> QuerySet[Group]:
    """Every group of the network in dictionary order."""
    return Group.objects.filter(network=network).select_related("community").order_by("sort_key", "name")
