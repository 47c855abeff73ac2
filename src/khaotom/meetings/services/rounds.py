"""Rounds: one sweep through the communities, the meetings planned in it, and who goes to each."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import transaction

from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.meetings import refusals
from khaotom.meetings.models import Duty, Meeting, Round
from khaotom.meetings.services import assembly
from khaotom.people.models import Community, Group, Partner
from khaotom.trail import services as trail


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is said of a round. ``target``: members hoped for in all; ``bring``: what a team takes along."""

    name: str
    begins: date
    ends: date
    communities: Collection[Community]
    target: int | None = None
    purpose: str = ""
    bring: str = ""

    @property
    def facts(self) -> dict[str, object]:
        return {
            "name": self.name,
            "begins": self.begins,
            "ends": self.ends,
            "target": self.target,
            "purpose": self.purpose,
            "bring": self.bring,
        }


@transaction.atomic
def begin(*, actor: Actor, sweep: Sweep, key: UUID) -> Round:
    """A new round. Refuses: MTG-020 (it ends before it begins), MTG-021 (it goes nowhere)."""
    if not trail.once(actor=actor, key=key, what="meetings.begin_round", arguments=_arguments(sweep), subject=key):
        return Round.objects.get(pk=key)
    _check(sweep)
    made = Round.objects.create(id=key, network_id=actor.network, **sweep.facts)
    made.communities.set(sweep.communities)
    return made


@transaction.atomic
def change(*, actor: Actor, found: Round, sweep: Sweep, key: UUID) -> Round:
    """Other days, communities or hopes; which meetings are the round's follows. Refuses: MTG-020, MTG-021."""
    arguments = {"round": found.pk, **_arguments(sweep)}
    if trail.once(actor=actor, key=key, what="meetings.change_round", arguments=arguments, subject=found.pk):
        _check(sweep)
        locked = Round.objects.select_for_update().get(pk=found.pk)
        for name, value in sweep.facts.items():
            setattr(locked, name, value)
        locked.save()
        locked.communities.set(sweep.communities)
    return Round.objects.get(pk=found.pk)


def _arguments(sweep: Sweep) -> dict[str, object]:
    return {**sweep.facts, "communities": sorted(str(one.pk) for one in sweep.communities)}


def _check(sweep: Sweep) -> None:
    if sweep.ends < sweep.begins:
        raise refusals.RoundEndsFirst(sweep.begins, sweep.ends)
    if not sweep.communities:
        raise refusals.RoundWithoutCommunities


@dataclass(frozen=True, slots=True)
class Appointed:
    """Where and when a group meets in a round."""

    group: Group
    on: date
    starts_at: time | None = None
    place: str = ""


@transaction.atomic
def plan(*, actor: Actor, found: Round, appointed: Appointed, key: UUID) -> Meeting:
    """A meeting of a group within the round. Refuses: MTG-022 (another day), MTG-025 (another community)."""
    group, on = appointed.group, appointed.on
    if not found.begins <= on <= found.ends:
        raise refusals.OutsideRound(on, found.name, found.begins, found.ends)
    if not found.communities.filter(pk=group.community_id).exists():
        raise refusals.RoundNotThere(found.name, group.community.name)
    return assembly.plan(actor=actor, group=group, on=on, place=appointed.place, starts_at=appointed.starts_at, key=key)


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody of the register, or a name as it was typed."""

    person: UUID | None = None
    name: str = ""


@transaction.atomic
def send(
    *,
    actor: Actor,
    meeting: Meeting,
    team: Mapping[str, Sequence[Who]],
    partners: Collection[Partner],
    seen: str,
    key: UUID,
) -> Meeting:
    """Who goes there for what, and which bodies come: all of it anew. ``seen`` is ``mark`` of what stood there when it was begun.

    Refuses: MTG-023 (somebody else changed it meanwhile).
    """
    written = {kind: list(dict.fromkeys(who)) for kind, who in team.items()}
    arguments = {
        "meeting": meeting.pk,
        "team": {kind: [[one.person, one.name] for one in who] for kind, who in written.items()},
        "partners": sorted(str(one.pk) for one in partners),
    }
    if trail.once(actor=actor, key=key, what="meetings.send_team", arguments=arguments, subject=meeting.pk):
        locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        if seen != mark(locked):
            raise refusals.TeamChanged
        locked.duties.all().delete()
        Duty.objects.bulk_create(
            Duty(id=uuid7(), meeting=locked, kind=kind, position=at, person_id=one.person, name=one.name)
            for kind, who in written.items()
            for at, one in enumerate(who)
        )
        locked.partners.set(partners)
    return Meeting.objects.get(pk=meeting.pk)


def mark(meeting: Meeting) -> str:
    """What stands in a meeting's team at the moment, in a few letters to compare."""
    duties = meeting.duties.order_by("kind", "position").values_list("kind", "position", "person", "name")
    bodies = meeting.partners.order_by("pk").values_list("pk", flat=True)
    return hashlib.sha256(repr([list(duties), list(bodies)]).encode()).hexdigest()[:16]
