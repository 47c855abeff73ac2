"""ไปถามข่าว: somebody went and asked how she is. Who went is kept; what was said is not."""

from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.savings.models import Errand
from khaotom.trail import services as trail


@transaction.atomic
def go(*, actor: Actor, errand: Errand, key: UUID) -> Errand:
    """She was visited today, by the one who acts. An errand already done stays as it was: who came first."""
    if trail.once(actor=actor, key=key, what="savings.go", arguments={"errand": errand.pk}, subject=errand.membership_id):
        Errand.objects.filter(pk=errand.pk, gone_on=None).update(gone_on=clock.today(), gone_by=actor.person)
    return Errand.objects.select_related("membership__person", "membership__group").get(pk=errand.pk)
