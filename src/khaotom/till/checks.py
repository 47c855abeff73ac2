"""Findings over what groups spend: no decision of a meeting is overspent, and each receipt has its picture."""

from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db.models import F, Sum

from khaotom.till.models import SpendingDecision, Voucher
from khaotom.trail.checks import checks

CHUNK = 2000  # rows held at a time


def decisions() -> Iterator[str]:
    """What cites a decision to spend is paid by its own group, comes to no more than was decided, and the vote was carried."""
    rows = SpendingDecision.objects.annotate(used=Sum("vouchers__amount")).filter(used__gt=F("amount"))
    for pk, amount, used in rows.values_list("pk", "amount", "used").order_by("pk"):
        yield f"decision {pk} was to spend {amount} satang, and {used} were paid"
    others = Voucher.objects.exclude(decision=None).exclude(decision__resolution__group=F("group"))
    yield from (f"voucher {pk} cites another group's decision" for pk in others.values_list("pk", flat=True).order_by("pk"))
    lost = SpendingDecision.objects.filter(resolution__passed=False).values_list("pk", flat=True)
    yield from (f"decision {pk} rests on a vote that was not carried" for pk in lost.order_by("pk"))


def receipts() -> Iterator[str]:
    """Each picture of a receipt has its file."""
    for pk, receipt in Voucher.objects.exclude(receipt="").values_list("pk", "receipt").order_by("pk").iterator(CHUNK):
        if not default_storage.exists(receipt):
            yield f"the receipt of voucher {pk} has no file"


def register() -> None:
    """Called once, when the program starts."""
    for check in (decisions, receipts):
        checks.register(f"till.{check.__name__}", check)
