"""What a voucher rests on, for the pages of the book: the rule it names, and what the meeting decided to spend."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.bylaws import words
from khaotom.ledger.bases import Basis, bases
from khaotom.till.models import Voucher


def of_vouchers(ids: Collection[UUID]) -> dict[UUID, list[Basis]]:
    """By voucher, the clause under which it was paid and the resolution it uses up; one query."""
    rows = Voucher.objects.filter(pk__in=ids).select_related("decision__resolution__meeting")
    return {one.pk: list(_of(one)) for one in rows if one.clause_number or one.decision}


def _of(paid: Voucher) -> Iterator[Basis]:
    if paid.clause_number:
        yield Basis(_("By the rule"), words.clause(paid.clause_number))
    if paid.decision is not None:
        resolution = paid.decision.resolution
        yield Basis(_("The meeting said yes"), words.basis(words.RESOLUTION, resolution.number, resolution.meeting.date))


def register() -> None:
    """Make it known to the book."""
    bases.register("till.voucher", of_vouchers)
