"""ไปถามข่าว: somebody went and asked how she is. Who went is kept; what was said is not."""

from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.savings import refusals
from khaotom.savings.models import Errand
from khaotom.trail import services as trail


@transaction.atomic
def go(*, actor: Actor, errand: Errand, key: UUID) -> Errand:
    """She was visited today, by the one who acts. An errand already done stays as it was: who came first."""
    if trail.once(actor=actor, key=key, what="savings.go", arguments={"errand": errand.pk}, subject=errand.membership_id):
        Errand.objects.filter(pk=errand.pk, gone_on=None).update(gone_on=clock.today(), gone_by=actor.person)
    return Errand.objects.select_related("membership__person", "membership__group").get(pk=errand.pk)


@transaction.atomic
def tell(*, actor: Actor, errand: Errand, by: UUID | None, on: date, key: UUID) -> Errand:
    """Somebody (a person's id) went on a day; without ``by`` she came by herself. Refuses: SAV-010 (done before), SAV-011 (the day)."""
    arguments = {"errand": errand.pk, "by": by, "on": on}
    if trail.once(actor=actor, key=key, what="savings.tell_errand", arguments=arguments, subject=errand.membership_id):
        locked = Errand.objects.select_for_update().get(pk=errand.pk)
        if locked.gone_on is not None or locked.withdrawn:
            raise refusals.ErrandDone
        if not locked.since <= on <= clock.today():
            raise refusals.NotOnThatDay(since=locked.since, typed=on)
        locked.gone_on, locked.gone_by = on, by
        locked.save(update_fields=["gone_on", "gone_by"])
    return Errand.objects.select_related("membership__person", "membership__group").get(pk=errand.pk)
