"""The last twelve months under a draft of the rule of cash, and of what the group spends."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.approvals.models import Approval, Request
from khaotom.bylaws.kinds import Replay, Unit, Year, compared
from khaotom.kernel import clock
from khaotom.till import rules, selectors
from khaotom.till.clauses import CashRule, SpendingRule
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


def of_spending(year: Year, now: SpendingRule | None, says: SpendingRule) -> Replay:
    """What was spent costs the same by any rule: who decides on it changes. One query."""
    first_of_january = date(year.before.year, 1, 1)  # the year's limit counts from there
    spent = [
        (day, amount) for day, amount, _decided in selectors.spending_of(year.group, since=first_of_january, until=year.last)
    ]
    labels = (
        (_("Payments the committee could have decided by itself"), Unit.TIMES),
        (_("Payments that would have needed a resolution"), Unit.TIMES),
        (_("Spent without asking the meeting"), Unit.SATANG),
    )
    sentence = _("Each payment of running costs is looked at once more: would the committee have decided it, or the meeting?")
    many = sum(day > year.before for day, _amount in spent)
    return Replay(sentence, many, compared(labels, _who_decides(now, spent, year), _who_decides(says, spent, year)))


def _who_decides(rule: SpendingRule | None, spent: Sequence[tuple[date, int]], year: Year) -> Sequence[int]:
    """By the committee and by the meeting, each how often, and how much by the committee; without a rule the meeting decides on all."""
    alone: Counter[int] = Counter()  # by calendar year
    committee = meeting = total = 0
    for day, amount in spent:
        own = rule is not None and rules.beyond(amount, alone=rule.alone, year=rule.year, spent=alone[day.year]) is None
        alone[day.year] += amount if own else 0
        if day > year.before:
            committee, meeting, total = committee + own, meeting + (not own), total + (amount if own else 0)
    return committee, meeting, total
