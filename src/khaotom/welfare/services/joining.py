"""Taking part in the welfare fund."""

from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock, months
from khaotom.kernel.actor import Actor
from khaotom.people.models import Membership
from khaotom.trail import services as trail
from khaotom.welfare import refusals
from khaotom.welfare.models import Joining


@transaction.atomic
def join(*, actor: Actor, membership: Membership, from_month: int, key: UUID, since: date | None = None) -> Joining:
    """The member takes part from a month on; one who already does keeps her first month.

    ``since``: her first day in the fund, where she gave to it before this book began. Refuses: WEL-003 (a day still to come).
    """
    arguments = {"membership": membership.pk, "from": from_month, "since": since}
    if not trail.once(actor=actor, key=key, what="welfare.join", arguments=arguments, subject=membership.pk):
        return Joining.objects.filter(pk=key).first() or Joining.objects.filter(membership=membership).latest("from_month")
    if since is not None and since > clock.today():
        raise refusals.SinceStillToCome(day=since)
    Membership.objects.select_for_update().get(pk=membership.pk)
    already = Joining.objects.filter(membership=membership, until_month=None).first()
    first = since or max(months.first_day(from_month), clock.today())
    return already or Joining.objects.create(id=key, membership=membership, from_month=from_month, since=first)


@transaction.atomic
def leave(*, actor: Actor, membership: Membership, last_month: int, key: UUID) -> Joining | None:
    """The member takes part no longer after a month; what she gave stays given. None when she did not take part.

    Refuses: WEL-001 (the last month lies before the first).
    """
    arguments = {"membership": membership.pk, "last": last_month}
    if not trail.once(actor=actor, key=key, what="welfare.leave", arguments=arguments, subject=membership.pk):
        return Joining.objects.filter(membership=membership, until_month=last_month).first()
    row = Joining.objects.select_for_update().filter(membership=membership, until_month=None).first()
    if row is not None:
        if last_month < row.from_month - 1:
            raise refusals.LeavesBeforeJoining(first=row.from_month)
        row.until_month = last_month
        row.save(update_fields=["until_month"])
    return row


@transaction.atomic
def set_since(*, actor: Actor, membership: Membership, since: date, key: UUID) -> None:
    """Her first day in the fund, as her old passbook says it. Refuses: WEL-003."""
    arguments = {"membership": membership.pk, "since": since}
    if trail.once(actor=actor, key=key, what="welfare.set_since", arguments=arguments, subject=membership.pk):
        if since > clock.today():
            raise refusals.SinceStillToCome(day=since)
        Joining.objects.filter(membership=membership, until_month=None).update(since=since)


def begin(membership: Membership, *, from_month: int) -> None:
    """What she gives begins with a month: before it, her passbook answers. Inside the transaction that brings the passbook in."""
    Joining.objects.filter(membership=membership, until_month=None).update(from_month=from_month)
