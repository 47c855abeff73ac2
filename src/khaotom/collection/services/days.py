"""Opening a day of collection and its tables."""

import secrets
from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.collection import refusals
from khaotom.collection.models import Closing, Sheet, Table
from khaotom.kernel import clock, months
from khaotom.kernel.actor import Actor
from khaotom.meetings.services import days
from khaotom.people.models import Group
from khaotom.till.models import Place
from khaotom.trail import services as trail


@transaction.atomic
def open_day(*, actor: Actor, group: Group, on: date, key: UUID) -> Sheet:
    """Begin collecting at the group's meeting of a day; a day already begun is simply gone on with."""
    if not trail.once(
        actor=actor, key=key, what="collection.open_day", arguments={"group": group.pk, "on": on}, subject=group.pk
    ):
        return Sheet.objects.get(group=group, meeting__date=on)
    meeting = days.held_on(group, on)
    begun = Sheet.objects.filter(meeting=meeting).first()
    return begun or Sheet.objects.create(
        id=key,
        group=group,
        meeting=meeting,
        officer_id=actor.person,
        date=on,
        month=months.of(on),
        opened_at=clock.now(),
        hall_token=secrets.token_urlsafe(32),
    )


@transaction.atomic
def open_counter_day(*, actor: Actor, group: Group, on: date, key: UUID) -> Sheet:
    """A sheet of the actor's own, without a meeting: for a transfer on the 15th. One a day and officer, gone on with if it is there.

    Refuses: COL-031 (the day's meeting is collecting: take it there).
    """
    arguments = {"group": group.pk, "on": on}
    if not trail.once(actor=actor, key=key, what="collection.open_counter_day", arguments=arguments, subject=group.pk):
        return Sheet.objects.get(group=group, date=on, officer=actor.person, meeting=None)
    Group.objects.select_for_update().get(pk=group.pk)
    if Sheet.objects.filter(group=group, meeting__date=on, closing=None).exists():
        raise refusals.MeetingCollects(day=on)
    begun = Sheet.objects.filter(group=group, date=on, officer=actor.person, meeting=None).first()
    return begun or Sheet.objects.create(
        id=key,
        group=group,
        meeting=None,
        officer_id=actor.person,
        date=on,
        month=months.of(on),
        opened_at=clock.now(),
        hall_token=secrets.token_urlsafe(32),
    )


@transaction.atomic
def open_table(*, actor: Actor, sheet: Sheet, place: Place, float_amount: int, key: UUID) -> Table:
    """A table for this actor's device, or (without one) for keying from paper. A device keeps its letter; another gets the next.

    Refuses: COL-012 (closed).
    """
    arguments = {"sheet": sheet.pk, "place": place.pk, "float": float_amount, "device": actor.device}
    if not trail.once(actor=actor, key=key, what="collection.open_table", arguments=arguments, subject=sheet.pk):
        return Table.objects.get(sheet=sheet, device=actor.device)
    locked = lock_open(sheet.pk)
    mine = Table.objects.filter(sheet=locked, device=actor.device).first()
    if mine is not None:
        return mine
    return Table.objects.create(
        id=key,
        sheet=locked,
        letter=_next_letter(locked, paper=actor.device is None),
        device_id=actor.device,
        place=place,
        responsible_id=actor.person,
        float_amount=float_amount,
        opened_at=clock.now(),
    )


def _next_letter(sheet: Sheet, *, paper: bool) -> str:
    """A, B, C … for phones; P for what is keyed from paper."""
    if paper:
        return "P"
    used = Table.objects.filter(sheet=sheet).exclude(device=None).count()
    letters = "ABCDEFGHJKLMNQRSTUVWXYZ"
    return letters[used] if used < len(letters) else letters[used // len(letters) - 1] + letters[used % len(letters)]


def lock_open(sheet: UUID) -> Sheet:
    """The sheet, locked; slips, counts and payments of one evening queue here. Refuses: COL-012 (closed)."""
    locked = Sheet.objects.select_for_update().select_related(None).get(pk=sheet)
    closing = Closing.objects.filter(sheet=locked).first()
    if closing is not None:
        raise refusals.DayClosed(day=locked.date, time=clock.local(closing.closed_at))
    return locked
