"""Promising and pausing."""

from uuid import UUID

from django.db import transaction

from khaotom.bylaws import selectors as bylaws
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.meetings.models import Resolution
from khaotom.people.models import Membership
from khaotom.savings import refusals
from khaotom.savings.models import Pledge, PledgePause
from khaotom.trail import services as trail


@transaction.atomic
def promise(*, actor: Actor, membership: Membership, amount: int, from_month: int, key: UUID) -> Pledge:
    """The member's pledge is ``amount`` satang from a month on. Refuses: SAV-003 (outside the clause), BYL-004 (no clause)."""
    arguments = {"membership": membership.pk, "amount": amount, "from": from_month}
    if not trail.once(actor=actor, key=key, what="savings.promise", arguments=arguments, subject=membership.pk):
        return Pledge.objects.get(pk=key)
    rule = bylaws.need(membership.group_id, "pledge", clock.today())
    bounds = rule.parameters
    if not bounds.lowest <= amount <= bounds.highest or amount % bounds.step:
        raise refusals.OutsidePledgeRule(
            clause=rule.clause, lowest=bounds.lowest, highest=bounds.highest, step=bounds.step, typed=amount
        )
    Pledge.objects.filter(membership=membership, from_month=from_month).delete()
    return Pledge.objects.create(id=key, membership=membership, amount=amount, from_month=from_month)


@transaction.atomic
def pause(
    *, actor: Actor, membership: Membership, from_month: int, months: int, resolution: Resolution, key: UUID
) -> PledgePause:
    """Months without pledge or fine, as the meeting resolved. Refuses: SAV-004 (longer than the clause allows)."""
    arguments = {"membership": membership.pk, "from": from_month, "months": months, "resolution": resolution.pk}
    if not trail.once(actor=actor, key=key, what="savings.pause", arguments=arguments, subject=membership.pk):
        return PledgePause.objects.get(pk=key)
    rule = bylaws.need(membership.group_id, "pledge", clock.today())
    if months > rule.parameters.pause:
        raise refusals.PauseTooLong(clause=rule.clause, longest=rule.parameters.pause, typed=months)
    return PledgePause.objects.create(id=key, membership=membership, from_month=from_month, months=months, resolution=resolution)
