"""What a voucher rests on, for the pages of the book: the rule it names."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.bylaws import words
from khaotom.ledger.bases import Basis, bases
from khaotom.till.models import Voucher


def of_vouchers(ids: Collection[UUID]) -> dict[UUID, list[Basis]]:
    """By voucher, the clause under which it was paid; one query."""
    rows = Voucher.objects.filter(pk__in=ids).exclude(clause_number="").values_list("pk", "clause_number")
    return {pk: [Basis(_("By the rule"), words.clause(number))] for pk, number in rows}


def register() -> None:
    """Make it known to the book."""
    bases.register("till.voucher", of_vouchers)
