"""Who sees what waits, and who may answer: the committee; an answer is always her own, never on a lent phone."""

from uuid import UUID

from khaotom.approvals.commands import commands
from khaotom.approvals.models import Request
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.people import access as people

waiting = people.group_as(*people.COMMITTEE)
"""The group, for a member of its committee."""


def request(actor: Actor, asked: UUID) -> Request:
    """What somebody of her committee asked for. Not while the phone is lent."""
    found = (
        Request.objects.filter(pk=asked, group__in=people.groups(actor), command__in=list(commands))
        .exclude(arguments={})
        .select_related("asker", "group")
        .first()
    )
    if found is None or found.group_id is None:
        raise Stranger
    people.require(actor, people.COMMITTEE, group=found.group_id)
    people.herself(actor)
    return found


request.offices = people.COMMITTEE  # type: ignore[attr-defined]  # named on the 403 page and in the walking test
