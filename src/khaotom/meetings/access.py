"""Who reads what was said and decided, and who writes it down: members read, the committee writes."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from khaotom.bylaws import access as bylaws
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.meetings.blocks import of_meeting
from khaotom.meetings.models import Attendance, Chart, Meeting, Round, Voice, Volunteer, Wish
from khaotom.people import access as people
from khaotom.people.models import Group, Network, OfficeKind, Team

group = people.group
"""The group, for anybody who may know it from inside: what a meeting decided is everybody's."""

group_to_meet = people.group_as(*people.COMMITTEE)
"""The group, for a member of its committee."""

group_to_rule = bylaws.group_to_rule
"""The group, for one who writes its rules down."""

draft = bylaws.draft_to_write
"""A draft of a body whose rules she writes down."""


def _meeting(actor: Actor, wanted: UUID) -> Meeting:
    of_group, of_network = Q(group__in=people.groups(actor)), Q(group=None, network=actor.network)
    rows = Meeting.objects.filter(of_group | of_network).select_related("group", "network", "adopted_by__meeting")
    found = rows.filter(pk=wanted).first()
    if found is None:
        raise Stranger
    return found


def meeting(actor: Actor, meeting: UUID) -> Meeting:
    """A meeting of a group she may know from inside, or of the network: what that decided is everybody's."""
    return _meeting(actor, meeting)


def meeting_to_write(actor: Actor, meeting: UUID) -> Meeting:
    """A meeting of a group on whose committee she is; the network's own, for its officers."""
    found = _meeting(actor, meeting)
    people.require(actor, people.COMMITTEE if found.group_id else people.NETWORK_OFFICERS, group=found.group_id)
    return found


@dataclass(frozen=True, slots=True)
class BlockOfMeeting:
    """One block of one meeting's agenda."""

    meeting: Meeting
    block: str


def meeting_block(actor: Actor, meeting: UUID, block: str) -> BlockOfMeeting:
    """A block of a meeting she writes down."""
    found = meeting_to_write(actor, meeting)
    if block not in dict(of_meeting(found)):
        raise Stranger
    return BlockOfMeeting(found, block)


def voice(actor: Actor, voice: UUID) -> Voice:
    """A voice of a meeting she writes down."""
    found = Voice.objects.filter(pk=voice).select_related("meeting__group").first()
    if found is None:
        raise Stranger
    meeting_to_write(actor, found.meeting_id)
    return found


def volunteer(actor: Actor, volunteer: UUID) -> Volunteer:
    """A volunteer of a meeting she writes down."""
    found = Volunteer.objects.filter(pk=volunteer).select_related("meeting__group").first()
    if found is None:
        raise Stranger
    meeting_to_write(actor, found.meeting_id)
    return found


meeting_to_write.offices = people.COMMITTEE  # type: ignore[attr-defined]  # named on the 403 page and in the walking test
meeting_block.offices = people.COMMITTEE  # type: ignore[attr-defined]
voice.offices = people.COMMITTEE  # type: ignore[attr-defined]
volunteer.offices = people.COMMITTEE  # type: ignore[attr-defined]


def board(actor: Actor) -> UUID:
    """The wishes of the whole network, for everybody in it."""
    return actor.network


def wish(actor: Actor, wish: UUID) -> Wish:
    """A wish of the network, for those who look after it as a whole."""
    found = Wish.objects.filter(pk=wish, meeting__network=actor.network).select_related("meeting__group__community").first()
    if found is None:
        raise Stranger
    people.require(actor, people.NETWORK_OFFICERS, group=None)
    return found


wish.offices = people.NETWORK_OFFICERS  # type: ignore[attr-defined]


def merges(actor: Actor) -> bool:
    """May she say that two wishes are one? For what a page offers; the act itself asks again."""
    return people.holds(actor, people.NETWORK_OFFICERS, group=None)


def network(actor: Actor) -> Network:
    """The network's own meetings and the subdistrict team, for everybody in it."""
    return people.one(people.scoped(actor, Network), pk=actor.network)


network_to_meet = people.network
"""The network, for those who look after it as a whole."""


def writes_down(actor: Actor, meeting: Meeting) -> bool:
    """Does she write this meeting down? For what a page offers; the act itself asks again."""
    kinds = people.COMMITTEE if meeting.group_id else people.NETWORK_OFFICERS
    return people.holds(actor, kinds, group=meeting.group_id)


