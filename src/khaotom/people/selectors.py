"""Reads of people that need no permission of their own: their callers are behind an access function or at the door."""

import hashlib
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from khaotom.kernel import clock
from khaotom.people import phones
from khaotom.people.models import (
    Community,
    Consent,
    Device,
    FormerNumber,
    Group,
    GroupStage,
    HostName,
    Household,
    Login,
    Membership,
    Network,
    Office,
    OfficeKind,
    Partner,
    Person,
    Team,
    Zone,
)


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


def login(pk: UUID) -> Login:
    """A login with its person."""
    return Login.objects.select_related("person").get(pk=pk)


def login_that_must_change(pk: UUID) -> Login | None:
    """A login with its person, if its PIN is for once only."""
    return Login.objects.select_related("person").filter(pk=pk, is_active=True, pin_must_change=True).first()


def token_hash(token: str) -> bytes:
    """How a device's token is kept: its SHA-256, since the token itself is 32 random bytes."""
    return hashlib.sha256(token.encode()).digest()


def device_of_token(network: UUID, token: str) -> Device | None:
    """The registered, not withdrawn device that holds this token."""
    if not token:
        return None
    return Device.objects.select_related("group").filter(network=network, token_hash=token_hash(token), withdrawn_at=None).first()


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


def confirmers(person: Person, *, besides: Collection[UUID]) -> list[Person]:
    """Officers who may confirm that she gets a new PIN, each with a PIN of her own: of her groups, and of the network.

    Neither herself nor those in ``besides`` (who asks, who presses the keys).
    """
    hers = Membership.objects.filter(Q(person=person) | Q(person__same_as=person), ended_on=None).values("group")
    here = offices_on(clock.today()).filter(Q(group__in=hers) | Q(group=None, team=None), network=person.network_id)
    excluded = {*besides, person.pk}
    with_pin = Login.objects.filter(is_active=True, pin_must_change=False).exclude(pin="").values("person")
    found = Person.objects.filter(offices__in=here.exclude(kind="auditor"), pk__in=with_pin).exclude(pk__in=excluded)
    return list(found.distinct().order_by("sort_key"))


def open_members(group: UUID) -> QuerySet[Membership]:
    """Members of the group now, unordered."""
    return Membership.objects.filter(group=group, ended_on=None).select_related("person", "zone")


def former_members(group: UUID) -> QuerySet[Membership]:
    """Those whose membership ended, unordered."""
    return Membership.objects.filter(group=group).exclude(ended_on=None).select_related("person", "zone")


def fellow_members(offices: QuerySet[Office], person: UUID) -> list[Membership]:
    """Members of the groups of these offices, herself left out: those who may help her press the keys."""
    rows = Membership.objects.filter(group__in=offices.exclude(group=None).values("group"), ended_on=None)
    return list(rows.exclude(person=person).select_related("person").order_by("number_order"))


def members(group: UUID, day: date) -> QuerySet[Membership]:
    """Memberships of the group open on ``day``, by number."""
    open_then = Q(ended_on=None) | Q(ended_on__gt=day)
    return Membership.objects.filter(open_then, group=group, joined_on__lte=day).select_related("person", "zone")


def kin(membership: Membership) -> list[UUID]:
    """Who gains when she receives: herself, her guardian, and those of her house."""
    person = membership.person
    house = list(person.household.people.values_list("pk", flat=True)) if person.household else []
    guardian = [membership.guardian_id] if membership.guardian_id else []
    return [person.pk, *guardian, *house]


def stage_of(group: UUID) -> GroupStage | None:
    """The present stage of the group's life: the latest begun."""
    return GroupStage.objects.filter(group=group).order_by("-since").first()


def numbers_ever(group: UUID) -> list[str]:
    """Every number that is or was anybody's in the group."""
    present = Membership.objects.filter(group=group).values_list("number", flat=True)
    return [*present, *FormerNumber.objects.filter(group=group).values_list("number", flat=True)]


def stages(group: UUID) -> list[GroupStage]:
    """The stages of the group's life, the present one first."""
    return list(GroupStage.objects.filter(group=group).order_by("-since"))


def offices_in(group: UUID) -> list[Office]:
    """The offices held in the group today, in the order people name them."""
    held = list(offices_on(clock.today()).filter(group=group).select_related("person"))
    order = {kind: place for place, kind in enumerate(OfficeKind)}
    return sorted(held, key=lambda office: (order[OfficeKind(office.kind)], bytes(office.person.sort_key)))


def trained_count(group: UUID) -> int:
    """How many of the group's officers can hold the collection day by themselves."""
    return offices_on(clock.today()).filter(group=group).exclude(trained_on=None).values("person").distinct().count()


def devices(group: UUID) -> list[Device]:
    """The group's devices, those in use first, the latest first."""
    rows = Device.objects.filter(group=group).select_related("registered_by")
    return sorted(rows, key=lambda device: (device.withdrawn_at is not None, -device.registered_at.timestamp()))


def zones(community: UUID) -> list[Zone]:
    """The zones of a community in their order."""
    return list(Zone.objects.filter(community=community))


def community_of(person: Person) -> Community | None:
    """Where she lives, by her household or her present membership."""
    if person.household is not None:
        return person.household.community
    row = Membership.objects.filter(person=person, ended_on=None).select_related("group__community").first()
    return row.group.community if row else None


