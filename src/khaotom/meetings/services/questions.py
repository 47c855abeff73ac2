"""A question put to the meeting and answered by counted hands: what is no rule, no money and nobody's own matter."""

from uuid import UUID

from django.db import transaction

from khaotom.kernel.actor import Actor
from khaotom.meetings import refusals
from khaotom.meetings.models import Meeting, Resolution
from khaotom.meetings.services import minutes, resolutions
from khaotom.meetings.services.resolutions import Vote
from khaotom.trail import services as trail

KIND = "question"


@transaction.atomic
def decide(*, actor: Actor, meeting: Meeting, text: str, vote: Vote, key: UUID) -> Resolution:
    """The meeting was asked. Refuses: MTG-001 to MTG-007 (the vote), MTG-009, MTG-050 (the same question was counted already)."""
    arguments = {"meeting": meeting.pk, "text": text} | _counted(vote)
    if not trail.once(actor=actor, key=key, what="meetings.ask", arguments=arguments, subject=meeting.pk):
        return Resolution.objects.get(pk=key)
    locked = minutes.lock_open(meeting)
    before = Resolution.objects.filter(meeting=locked, kind=KIND, text=text).first()
    if before is not None:
        raise refusals.CountedBefore(before)
    return resolutions.vote(meeting=locked, kind=KIND, key=key, vote=vote, text=text)


def _counted(vote: Vote) -> dict[str, object]:
    """A vote among a command's arguments; one sent before anybody was named in one stays the same command."""
    return {name: value for name, value in vote.arguments.items() if value or name == "hands"}
