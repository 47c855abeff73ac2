"""A second person agrees on the spot: by her PIN on the asker's phone, or two members in the room as witnesses."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from khaotom.approvals import refusals, rules
from khaotom.approvals.models import Approval, Request
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.people import selectors as people
from khaotom.people.access import COMMITTEE
from khaotom.people.models import Group, Person
from khaotom.trail.services import Plain, digest


@dataclass(frozen=True, slots=True)
class Agreed:
    """Those who agreed, and how. Made only after a PIN was right, from those on the attendance list, or of a ``request`` that waited."""

    people: tuple[UUID, ...]
    manner: str
    request: UUID | None = None


def by_pin(*, actor: Actor, group: Group, second: Person, barred: Collection[UUID] = ()) -> Agreed:
    """``second`` has just typed the right PIN. Refuses: OFF-003, OFF-004, OFF-005 (not on the committee today)."""
    rules.check_second(actor, second.pk, barred)
    if not people.holds(second.pk, COMMITTEE, group=group.pk):
        raise refusals.NotInOffice(called=second.calling)
    return Agreed((second.pk,), Approval.Manner.PIN)


def by_witnesses(*, actor: Actor, witnesses: Sequence[UUID], present: Collection[UUID], barred: Collection[UUID] = ()) -> Agreed:
    """Two members on the attendance list saw it. Refuses: OFF-003, OFF-004, OFF-006."""
    rules.check_witnesses(witnesses, present, actor, barred)
    return Agreed(tuple(witnesses), Approval.Manner.WITNESS)


def keep(
    *,
    actor: Actor,
    group: Group,
    command: str,
    arguments: Mapping[str, "Plain"],
    agreed: Agreed,
    key: UUID,
    barred: Collection[UUID] = (),
) -> Request:
    """Write down a request that was asked and agreed in one breath; one that waited is there already.

    Inside the command's transaction, after its ``trail.once``.
    """
    if agreed.request is not None:
        return Request.objects.get(pk=agreed.request)
    moment = clock.now()
    request = Request.objects.create(
        id=key,
        network_id=actor.network,
        group=group,
        command=command,
        arguments={},  # done at once: the trail's digest says what
        digest=digest(arguments),
        asker_id=actor.person,
        keyed_by=actor.keyed_by,
        device=actor.device,
        asked_at=moment,
        barred=[str(one) for one in barred],
        needed=len(agreed.people),
        done_at=moment,
    )
    Approval.objects.bulk_create(
        Approval(request=request, person_id=one, manner=agreed.manner, agreed=True, at=moment) for one in agreed.people
    )
    return request