def households(community: UUID) -> QuerySet[Household]:
    """The households of a community in dictionary order."""
    return Household.objects.filter(community=community).order_by("sort_key")


def households_of_members(group: UUID) -> list[Household]:
    """The households in which members of the group live, each with ``.living``: its persons of the group."""
    rows = open_members(group).exclude(person__household=None).select_related("person__household").order_by("number_order")
    found: dict[UUID, Household] = {}
    for row in rows:
        house = row.person.household
        if house is not None:
            kept = found.setdefault(house.pk, house)
            kept.living = [*getattr(kept, "living", []), row]  # type: ignore[attr-defined]
    return sorted(found.values(), key=lambda house: bytes(house.sort_key))


def _with_former_numbers(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    """Each with ``.formerly``: the numbers it had before."""
    formerly = Prefetch("former_numbers", queryset=FormerNumber.objects.order_by("until"), to_attr="formerly")
    return rows.select_related("group", "zone", "guardian").prefetch_related(formerly)


def with_contacts(rows: QuerySet[Partner]) -> list[Partner]:
    """Partners in dictionary order, each with ``.known``: whom to talk to there."""
    return list(rows.order_by("sort_key").prefetch_related(Prefetch("contacts", to_attr="known")))


def around(person: Person) -> dict[str, Any]:
    """What belongs to one human, her doubles' rows too: memberships, offices, consents, and the doubles themselves."""
    hers = Q(person=person) | Q(person__same_as=person)
    offices = Office.objects.filter(hers).select_related("group", "team").order_by("-since")
    return {
        "memberships": list(_with_former_numbers(Membership.objects.filter(hers))),
        "offices": list(offices),
        "consents": list(Consent.objects.filter(person=person).select_related("given_by", "witness").order_by("-given_on")),
        "doubles": list(Person.objects.filter(same_as=person)),
        "wards": list(Membership.objects.filter(guardian=person, ended_on=None).select_related("person")),
    }


def givers(person: Person) -> list[Person]:
    """Who may say yes for her: herself, and her guardians."""
    guardians = Person.objects.filter(wards__person=person, wards__ended_on=None).distinct()
    return [person, *guardians]


def witnesses(person: Person) -> list[Person]:
    """Who may have seen her say yes: the members of her groups."""
    groups = Membership.objects.filter(person=person, ended_on=None).values("group")
    rows = Membership.objects.filter(group__in=groups, ended_on=None).exclude(person=person).select_related("person")
    return [row.person for row in rows.order_by("number_order")]


def offices_of_network(network: UUID) -> list[Office]:
    """The offices held today in the whole network."""
    return list(offices_on(clock.today()).filter(network=network, group=None, team=None).select_related("person"))


def officers(network: UUID) -> list[Office]:
    """The offices held today in the network as a whole, then those of its groups, each with its holder."""
    rows = offices_on(clock.today()).filter(network=network, team=None).select_related("person", "group")
    order = {kind: place for place, kind in enumerate(OfficeKind)}
    return sorted(rows, key=lambda one: (bytes(one.group.sort_key) if one.group else b"", order[OfficeKind(one.kind)], one.pk))


def who_hold_offices(network: UUID) -> list[Person]:
    """Everybody who holds an office anywhere in the network, each once; one query."""
    return list({one.person_id: one.person for one in officers(network)}.values())


def place_in_team(team: Team, person: Person) -> Office | None:
    """Her place in a team today, by whichever of her rows she holds it."""
    hers = Q(person=person.whole) | Q(person__same_as=person.whole)
    return offices_on(clock.today()).filter(hers, team=team).first()


def network_teams(network: UUID) -> list[Team]:
    """The teams of the network as a whole."""
    return list(Team.objects.filter(network=network, community=None).order_by("kind", "name"))


@dataclass(frozen=True, slots=True)
class TeamHeld:
    """A team and who is in it today."""

    team: Team
    members: list[Office]


def teams(rows: QuerySet[Team]) -> list[TeamHeld]:
    """These teams, the central one first, each with its people in dictionary order."""
    order = {kind: place for place, kind in enumerate(Team.Kind)}
    found = sorted(rows.select_related("community"), key=lambda team: (order[Team.Kind(team.kind)], team.name))
    held: dict[UUID, list[Office]] = defaultdict(list)
    for office in offices_on(clock.today()).filter(team__in=found).select_related("person").order_by("person__sort_key"):
        assert office.team_id is not None
        held[office.team_id].append(office)
    return [TeamHeld(team, held[team.pk]) for team in found]


def everybody(network: UUID) -> list[Membership]:
    """One open membership of each person of the network, by name."""
    rows = Membership.objects.filter(group__network=network, ended_on=None).select_related("person", "group")
    return list({row.person_id: row for row in rows.order_by("person__sort_key", "person", "joined_on")}.values())


def communities(network: UUID) -> list[Community]:
    """The communities of the network in dictionary order."""
    return list(Community.objects.filter(network=network).order_by("sort_key", "name"))


def groups(network: UUID) -> QuerySet[Group]:
    """Every group of the network in dictionary order."""
    return Group.objects.filter(network=network).select_related("community").order_by("sort_key", "name")
