"""รอคนที่สอง: an act that waits until others have agreed from their own sign-in. It runs once, at the last yes, checking everything again."""

from collections.abc import Collection, Mapping
from uuid import UUID, uuid5

from django.db import transaction

from khaotom.approvals import refusals, rules
from khaotom.approvals.commands import commands
from khaotom.approvals.models import Approval, Request
from khaotom.approvals.services.presence import Agreed
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.invariant import invariant
from khaotom.people import selectors as people
from khaotom.people.models import Group, Person
from khaotom.trail import services as trail
from khaotom.trail.services import Plain, digest


@transaction.atomic
def ask(
    *,
    actor: Actor,
    group: Group,
    command: str,
    arguments: Mapping[str, Plain],
    key: UUID,
    barred: Collection[UUID] = (),
    needed: int = 1,
) -> Request:
    """Let ``command`` wait for ``needed`` others, none of them in ``barred`` (the receiver and her kin). Nothing is done yet."""
    invariant(command in commands, f"{command} cannot wait for others")
    asked = {"group": group.pk, "command": command, "arguments": arguments, "needed": needed}
    if not trail.once(actor=actor, key=key, what="approvals.ask", arguments=asked, subject=group.pk):
        return Request.objects.get(pk=key)
    return Request.objects.create(
        id=key,
        network_id=actor.network,
        group=group,
        command=command,
        arguments=dict(arguments),
        digest=digest(arguments),
        asker_id=actor.person,
        keyed_by=actor.keyed_by,
        device=actor.device,
        asked_at=clock.now(),
        barred=[str(one) for one in barred],
        needed=needed,
    )


@transaction.atomic
def agree(*, actor: Actor, request: Request, key: UUID) -> Request:
    """Her yes. The last one that is needed runs the command, in the same transaction: what it refuses, she has not agreed to.

    Refuses: OFF-003 (she asked), OFF-004 (kin), OFF-005 (no office), OFF-007 (decided), OFF-008 (agreed before), OFF-009 (the asker
    left the committee), and whatever the command refuses now.
    """
    if not trail.once(actor=actor, key=key, what="approvals.agree", arguments={"request": request.pk}, subject=request.pk):
        return Request.objects.get(pk=request.pk)
    locked = _waiting(request)
    _check_second(actor, locked)
    if Approval.objects.filter(request=locked, person=actor.person).exists():
        raise refusals.AgreedBefore
    _answer(actor, locked, agreed=True)
    yes = tuple(Approval.objects.filter(request=locked, agreed=True).order_by("at", "pk").values_list("person", flat=True))
    if len(yes) >= locked.needed:
        _run(locked, yes)
    return locked


@transaction.atomic
def decline(*, actor: Actor, request: Request, key: UUID) -> Request:
    """Her no ends it. Refuses: OFF-003, OFF-004, OFF-005, OFF-007."""
    if not trail.once(actor=actor, key=key, what="approvals.decline", arguments={"request": request.pk}, subject=request.pk):
        return Request.objects.get(pk=request.pk)
    locked = _waiting(request)
    _check_second(actor, locked)
    Approval.objects.filter(request=locked, person=actor.person).delete()  # she thought better of it
    _answer(actor, locked, agreed=False)
    return _drop(locked)


@transaction.atomic
def take_back(*, actor: Actor, request: Request, key: UUID) -> Request:
    """Who asked does not ask any more. Refuses: OFF-007 (decided), OFF-010 (somebody else asked)."""
    if not trail.once(actor=actor, key=key, what="approvals.take_back", arguments={"request": request.pk}, subject=request.pk):
        return Request.objects.get(pk=request.pk)
    locked = _waiting(request)
    if actor.person != locked.asker_id:
        raise refusals.NotTheAsker(called=locked.asker.calling)
    return _drop(locked)


def _waiting(request: Request) -> Request:
    """The request, locked; two who answer at once queue here. Refuses: OFF-007."""
    locked = Request.objects.select_for_update(of=("self",)).select_related("asker").get(pk=request.pk)
    if locked.done_at is not None or locked.dropped_at is not None:
        raise refusals.AlreadyAnswered
    return locked


def _check_second(actor: Actor, request: Request) -> None:
    rules.check_answer(
        actor, asker=request.asker_id, asker_keyed_by=request.keyed_by, barred={UUID(one) for one in request.barred}
    )
    if not people.holds(actor.person, commands[request.command].offices, group=request.group_id):
        raise refusals.NotInOffice(called=Person.objects.get(pk=actor.person).calling)


def _answer(actor: Actor, request: Request, *, agreed: bool) -> None:
    Approval.objects.create(
        request=request, person_id=actor.person, manner=Approval.Manner.SIGNED_IN, agreed=agreed, at=clock.now()
    )


def _drop(request: Request) -> Request:
    request.dropped_at = clock.now()
    request.save(update_fields=["dropped_at"])
    return request


def _run(request: Request, yes: tuple[UUID, ...]) -> None:
    """In the name of who asked, with exactly what she asked for."""
    invariant(digest(request.arguments) == bytes(request.digest), f"request {request.pk} is not what was asked for")
    command = commands[request.command]
    if not people.holds(request.asker_id, command.offices, group=request.group_id):
        raise refusals.AskerOutOfOffice(called=request.asker.calling)
    asker = Actor(network=request.network_id, person=request.asker_id, keyed_by=request.keyed_by, device=request.device)
    agreed = Agreed(yes, Approval.Manner.SIGNED_IN, request=request.pk)
    command.run(asker, request.arguments, agreed, uuid5(request.pk, "run"))
    request.done_at = clock.now()
    request.save(update_fields=["done_at"])
