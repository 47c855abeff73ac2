"""One group as the demonstration plays it: who acts in it, and what is still to be paid out to whom."""

from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from khaotom.front.demo.plans import Plan
from khaotom.front.demo.rhythm import Habits
from khaotom.kernel.actor import Actor
from khaotom.people.models import Community, Device, Group, Membership, OfficeKind, Person, Zone
from khaotom.till.models import Place


@dataclass
class Claim:
    """Money owed to somebody. ``amount`` in satang; None is all she has saved."""

    purpose: str
    payee: Membership
    amount: int | None
    clause: str
    note: str = ""
    asked: UUID | None = None  # the welfare claim it pays


@dataclass
class Troupe:
    """The group and everybody who acts in it."""

    plan: Plan
    rng: Random
    group: Group
    community: Community
    book: UUID
    box: Place
    bank: Place
    paper_of_bank: str = ""
    zones: list[Zone] = field(default_factory=list)
    trays: list[Place] = field(default_factory=list)
    devices: list[Device] = field(default_factory=list)
    officers: dict[OfficeKind, Membership] = field(default_factory=dict)
    members: list[Membership] = field(default_factory=list)
    habits: dict[UUID, Habits] = field(default_factory=dict)
    saved: int = 0  # baht in all passbooks on the first day
    claims: list[Claim] = field(default_factory=list)
    kinds: frozenset[str] = frozenset()  # of the group's clauses
    helps: bool = True  # whether its welfare fund takes claims
    resting: bool = False
    returning: list[Membership] = field(default_factory=list)  # to the welfare fund, when the group has rested

    def actor(self, device: Device | None = None) -> Actor:
        """The treasurer; with a device, at her table, where the recorder presses the keys for her."""
        if device is None:
            return self.actor_of(OfficeKind.TREASURER)
        treasurer, recorder = self.person(OfficeKind.TREASURER).pk, self.person(OfficeKind.RECORDER).pk
        return Actor(network=self.group.network_id, person=treasurer, keyed_by=recorder, device=device.pk)

    def actor_of(self, office: OfficeKind) -> Actor:
        """Who holds an office, acting for herself."""
        return Actor.alone(network=self.group.network_id, person=self.person(office).pk)

    def person(self, office: OfficeKind) -> Person:
        """Who holds an office."""
        return self.officers[office].person

    def second(self, barred: list[UUID]) -> Person:
        """Another one of the committee who may agree: none of ``barred``, nor who presses the treasurer's keys."""
        kinds = (OfficeKind.CHAIR, OfficeKind.COUNTER, OfficeKind.COMMITTEE)
        return next(self.person(kind) for kind in kinds if self.person(kind).pk not in barred)

    @property
    def present(self) -> list[Membership]:
        """Members who have not left."""
        return [member for member in self.members if member.ended_on is None]
