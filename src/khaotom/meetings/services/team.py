"""The subdistrict team: who offered to help is taken in by a resolution, which gives her an office in it."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.kernel.refusal import Stranger
from khaotom.meetings import refusals
from khaotom.meetings.models import Meeting, Volunteer
from khaotom.meetings.services import days, resolutions
from khaotom.people import selectors
from khaotom.people.models import OfficeKind, Person
from khaotom.people.services import offices, people, teams
from khaotom.people.services.people import Names
from khaotom.trail import services as trail


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is in no register yet."""

    names: Names
    phone: str = ""


@transaction.atomic
def accept(*, actor: Actor, volunteer: Volunteer, who: Person | Newcomer, key: UUID) -> Volunteer:
    """The meeting took her into the subdistrict team, nobody objecting. Where her meeting's minutes are adopted, today's does.

    Refuses: MTG-007 (the meeting is still to come), MTG-043 (taken in before), MTG-044 (in the team already), PPL-001 and PPL-002 (name
    and phone of a newcomer), PPL-022 (nobody writes down an office for herself).
    """
    arguments = {"volunteer": volunteer.pk, "who": _named(who)}
    if not trail.once(actor=actor, key=key, what="meetings.accept", arguments=arguments, subject=volunteer.pk):
        return Volunteer.objects.get(pk=volunteer.pk)
    rows = Volunteer.objects.select_for_update(of=("self",))
    locked = rows.select_related("resolution", "meeting__group", "meeting__network").filter(pk=volunteer.pk).first()
    if locked is None:
        raise Stranger  # struck out meanwhile
    if locked.office_id is not None and locked.resolution is not None:
        raise refusals.TakenInBefore(name=locked.name, number=locked.resolution.number)
    meeting = _meeting(locked)
    team = teams.subdistrict(actor=actor, key=uuid5(key, "team"))
    person = _person(actor, who, uuid5(key, "person"))
    held = selectors.place_in_team(team, person)
    if held is not None:
        raise refusals.InTheTeam(called=person.calling, since=held.since)
    resolution = locked.resolution or resolutions.decide(meeting=meeting, kind="volunteer", key=key)
    locked.resolution = resolution
    locked.office = offices.give(
        actor=actor,
        person=person,
        kind=OfficeKind.TEAM_MEMBER,
        team=team,
        since=meeting.date,
        citation=Citation("resolution", resolution.pk, resolution.number),
        key=uuid5(key, "office"),
    )
    locked.save(update_fields=["resolution", "office"])
    return locked


def _meeting(volunteer: Volunteer) -> Meeting:
    """The meeting that decides."""
    meeting = volunteer.meeting
    if meeting.date > clock.today():
        raise refusals.MeetingStillToCome(day=meeting.date)
    return days.of_same_body(meeting, clock.today()) if meeting.adopted_by_id else meeting


def _person(actor: Actor, who: Person | Newcomer, key: UUID) -> Person:
    """The one human, also where she stands twice in the registers."""
    if isinstance(who, Newcomer):
        return people.add(actor=actor, names=who.names, phone=who.phone, key=key)
    return Person.objects.get(pk=who.whole)


def _named(who: Person | Newcomer) -> object:
    if isinstance(who, Person):
        return who.pk
    names = who.names
    return [names.called_name, names.given_name, names.family_name, who.phone]
