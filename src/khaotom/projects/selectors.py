"""The programmes as they stand today, with what they said before."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from khaotom.kernel.invariant import invariant
from khaotom.meetings.models import Meeting
from khaotom.projects import rules
from khaotom.projects.models import Activity, ActivityVersion, Held, Programme, ProgrammeVersion


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """An activity with every version of it, the oldest first; ``meetings`` at which it was talked about or held."""

    activity: Activity
    versions: Sequence[ActivityVersion]
    held: Sequence[Held]

    @property
    def now(self) -> ActivityVersion:
        """What it says today."""
        return self.versions[-1]

    @property
    def meetings(self) -> list[Meeting]:
        """Not those taken back."""
        return [one.meeting for one in self.held if one.taken_back_at is None]

    @property
    def planned(self) -> int:
        """Satang it plans with: nothing once it is dropped."""
        return 0 if self.now.dropped else self.now.budget


@dataclass(frozen=True, slots=True)
class PlannedProgramme:
    """A programme with every version of it, the oldest first, and its activities in the order of their days, dropped ones last."""

    programme: Programme
    versions: Sequence[ProgrammeVersion]
    activities: Sequence[PlannedActivity]

    @property
    def now(self) -> ProgrammeVersion:
        """What it says today."""
        return self.versions[-1]

    @property
    def planned(self) -> int:
        """Satang that its activities plan with."""
        return sum(one.planned for one in self.activities)

    @property
    def unplanned(self) -> int:
        """Satang that are in no activity yet."""
        left = rules.unplanned(self.now.budget, (one.planned for one in self.activities))
        invariant(left >= 0, "activities plan with more than their programme has")
        return left


def programmes(network: UUID) -> list[PlannedProgramme]:
    """Every programme of the network in its order; three queries, however many there are."""
    return _gathered(
        ProgrammeVersion.objects.filter(programme__network=network),
        ActivityVersion.objects.filter(activity__programme__network=network),
        Held.objects.filter(activity__programme__network=network),
    )


def programme(pk: UUID) -> PlannedProgramme:
    """One of them."""
    (found,) = _gathered(
        ProgrammeVersion.objects.filter(programme=pk),
        ActivityVersion.objects.filter(activity__programme=pk),
        Held.objects.filter(activity__programme=pk),
    )
    return found


def activity(pk: UUID) -> PlannedActivity:
    """One activity."""
    versions = ActivityVersion.objects.filter(activity=pk)
    (found,) = _activities(versions, Held.objects.filter(activity=pk)).values()
    return found[0]


def held_at(meeting: UUID) -> list[ActivityVersion]:
    """The activities that were talked about or held at a meeting, each as it stands today, in the order of their names; one query."""
    there = {"activity__held__meeting": meeting, "activity__held__taken_back_at": None}
    newest = {one.activity_id: one for one in ActivityVersion.objects.filter(**there).order_by("number")}
    return sorted((one for one in newest.values() if not one.dropped), key=lambda one: (one.name, one.activity_id))


def names(network: UUID) -> list[str]:
    """What is reported on: every programme and every activity of it, as they are called today."""
    found = []
    for one in programmes(network):
        found += [one.now.name, *(each.now.name for each in one.activities if not each.now.dropped)]
    return list(dict.fromkeys(found))


def _gathered(
    programmes: QuerySet[ProgrammeVersion], activities: QuerySet[ActivityVersion], held: QuerySet[Held]
) -> list[PlannedProgramme]:
    versions: dict[Programme, list[ProgrammeVersion]] = defaultdict(list)
    for version in programmes.select_related("programme").order_by("programme__position", "number"):
        versions[version.programme].append(version)
    found = _activities(activities, held)
    return [PlannedProgramme(one, said, found.get(one.pk, [])) for one, said in versions.items()]


def _activities(activities: QuerySet[ActivityVersion], held: QuerySet[Held]) -> dict[UUID, list[PlannedActivity]]:
    meetings: dict[UUID, list[Held]] = defaultdict(list)
    for one in held.select_related("meeting__group", "meeting__network").order_by("meeting__date", "noted_at"):
        meetings[one.activity_id].append(one)
    versions: dict[Activity, list[ActivityVersion]] = defaultdict(list)
    related = ("activity", "team", "office__person", "office__group", "wish__chosen_by")
    for version in activities.select_related(*related).order_by("number"):
        versions[version.activity].append(version)
    planned = [PlannedActivity(activity, said, meetings[activity.pk]) for activity, said in versions.items()]
    planned.sort(key=lambda one: (one.now.dropped, one.now.since, one.now.until, one.activity.pk))
    found: dict[UUID, list[PlannedActivity]] = defaultdict(list)
    for each in planned:
        found[each.activity.programme_id].append(each)
    return found
