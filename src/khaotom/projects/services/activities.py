"""Planning activities. A change is one more version; an activity that is not done is dropped, with the reason, and stays in sight."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Meeting, Wish
from khaotom.people.models import Office, Team
from khaotom.projects import refusals, selectors
from khaotom.projects.models import Activity, ActivityVersion, Held, Programme
from khaotom.projects.selectors import PlannedActivity
from khaotom.projects.services import programmes
from khaotom.projects.services.programmes import Change
from khaotom.trail import services as trail


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers for it: one of a team, an officer, or in words an organisation or a role."""

    team: Team | None = None
    office: Office | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an activity is: ``budget`` in satang, ``source`` where that money comes from, ``wish`` the common activity it carries out."""

    name: str
    budget: int
    source: str
    since: date
    until: date
    answering: Answering
    what: str = ""
    place: str = ""
    wish: Wish | None = None

    @property
    def columns(self) -> dict[str, object]:
        """As a version keeps it."""
        who = self.answering
        return {
            "name": self.name,
            "what": self.what,
            "place": self.place,
            "budget": self.budget,
            "source": self.source,
            "team_id": who.team.pk if who.team else None,
            "office_id": who.office.pk if who.office else None,
            "answers": who.words,
            "since": self.since,
            "until": self.until,
            "wish_id": self.wish.pk if self.wish else None,
        }


COLUMNS = ("name", "what", "place", "budget", "source", "team_id", "office_id", "answers", "since", "until", "wish_id")


@transaction.atomic
def plan(*, actor: Actor, programme: Programme, plan: Plan, key: UUID) -> Activity:
    """One more activity of a programme.

    Refuses: PRJ-001 (more than the programme has), PRJ-005 and PRJ-009 (days), PRJ-007 (the wish is not chosen), PRJ-008 (who answers).
    """
    arguments = {"programme": programme.pk, **plan.columns}
    if not trail.once(actor=actor, key=key, what="projects.plan", arguments=arguments, subject=programme.pk):
        return Activity.objects.get(pk=key)
    programmes.lock(programme.pk)
    _check(programme, plan, freed=0)
    activity = Activity.objects.create(id=key, programme=programme)
    _write(activity, key, 1, plan.columns)
    return activity


@transaction.atomic
def change(*, actor: Actor, activity: Activity, plan: Plan, change: Change, key: UUID) -> Activity:
    """It says something else from now on.

    Refuses: PRJ-003 (changed meanwhile), PRJ-004 (dropped), PRJ-006 (nothing differs), and as ``plan``.
    """
    arguments = {"activity": activity.pk, **plan.columns, "version": change.version, "why": change.why}
    if not trail.once(actor=actor, key=key, what="projects.change_activity", arguments=arguments, subject=activity.pk):
        return activity
    stands = _lock(activity, change.version)
    if plan.columns == {name: getattr(stands.now, name) for name in COLUMNS}:
        raise refusals.NothingDiffers(stands.now.name)
    _check(activity.programme, plan, freed=stands.planned)
    _write(activity, key, stands.now.number + 1, plan.columns, why=change.why)
    return activity


@transaction.atomic
def drop(*, actor: Actor, activity: Activity, change: Change, key: UUID) -> Activity:
    """It is not done; its money may be planned anew. Refuses: PRJ-003 (changed meanwhile), PRJ-004 (dropped before)."""
    arguments = {"activity": activity.pk, "version": change.version, "why": change.why}
    if trail.once(actor=actor, key=key, what="projects.drop", arguments=arguments, subject=activity.pk):
        now = _lock(activity, change.version).now
        _write(activity, key, now.number + 1, {name: getattr(now, name) for name in COLUMNS}, why=change.why, dropped=True)
    return activity


@transaction.atomic
def note_meeting(*, actor: Actor, activity: Activity, meeting: Meeting, key: UUID) -> Activity:
    """It was talked about or held at this meeting. Doing it twice keeps the first."""
    arguments = {"activity": activity.pk, "meeting": meeting.pk}
    if trail.once(actor=actor, key=key, what="projects.note_meeting", arguments=arguments, subject=activity.pk):
        programmes.lock(activity.programme_id)
        if not Held.objects.filter(activity=activity, meeting=meeting, taken_back_at=None).exists():
            Held.objects.create(id=uuid7(), activity=activity, meeting=meeting, noted_at=clock.now())
    return activity


@transaction.atomic
def take_back_meeting(*, actor: Actor, activity: Activity, meeting: Meeting, key: UUID) -> Activity:
    """It was not, after all."""
    arguments = {"activity": activity.pk, "meeting": meeting.pk}
    if trail.once(actor=actor, key=key, what="projects.take_back_meeting", arguments=arguments, subject=activity.pk):
        Held.objects.filter(activity=activity, meeting=meeting, taken_back_at=None).update(taken_back_at=clock.now())
    return activity


def _lock(activity: Activity, version: int) -> PlannedActivity:
    """As it stands, its programme locked. Refuses: PRJ-003, PRJ-004."""
    programmes.lock(activity.programme_id)
    stands = selectors.activity(activity.pk)
    if stands.now.dropped:
        raise refusals.DroppedBefore(stands.now.name, clock.local(stands.now.recorded_at).date())
    if stands.now.number != version:
        raise refusals.PlanChangedMeanwhile(stands.now.name)
    return stands


def _check(programme: Programme, plan: Plan, *, freed: int) -> None:
    """``freed``: satang that this activity planned with before."""
    who = plan.answering
    if sum(map(bool, (who.team, who.office, who.words))) != 1:
        raise refusals.WhoAnswers
    programmes.check_days(plan.since, plan.until)
    if plan.wish is not None and plan.wish.chosen_by_id is None:
        raise refusals.NotCommonYet(plan.wish.text)
    stands = selectors.programme(programme.pk)
    terms, left = stands.now, stands.unplanned + freed
    if not terms.since <= plan.since <= plan.until <= terms.until:
        raise refusals.OutsideTheProgramme(terms.name, terms.since, terms.until)
    if plan.budget > left:
        raise refusals.MoreThanTheProgramme(terms.name, left, plan.budget)


def _write(
    activity: Activity, key: UUID, number: int, columns: dict[str, object], *, why: str = "", dropped: bool = False
) -> None:
    ActivityVersion.objects.create(
        id=key, activity=activity, number=number, recorded_at=clock.now(), why=why, dropped=dropped, **columns
    )
