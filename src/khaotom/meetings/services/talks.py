"""What is told under a heading of the agenda: explained, reported, read back to the room, or brought up besides. A few lines each."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.meetings import refusals
from khaotom.meetings.blocks import told_at
from khaotom.meetings.models import Meeting, Talk
from khaotom.meetings.services import minutes
from khaotom.trail import services as trail


@dataclass(frozen=True, slots=True)
class Told:
    """Some lines under a heading: ``about`` which activity or finding, who told it, and what the room put right in it."""

    block: str
    text: str
    about: str = ""
    put_right: str = ""
    told_by: str = ""


@transaction.atomic
def tell(*, actor: Actor, meeting: Meeting, told: Told, key: UUID, at: datetime | None = None) -> Talk:
    """It was talked about. ``at``: when, where a phone kept it a while; the same lines sent again are the same lines.

    Refuses: MTG-007 (the meeting is still to come), MTG-009 (its minutes are adopted), MTG-060 (no such heading).
    """
    arguments = {"meeting": meeting.pk, **asdict(told)}
    if not trail.once(actor=actor, key=key, what="meetings.tell", arguments=arguments, subject=meeting.pk):
        return Talk.everything.get(pk=key)
    minutes.lock_held(meeting)
    if told.block not in dict(told_at(meeting)):
        raise refusals.NoSuchHeading
    return Talk.objects.create(id=key, meeting=meeting, said_at=at or clock.now(), **asdict(told))
