"""What a signed-in person is here: her groups, and the offices she acts by. One query, asked once a request."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from django.db.models import CharField, Value

from khaotom.kernel.actor import Actor
from khaotom.people import access
from khaotom.people.doors import Request
from khaotom.people.models import Membership


@dataclass(frozen=True, slots=True)
class InGroup:
    """One group she belongs to, and what she does in it; ``offices`` are kinds, ``member`` whether she saves there."""

    pk: UUID
    slug: str
    name: str
    offices: frozenset[str] = frozenset()
    member: bool = False

    def acts_as(self, kinds: Collection[str]) -> bool:
        """Does she act by one of these offices in it?"""
        return not self.offices.isdisjoint(kinds)


@dataclass(frozen=True, slots=True)
class Whose:
    """Where one person belongs: her groups in dictionary order, and her offices in the network as a whole."""

    groups: tuple[InGroup, ...] = ()
    of_network: frozenset[str] = frozenset()

    @property
    def in_office(self) -> list[InGroup]:
        """The groups in which she does something."""
        return [one for one in self.groups if one.offices]

    @property
    def is_officer(self) -> bool:
        """Does she act by any office at all?"""
        return bool(self.in_office or self.of_network)

    def of(self, group: UUID | None) -> InGroup | None:
        """What she is in a group; None for a group that is not hers."""
        return next((one for one in self.groups if one.pk == group), None)


@dataclass(slots=True)
class _Gathered:
    slug: str
    name: str
    order: bytes
    offices: set[str] = field(default_factory=set)
    member: bool = False


def of_request(request: Request) -> Whose:
    """What the one who asks is; asked of the database once."""
    known = getattr(request, "_whose", None)
    if known is None:
        known = of_actor(request.actor)
        request._whose = known  # type: ignore[attr-defined]
    return cast(Whose, known)


def of_actor(actor: Actor) -> Whose:
    """What she is, with the offices that came in with her; one query."""
    columns = ("group", "group__slug", "group__name", "group__sort_key")
    saves = Membership.objects.filter(access.hers(actor), group__network=actor.network, ended_on=None)
    member = saves.order_by().values_list(*columns, Value("", output_field=CharField()))
    held = access.offices(actor).filter(team=None).order_by().values_list(*columns, "kind")
    found: dict[UUID, _Gathered] = {}
    of_network = set()
    for pk, slug, name, order, kind in member.union(held, all=True):
        if pk is None:
            of_network.add(kind)
            continue
        one = found.setdefault(pk, _Gathered(slug, name, bytes(order)))
        one.member = one.member or not kind
        one.offices.update([kind] if kind else [])
    ordered = sorted(found.items(), key=lambda item: (item[1].order, item[1].name))
    groups = (InGroup(pk, one.slug, one.name, frozenset(one.offices), one.member) for pk, one in ordered)
    return Whose(tuple(groups), frozenset(of_network))
