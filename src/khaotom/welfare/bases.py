"""What help that was paid rests on, for the pages of the book: what brought its clause into force, and the meeting's own yes."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.bylaws import words as bylaws
from khaotom.bylaws.models import Version
from khaotom.ledger.bases import Basis, bases
from khaotom.welfare.models import Claim


def of_vouchers(ids: Collection[UUID]) -> dict[UUID, list[Basis]]:
    """By voucher of a claim; two queries."""
    claims = list(Claim.objects.filter(voucher__in=ids).select_related("resolution__meeting"))
    versions = Version.objects.select_related("clause").in_bulk([one.version for one in claims]) if claims else {}
    return {one.voucher_id: list(_of(one, versions.get(one.version))) for one in claims if one.voucher_id}


def _of(claim: Claim, version: Version | None) -> Iterator[Basis]:
    if version is not None:
        yield Basis(_("The rule rests on"), bylaws.basis_of(version))
    if claim.resolution is not None:
        decided = bylaws.basis(bylaws.RESOLUTION, claim.resolution.number, claim.resolution.meeting.date)
        yield Basis(_("The meeting said yes"), decided)


def register() -> None:
    """Make it known to the book."""
    bases.register("welfare.claim", of_vouchers)
