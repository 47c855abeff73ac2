"""Who reads what was said and decided, and who writes it down: members read, the committee writes."""

from dataclasses import dataclass
from uuid import UUID

from khaotom.bylaws import access as bylaws
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.meetings.blocks import blocks
from khaotom.meetings.models import Chart, Meeting, Voice, Volunteer, Wish
from khaotom.people import access as people
from khaotom.people.models import Group

group = people.group
"""The group, for anybody who may know it from inside: what a meeting decided is everybody's."""

group_to_meet = people.group_as(*people.COMMITTEE)
"""The group, for a member of its committee."""

draft = bylaws.draft_to_write
"""A draft of a group whose rules she writes down."""


def _meeting(actor: Actor, wanted: UUID) -> Meeting:
    found = (
        Meeting.objects.filter(pk=wanted, group__in=people.groups(actor)).select_related("group", "adopted_by__meeting").first()
    )
    if found is None:
        raise Stranger
    return found


def meeting(actor: Actor, meeting: UUID) -> Meeting:
    """A meeting of a group she may know from inside."""
    return _meeting(actor, meeting)


def meeting_to_write(actor: Actor, meeting: UUID) -> Meeting:
    """A meeting of a group on whose committee she is."""
    found = _meeting(actor, meeting)
    people.require(actor, people.COMMITTEE, group=found.group_id)
    return found


@dataclass(frozen=True, slots=True)
class BlockOfMeeting:
    """One block of one meeting's agenda."""

    meeting: Meeting
    block: str


def meeting_block(actor: Actor, meeting: UUID, block: str) -> BlockOfMeeting:
    """A block of a meeting she writes down."""
    found = meeting_to_write(actor, meeting)
    if block not in blocks:
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


def decides(actor: Actor, group: Group) -> bool:
    """Does she write down what the group decides on its rules? For what a page asks for."""
    return bylaws.writes(actor, group)
