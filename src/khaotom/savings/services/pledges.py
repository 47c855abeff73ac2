"""Promising, and resting for a while."""

from uuid import UUID

from django.db import transaction

from khaotom.bylaws import selectors as bylaws
from khaotom.kernel import clock, months
from khaotom.kernel.actor import Actor
from khaotom.meetings.models import Resolution
from khaotom.people.models import Membership
from khaotom.savings import refusals, rules
from khaotom.savings.models import Pledge, PledgePause
from khaotom.trail import services as trail


@transaction.atomic
def promise(
    *, actor: Actor, membership: Membership, amount: int, from_month: int, key: UUID, resolution: Resolution | None = None
) -> Pledge:
    """The member's pledge is ``amount`` satang from a month on; what was written for that month before gives way.

    Refuses: SAV-003 (outside the clause), SAV-008 (a change before it was decided), BYL-004 (no clause).
    """
    arguments = {
        "membership": membership.pk,
        "amount": amount,
        "from": from_month,
        "resolution": resolution.pk if resolution else None,
    }
    if not trail.once(actor=actor, key=key, what="savings.promise", arguments=arguments, subject=membership.pk):
        return Pledge.objects.get(membership=membership, from_month=from_month)
    _check_amount(membership, amount)
    _check_start(membership, from_month, resolution)
    Pledge.objects.filter(membership=membership, from_month=from_month).delete()
    return Pledge.objects.create(id=key, membership=membership, amount=amount, from_month=from_month, resolution=resolution)


def begin(membership: Membership, *, from_month: int) -> None:
    """What she owes begins with a month: before it, her passbook answers. Inside the transaction that brings the passbook in."""
    rows = list(Pledge.objects.select_for_update().filter(membership=membership).order_by("from_month"))
    first = next((row for row in reversed(rows) if row.from_month <= from_month), rows[0] if rows else None)
    if first is not None and first.from_month != from_month:
        Pledge.objects.filter(membership=membership, from_month__lt=first.from_month).delete()
        first.from_month = from_month
        first.save(update_fields=["from_month"])


def _check_amount(membership: Membership, amount: int) -> None:
    rule = bylaws.need(membership.group_id, "pledge", clock.today())
    bounds = rule.parameters
    if not bounds.lowest <= amount <= bounds.highest or amount % bounds.step:
        raise refusals.OutsidePledgeRule(
            clause=rule.clause, lowest=bounds.lowest, highest=bounds.highest, step=bounds.step, typed=amount
        )


def _check_start(membership: Membership, from_month: int, resolution: Resolution | None) -> None:
    decided_in = months.of(resolution.meeting.date if resolution else clock.today())
    first = not Pledge.objects.filter(membership=membership).exists()
    if not rules.may_begin(from_month, decided_in=decided_in, first=first):
        raise refusals.PledgeTooEarly(earliest=decided_in)


@transaction.atomic
def pause(
    *, actor: Actor, membership: Membership, from_month: int, months: int, resolution: Resolution, key: UUID
) -> PledgePause:
    """Months without pledge or fine, as the meeting resolved; they may lie behind her, when it forgives what she could not pay.

    Refuses: SAV-004 (longer than the clause allows), BYL-004 (no clause).
    """
    arguments = {"membership": membership.pk, "from": from_month, "months": months, "resolution": resolution.pk}
    if not trail.once(actor=actor, key=key, what="savings.pause", arguments=arguments, subject=membership.pk):
        return PledgePause.objects.get(pk=key)
    rule = bylaws.need(membership.group_id, "pledge", clock.today())
    if months > rule.parameters.pause:
        raise refusals.PauseTooLong(clause=rule.clause, longest=rule.parameters.pause, typed=months)
    return PledgePause.objects.create(id=key, membership=membership, from_month=from_month, months=months, resolution=resolution)


@transaction.atomic
def resume(*, actor: Actor, pause: PledgePause, from_month: int, key: UUID) -> PledgePause | None:
    """She saves again from a month on: the pause ends before it, or, resumed with its first month, never was (None).

    Refuses: SAV-009 (the pause is over by then, or had not begun).
    """
    arguments = {"pause": pause.pk, "from": from_month}
    if not trail.once(actor=actor, key=key, what="savings.resume", arguments=arguments, subject=pause.membership_id):
        return PledgePause.objects.filter(pk=pause.pk).first()
    locked = PledgePause.objects.select_for_update().filter(pk=pause.pk).first()
    if locked is None or not locked.from_month <= from_month < locked.from_month + locked.months:
        raise refusals.NotPausedThen(month=from_month)
    if from_month == locked.from_month:
        locked.delete()
        return None
    locked.months = from_month - locked.from_month
    locked.save(update_fields=["months"])
    return locked
