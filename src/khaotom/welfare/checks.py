"""What may never be false of the welfare fund's money."""

from collections.abc import Iterator

from django.db.models import F, Sum

from khaotom.ledger.models import Line
from khaotom.trail.checks import checks
from khaotom.welfare.chart import GIVEN
from khaotom.welfare.models import Matching


def nothing_paid_back() -> Iterator[str]:
    """What members gave goes down by taking an entry back, and by nothing else."""
    rows = Line.objects.filter(account__code__in=GIVEN, amount__gt=0, entry__reverses=None)
    for entry, amount in rows.values_list("entry", "amount").iterator():
        yield f"entry {entry} pays back {amount} satang of what members gave to the welfare fund"


def no_more_than_asked_for() -> Iterator[str]:
    """No source gave more than it was asked for."""
    rows = Matching.objects.annotate(came=Sum("grants__amount")).filter(came__gt=F("amount"))
    for matching, asked, came in rows.values_list("pk", "amount", "came").iterator():
        yield f"matching {matching} was asked for {asked} satang and brought {came}"


def register() -> None:
    """Make them known to ``khaotom check``."""
    checks.register("welfare.nothing_paid_back", nothing_paid_back)
    checks.register("welfare.no_more_than_asked_for", no_more_than_asked_for)
