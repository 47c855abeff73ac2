"""The minutes: made from what was written down, read out and adopted by a later meeting, then sealed; put right by a note."""

from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.meetings import refusals
from khaotom.meetings.models import Meeting, MinutesNote
from khaotom.meetings.services import days, resolutions
from khaotom.trail import services as trail


@transaction.atomic
def adopt(*, actor: Actor, meeting: Meeting, key: UUID) -> Meeting:
    """Today's meeting heard them read out and nobody objected. Refuses: MTG-009 (adopted before), MTG-010 (not by a later meeting)."""
    if not trail.once(actor=actor, key=key, what="meetings.adopt_minutes", arguments={"meeting": meeting.pk}, subject=meeting.pk):
        return Meeting.objects.get(pk=meeting.pk)
    locked = lock_open(meeting)
    if locked.date >= clock.today():
        raise refusals.AdoptedTooSoon
    later = days.of_same_body(locked, clock.today())
    locked.adopted_by = resolutions.decide(meeting=later, kind="minutes", key=key)
    locked.save(update_fields=["adopted_by"])
    return locked


@transaction.atomic
def note(*, actor: Actor, meeting: Meeting, text: str, key: UUID) -> MinutesNote:
    """What they should have said. Refuses: MTG-011 (they can still be changed)."""
    arguments = {"meeting": meeting.pk, "text": text}
    if not trail.once(actor=actor, key=key, what="meetings.note", arguments=arguments, subject=meeting.pk):
        return MinutesNote.objects.get(pk=key)
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if locked.adopted_by_id is None:
        raise refusals.NotAdoptedYet
    return MinutesNote.objects.create(id=key, meeting=locked, text=text, noted_at=clock.now())


def lock_open(meeting: Meeting) -> Meeting:
    """The meeting, locked, while something may still be added to its minutes. Refuses: MTG-009."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("group", "network", "adopted_by")
    locked = rows.get(pk=meeting.pk)
    if locked.adopted_by is not None:
        raise refusals.MinutesAdopted(day=locked.date, number=locked.adopted_by.number)
    return locked


def lock_held(meeting: Meeting) -> Meeting:
    """The same, for what can only have happened at it. Refuses: MTG-007 (it is still to come), MTG-009."""
    locked = lock_open(meeting)
    if locked.date > clock.today():
        raise refusals.MeetingStillToCome(day=locked.date)
    return locked
