"""What a claim is shown with: pictures added, one taken away again, and going on without."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from django.core.files.storage import default_storage
from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.people import files
from khaotom.people.files import Picture
from khaotom.people.selectors import kin
from khaotom.trail import services as trail
from khaotom.welfare import claims, refusals
from khaotom.welfare.models import Claim, Evidence

MOST = 8
"""Pictures of one claim."""


@transaction.atomic
def add(*, actor: Actor, claim: Claim, pictures: Sequence[Picture], key: UUID) -> list[Evidence]:
    """Pictures of what the clause asks to be shown, drawn anew already; also after it was paid. ``keep`` then keeps the files.

    Refuses: WEL-028 (too many), WEL-029 (taken back).
    """
    arguments = {"claim": claim.pk, "pictures": [picture.hash.hex() for picture in pictures]}
    ids = [uuid5(key, str(number)) for number in range(len(pictures))]
    if not trail.once(actor=actor, key=key, what="welfare.show", arguments=arguments, subject=claim.pk):
        return list(Evidence.objects.filter(pk__in=ids))
    locked = Claim.objects.select_for_update().get(pk=claim.pk)
    if locked.state == Claim.State.WITHDRAWN:
        raise refusals.TakenBackAlready
    many = locked.evidence.exclude(photo="").count() + len(pictures)
    if many > MOST:
        raise refusals.TooManyPictures(most=MOST, many=many)
    return Evidence.objects.bulk_create(
        Evidence(id=one, claim=locked, photo=picture.name, added_at=clock.now(), added_by_id=actor.person)
        for one, picture in zip(ids, pictures, strict=True)
    )


def keep(rows: Sequence[Evidence], pictures: Sequence[Picture]) -> None:
    """The files of rows that are written; where it was sent twice, the first one's are kept already."""
    names = {row.photo for row in rows}
    for picture in pictures:
        if picture.name in names:
            files.keep(picture)


@transaction.atomic
def take_away(*, actor: Actor, evidence: Evidence, key: UUID) -> None:
    """It is another paper, or another person's: the file goes, that there was one stays. Refuses: WEL-027 (paid)."""
    if not trail.once(
        actor=actor, key=key, what="welfare.unshow", arguments={"evidence": evidence.pk}, subject=evidence.claim_id
    ):
        return
    locked = Claim.objects.select_for_update(of=("self",)).select_related("voucher").get(pk=evidence.claim_id)
    if locked.voucher is not None:
        raise refusals.ShownStays(number=locked.voucher.number)
    row = Evidence.objects.get(pk=evidence.pk)
    name, row.photo = row.photo, ""
    row.save(update_fields=["photo"])
    if name:
        transaction.on_commit(lambda: default_storage.delete(name))


@transaction.atomic
def excuse(*, actor: Actor, claim: Claim, why: str, key: UUID) -> Claim:
    """It goes on without what the clause asks to be shown, and why is written down. Who gains does not write it.

    Refuses: WEL-025 (her own, or of her house), WEL-029 (taken back).
    """
    arguments = {"claim": claim.pk, "why": why}
    if not trail.once(actor=actor, key=key, what="welfare.excuse", arguments=arguments, subject=claim.pk):
        return Claim.objects.get(pk=claim.pk)
    locked = claims.locked(claim.pk)
    if {actor.person, actor.keyed_by} & set(kin(locked.membership)):
        raise refusals.ExcusesOwn
    if locked.state == Claim.State.WITHDRAWN:
        raise refusals.TakenBackAlready
    locked.excused, locked.excused_by_id = why, actor.person
    locked.save(update_fields=["excused", "excused_by"])
    return locked
