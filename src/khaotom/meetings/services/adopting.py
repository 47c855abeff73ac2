"""The meeting decides on a draft of its rules: each example answered, a quorum, the majority of a change; then it is in force from its day."""

from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from khaotom.bylaws.models import Draft
from khaotom.bylaws.services import drafts
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.meetings.models import Resolution
from khaotom.meetings.services import days, resolutions
from khaotom.meetings.services.resolutions import Vote
from khaotom.trail import services as trail


@transaction.atomic
def decide(*, actor: Actor, draft: Draft, on: date, vote: Vote, key: UUID) -> Resolution:
    """The vote of the group's meeting of a day. Carried, the draft comes into force as it says; not carried, it stays open.

    Refuses: BYL-011 (decided before), BYL-012 and BYL-013 (examples), MTG-001 to MTG-007 (the vote), and as ``bylaws.rules.enact``.
    """
    arguments = {
        "draft": draft.pk,
        "on": on,
        "way": vote.way,
        "hands": [vote.heads, vote.in_favour, vote.against, vote.abstained],
        "named": {str(person): choice for person, choice in vote.named.items()},
        "witnesses": list(vote.witnesses or ()),
    }
    if not trail.once(actor=actor, key=key, what="meetings.decide_draft", arguments=arguments, subject=draft.pk):
        return Resolution.objects.get(pk=key)
    locked = drafts.lock_open(draft.pk)
    drafts.ready(locked)
    meeting = days.on(locked.group, on)
    made = resolutions.vote(meeting=meeting, kind="bylaws", key=key, vote=vote, amends=True)
    if made.passed:
        citation = Citation(kind="resolution", id=made.pk, number=made.number)
        drafts.adopt(actor=actor, draft=locked, citation=citation, decided_on=meeting.date, key=uuid5(key, "version"))
    return made
