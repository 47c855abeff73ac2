"""What becomes of a part in the fund for which nothing was given for long: it has ended, or the meeting gives time."""

from uuid import UUID

from django.db import transaction

from khaotom.bylaws import selectors as bylaws
from khaotom.kernel import clock, months
from khaotom.kernel.actor import Actor
from khaotom.meetings.services import days, resolutions
from khaotom.people.models import Membership
from khaotom.people.selectors import kin
from khaotom.trail import services as trail
from khaotom.welfare import lapses, refusals
from khaotom.welfare.models import Joining, Patience
from khaotom.welfare.rhythms import Lapse
from khaotom.welfare.selectors import SPLIT

LONGEST = 12  # months from now for which a meeting gives time at once


@transaction.atomic
def confirm(*, actor: Actor, membership: Membership, key: UUID) -> Joining:
    """Somebody asked her, and her part has ended on the day the rule says; what she gave stays given, and arrears are owed no more.

    Refuses: WEL-042 (it has not ended: something was given, or the meeting gave time), WEL-043 (her own, or her house's).
    """
    arguments = {"membership": membership.pk}
    if not trail.once(actor=actor, key=key, what="welfare.confirm_lapse", arguments=arguments, subject=membership.pk):
        return Joining.objects.filter(membership=membership).exclude(lapsed_on=None).latest("lapsed_on")
    Membership.objects.select_for_update().get(pk=membership.pk)
    _refuse_own(actor, membership)
    lapse = lapses.of(membership, clock.today())
    if lapse is None:
        raise refusals.PartGoesOn(called=membership.person.calling)
    part = Joining.objects.select_for_update().filter(membership=membership, until_month=None).first()
    if part is None:
        return _by_split(membership, lapse, key)
    part.until_month, part.lapsed_on = lapse.last, lapse.day
    part.save(update_fields=["until_month", "lapsed_on"])
    return part


def _by_split(membership: Membership, lapse: Lapse, key: UUID) -> Joining:
    """Who took part only because payments are split has no part of her own until it ends: written down as it was, from its first month."""
    course = bylaws.courses(membership.group_id, [SPLIT])[SPLIT]
    began = lapses.begun(course)
    return Joining.objects.create(
        id=key,
        membership=membership,
        from_month=lapses.sharing(course, [membership])[membership.pk],
        since=max(began, membership.joined_on) if began else None,
        until_month=lapse.last,
        lapsed_on=lapse.day,
    )


@transaction.atomic
def give_time(*, actor: Actor, membership: Membership, through_month: int, key: UUID) -> Patience:
    """Today's meeting, nobody objecting, gives her time through a month: it counts against her no more, though she owes it.

    Refuses: WEL-043 (her own, or her house's), WEL-044 (a month that is over, or too far away).
    """
    arguments = {"membership": membership.pk, "through": through_month}
    if not trail.once(actor=actor, key=key, what="welfare.give_time", arguments=arguments, subject=membership.pk):
        return Patience.objects.get(pk=key)
    _refuse_own(actor, membership)
    now = months.of(clock.today())
    if not now <= through_month <= now + LONGEST:
        raise refusals.NoSuchTime(first=now, last=now + LONGEST)
    meeting = days.on(membership.group, clock.today())
    resolution = resolutions.decide(meeting=meeting, kind="welfare.time", key=key)
    return Patience.objects.create(id=key, membership=membership, through_month=through_month, resolution=resolution)


def _refuse_own(actor: Actor, membership: Membership) -> None:
    if {actor.person, actor.keyed_by} & set(kin(membership)):
        raise refusals.OwnPart
