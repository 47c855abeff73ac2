"""The last twelve months under a draft of the rule of cash: what stayed in the box, differences, banking, payments."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.approvals.models import Approval, Request
from khaotom.bylaws.kinds import Replay, Unit, Year, compared
from khaotom.kernel import clock
from khaotom.till import rules
from khaotom.till.clauses import CashRule
from khaotom.till.models import Banking, Count, Custody, Voucher


def of_cash(year: Year, now: CashRule | None, says: CashRule) -> Replay:
    """Each evening by itself, as it was counted; five queries."""
    held = Custody.objects.filter(place__group=year.group, **year.within("since__date"))
    evenings = list(held.values_list("amount", flat=True))
    banked = list(Banking.objects.filter(custody__in=held).values_list("custody__since", "on"))
    differences, agreed = _differences(year), _agreed(year)

    def told(rule: CashRule | None) -> Sequence[int]:
        if rule is None:
            return 0, 0, 0, 0, 0
        return (
            sum(amount > rule.keep for amount in evenings),
            sum(rules.to_bank(amount, rule.keep) for amount in evenings),
            sum(on > rules.working_days_after(clock.local(since).date(), rule.bank_days) for since, on in banked),
            sum(abs(one) >= rule.tolerance for one in differences),
            sum(
                not rules.enough_agreed(many, witnessed=witnessed, asker_counts=counts, approvers=rule.approvers)
                for many, witnessed, counts in agreed
            ),
        )

    labels = (
        (_("Evenings with more cash than may stay"), Unit.TIMES),
        (_("To be taken to the bank"), Unit.SATANG),
        (_("Times it came to the bank later than the rule says"), Unit.TIMES),
        (_("Differences that want a reason"), Unit.TIMES),
        (_("Payments to which too few agreed"), Unit.TIMES),
    )
    sentence = _(
        "Each evening's count, each difference, each way to the bank and each payment is looked at once more, by itself."
    )
    return Replay(sentence, len(evenings) + len(agreed), compared(labels, told(now), told(says)))


def _differences(year: Year) -> list[int]:
    """What each place was counted short or over when an evening was closed: of its counts the last one."""
    rows = Count.objects.filter(place__group=year.group, moment=Count.Moment.CLOSING, **year.within("at__date"))
    last = {(one.subject, one.place_id): one.difference for one in rows.order_by("at", "pk")}
    return [one for one in last.values() if one]


def _agreed(year: Year) -> list[tuple[int, bool, bool]]:
    """Of each payment: how many agreed, whether they were witnesses in the room, and whether who asked counts herself."""
    paid = Voucher.objects.filter(group=year.group, **year.within("paid_at__date")).values("pk")
    requests = {one.pk: str(one.asker_id) not in one.barred for one in Request.objects.filter(pk__in=paid)}
    manners: dict[UUID, list[str]] = defaultdict(list)
    for request, manner in Approval.objects.filter(request__in=paid, agreed=True).values_list("request", "manner"):
        manners[request].append(manner)
    return [(len(manners[one]), Approval.Manner.WITNESS in manners[one], asker_counts) for one, asker_counts in requests.items()]
