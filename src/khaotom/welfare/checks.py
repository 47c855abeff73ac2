"""Findings over what the welfare fund gave and was given: each payment is worked out once more, rests on a rule of its day, counts no day twice."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from django.core.files.storage import default_storage
from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.models import Version
from khaotom.ledger.models import Line
from khaotom.till.models import Voucher
from khaotom.trail.checks import checks
from khaotom.trail.models import Command
from khaotom.welfare import claims, leaving
from khaotom.welfare.chart import GIVEN
from khaotom.welfare.models import Claim, Evidence, Matching, Occurrence

CHUNK = 2000  # rows held at a time
PAID = Claim.objects.exclude(voucher=None)
ASKED_AT = Subquery(Command.objects.filter(pk=OuterRef("pk")).values("at"))  # a claim's id is its command's


def replays() -> Iterator[str]:
    """Every payment by a rule comes out the same to the satang, by the facts kept with it and the rules as they were known then."""
    rows = PAID.exclude(outcome={}).annotate(asked_at=ASKED_AT).select_related("clause")
    ordered = rows.order_by("group", "clause__kind", "clause__slot", "pk").iterator(CHUNK)
    for (group, name), of_clause in groupby(ordered, key=lambda one: (one.group_id, one.clause.name)):
        written, course_at = bylaws.written(group, name), lru_cache(maxsize=None)(bylaws.course)
        for claim in of_clause:
            if "facts" not in claim.outcome:
                continue  # asked before facts were kept; its lines are summed below all the same
            out = claims.judged_again(claim, course_at(written.known(claim.asked_at)))
            if out.amount != claim.amount:
                yield f"claim {claim.pk} was paid {claim.amount} satang; worked out once more it is {out.amount} ({out.why or 'due'})"


def amounts() -> Iterator[str]:
    """A claim's amount is that of its days and of its voucher."""
    counted = Occurrence.objects.filter(claim=OuterRef("pk")).values("claim").annotate(all=Sum("amount")).values("all")
    rows = PAID.annotate(days=Coalesce(Subquery(counted), 0))
    wrong = ~Q(voucher__amount=F("amount")) | (~Q(outcome={}) & ~Q(days=F("amount")))
    for pk, amount, days, paid in rows.filter(wrong).values_list("pk", "amount", "days", "voucher__amount").order_by("pk"):
        yield f"claim {pk} is of {amount} satang, its days of {days}, its voucher of {paid}"


def rules() -> Iterator[str]:
    """No claim is paid without a clause of its group or network that was in force on the day it happened, as known when it was asked."""
    own_or_common = Q(clause__group=OuterRef("group")) | Q(clause__group=None, clause__network=OuterRef("group__network"))
    version = Version.objects.filter(own_or_common, pk=OuterRef("version"), clause=OuterRef("clause"), repeals=False)
    later = Version.objects.filter(
        clause=OuterRef("clause"),
        recorded_at__lte=OuterRef("asked_at"),
        effective_from__gt=OuterRef("began"),
        effective_from__lte=OuterRef("first_day"),
    )
    not_taken_back = Q(taken_back_at=None) | Q(taken_back_at__gt=OuterRef("asked_at"))
    rows = PAID.annotate(asked_at=ASKED_AT, began=Subquery(version.values("effective_from")))
    for claim in rows.annotate(later=Exists(later.filter(not_taken_back))).order_by("pk").iterator(CHUNK):
        rest_of_a_stay = claims.event_of(claim).began is not None  # paid by the rule of its first part
        if claim.began is None or claim.began > claim.first_day or (claim.later and not rest_of_a_stay):
            yield f"claim {claim.pk} is paid by a clause that was not in force on {claim.first_day}"


def days() -> Iterator[str]:
    """No day of one person's event is counted twice, whoever was found to be the same person later."""
    whole = Coalesce("person__same_as", "person")
    rows = Occurrence.objects.filter(standing=True).annotate(whole=whole).order_by("whole", "family", "day", "mark", "claim")
    listed = rows.values_list("whole", "family", "day", "mark", "claim")
    for (_person, _family, day, _mark), same in groupby(listed.iterator(CHUNK), key=lambda row: row[:4]):
        both = [row[4] for row in same]
        if len(both) > 1:
            yield f"claims {', '.join(str(one) for one in both)} count {day} of one person's event twice"


def shown() -> Iterator[str]:
    """No claim is paid without what its clause asks to be shown or a reason, and each picture has its file."""
    rows = PAID.filter(claims.LACKING).values_list("pk", flat=True).order_by("pk")
    yield from (f"claim {pk} was paid and nothing is shown with it" for pk in rows)
    for pk, photo in Evidence.objects.exclude(photo="").values_list("pk", "photo").order_by("pk").iterator(CHUNK):
        if not default_storage.exists(photo):
            yield f"evidence {pk} has no file"


def nothing_paid_back() -> Iterator[str]:
    """What members gave goes down by taking an entry back, and by what a clause pays back to who leaves; by nothing else."""
    by_rule = Voucher.objects.filter(purpose=leaving.BACK).exclude(clause_number="").values("pk")
    rows = Line.objects.filter(account__code__in=GIVEN, amount__gt=0, entry__reverses=None)
    rows = rows.exclude(entry__citation_kind="voucher", entry__citation_id__in=by_rule)
    for entry, amount in rows.values_list("entry", "amount").iterator():
        yield f"entry {entry} pays back {amount} satang of what members gave to the welfare fund"


def no_more_than_asked_for() -> Iterator[str]:
    """No source gave more than it was asked for."""
    rows = Matching.objects.annotate(came=Sum("grants__amount")).filter(came__gt=F("amount"))
    for matching, asked, came in rows.values_list("pk", "amount", "came").iterator():
        yield f"matching {matching} was asked for {asked} satang and brought {came}"


def register() -> None:
    """Called once, when the program starts."""
    for check in (replays, amounts, rules, days, shown, nothing_paid_back, no_more_than_asked_for):
        checks.register(f"welfare.{check.__name__}", check)
