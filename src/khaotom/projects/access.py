"""Everybody reads the plans; the central team writes them: the network's officers, and who is in its central working team."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from khaotom.kernel.actor import Actor
from khaotom.meetings.models import Meeting
from khaotom.people import access as people
from khaotom.people.models import Network, Team
from khaotom.projects.models import Activity, Programme


def writes(actor: Actor) -> bool:
    """Does she write the plans down? For what a page offers too."""
    in_team = Q(team__kind=Team.Kind.CENTRAL, team__community=None)
    officer = Q(kind__in=people.NETWORK_OFFICERS, group=None, team=None)
    return people.offices(actor).filter(in_team | officer).exists()


def plans(actor: Actor) -> Network:
    """The network whose plans she writes down."""
    if not writes(actor):
        people.require(actor, people.NETWORK_OFFICERS, group=None)
    return people.one(people.scoped(actor, Network), pk=actor.network)


def programme(actor: Actor, programme: UUID) -> Programme:
    """A programme whose plan she writes down."""
    network = plans(actor)
    return people.one(Programme.objects.filter(network=network), pk=programme)


def activity(actor: Actor, activity: UUID) -> Activity:
    """An activity whose plan she writes down."""
    network = plans(actor)
    return people.one(Activity.objects.filter(programme__network=network).select_related("programme"), pk=activity)


_activity = activity


@dataclass(frozen=True, slots=True)
class MeetingOfActivity:
    """An activity, and a meeting of its network."""

    activity: Activity
    meeting: Meeting


def activity_meeting(actor: Actor, activity: UUID, meeting: UUID) -> MeetingOfActivity:
    """An activity whose plan she writes down, and a meeting of the network."""
    found = _activity(actor, activity)
    return MeetingOfActivity(found, people.one(Meeting.objects.filter(network=actor.network), pk=meeting))


plans.offices = people.NETWORK_OFFICERS  # type: ignore[attr-defined]  # named on the 403 page and in the walking test
programme.offices = people.NETWORK_OFFICERS  # type: ignore[attr-defined]
activity.offices = people.NETWORK_OFFICERS  # type: ignore[attr-defined]
activity_meeting.offices = people.NETWORK_OFFICERS  # type: ignore[attr-defined]