def writes(actor: Actor, group: Group) -> bool:
    """Is she on the committee? For what a page offers; the act itself asks again."""
    return people.holds(actor, people.COMMITTEE, group=group.pk)


def chart(actor: Actor, chart: UUID) -> Chart:
    """A photographed flip chart of a meeting of a group she may know from inside: what hung on the wall is everybody's there."""
    found = Chart.objects.filter(pk=chart).select_related("meeting__group", "meeting__adopted_by__meeting").first()
    if found is None:
        raise Stranger
    _meeting(actor, found.meeting_id)
    return found


def chart_to_type(actor: Actor, chart: UUID) -> Chart:
    """The same, for one who writes its meeting down."""
    found = Chart.objects.filter(pk=chart).select_related("meeting__group", "meeting__adopted_by__meeting").first()
    if found is None:
        raise Stranger
    meeting_to_write(actor, found.meeting_id)
    return found


chart_to_type.offices = people.COMMITTEE  # type: ignore[attr-defined]


def decides(actor: Actor, group: Group | None) -> bool:
    """Does she write down what the group, or without one the network, decides on its rules? For what a page asks for."""
    return bylaws.writes(actor, group)


def visitor(actor: Actor, visitor: UUID) -> Attendance:
    """Somebody from outside at a meeting she writes down."""
    found = Attendance.objects.filter(pk=visitor, person=None).first()
    if found is None:
        raise Stranger
    found.meeting = meeting_to_write(actor, found.meeting_id)
    return found


visitor.offices = people.COMMITTEE  # type: ignore[attr-defined]


# --- Rounds ----------------------------------------------------------------------------------------------------------------

SWEEPERS = (*people.NETWORK_OFFICERS, OfficeKind.TEAM_MEMBER)
"""Those who look after the network, and the people of its central team."""


def keeps_rounds(actor: Actor) -> bool:
    """Does she plan rounds? For what a page offers; the acts themselves ask again."""
    of_network = Q(kind__in=people.NETWORK_OFFICERS, group=None, team=None)
    return people.offices(actor).filter(of_network | Q(team__kind=Team.Kind.CENTRAL)).exists()


def rounds(actor: Actor) -> UUID:
    """The rounds of her network: who goes where and how many have come is everybody's."""
    return actor.network


def rounds_to_keep(actor: Actor) -> UUID:
    """The same, for those who plan them."""
    _require_sweeper(actor)
    return actor.network


def sweep(actor: Actor, sweep: UUID) -> Round:
    """A round of her network."""
    return people.one(Round.objects.filter(network=actor.network), pk=sweep)


def sweep_to_keep(actor: Actor, sweep: UUID) -> Round:
    """A round, for those who plan them."""
    found = people.one(Round.objects.filter(network=actor.network), pk=sweep)
    _require_sweeper(actor)
    return found


def team(actor: Actor, meeting: UUID) -> Meeting:
    """A meeting of the network whose field team she may write down: she plans rounds, or is on the group's committee."""
    rows = Meeting.objects.filter(network=actor.network, group__isnull=False).select_related("group__community")
    found = people.one(rows, pk=meeting)
    if not keeps_rounds(actor):
        found = meeting_to_write(actor, meeting)
    return found


def meeting_to_move(actor: Actor, meeting: UUID) -> Meeting:
    """A meeting she may put on another day: she writes it down, or plans the rounds of its network."""
    found = people.one(Meeting.objects.filter(network=actor.network).select_related("group__community", "network"), pk=meeting)
    if found.group_id is None or not keeps_rounds(actor):
        found = meeting_to_write(actor, meeting)
    return found


def may_open(actor: Actor, meeting: Meeting) -> bool:
    """May she open the meeting's page? For where a page leads afterwards."""
    return meeting.group_id is None or people.groups(actor).filter(pk=meeting.group_id).exists()


def _require_sweeper(actor: Actor) -> None:
    if not keeps_rounds(actor):
        people.require(actor, people.NETWORK_OFFICERS, group=None)


rounds_to_keep.offices = SWEEPERS  # type: ignore[attr-defined]
sweep_to_keep.offices = SWEEPERS  # type: ignore[attr-defined]
meeting_to_move.offices = (*people.COMMITTEE, *SWEEPERS)  # type: ignore[attr-defined]
team.offices = (*people.COMMITTEE, *SWEEPERS)  # type: ignore[attr-defined]


def knows(actor: Actor) -> set[UUID]:
    """The groups she may know from inside, for the links of a page."""
    return set(people.groups(actor).values_list("pk", flat=True))
