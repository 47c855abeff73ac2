"""Reads of the till."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce

from khaotom.kernel import clock
from khaotom.ledger import chart as accounts
from khaotom.ledger import selectors as ledger
from khaotom.ledger.holders import Holder, short
from khaotom.ledger.models import Balance
from khaotom.till import chart, rules
from khaotom.till.models import Count, Custody, Place, SpendingDecision, TransferSlip, Voucher
from khaotom.till.purposes import RUNNING, purposes


def box(group: UUID) -> Place:
    """The group's cash box."""
    return Place.objects.get(group=group, kind=Place.Kind.BOX, retired_on=None)


def bank(group: UUID) -> Place | None:
    """The group's bank account, if it has one."""
    return Place.objects.filter(group=group, kind=Place.Kind.BANK, retired_on=None).order_by("pk").first()


def banks(group: UUID) -> list[Place]:
    """The group's bank accounts in use, the first one first."""
    return list(Place.objects.filter(group=group, kind=Place.Kind.BANK, retired_on=None).order_by("pk"))


def places(group: UUID) -> list[Place]:
    """Every place of the group, those in use first."""
    rows = Place.objects.filter(group=group).order_by("pk")
    order = {kind: at for at, kind in enumerate(Place.Kind.values)}
    return sorted(rows, key=lambda place: (place.retired_on is not None, order[place.kind]))


def balances(book: UUID) -> dict[UUID, dict[UUID, int]]:
    """What each fund has in each place by the book: place, fund, satang; also what is still to be found in a bank. One query."""
    codes = (chart.CASH, chart.BANK, chart.TRANSFERS)
    found: dict[UUID, dict[UUID, int]] = defaultdict(lambda: defaultdict(int))
    rows = Balance.objects.filter(account__book=book, account__code__in=codes)
    for place, fund, amount in rows.values_list("account__holder", "account__fund", "amount"):
        found[place][fund] += amount
    return found


def told(membership: UUID) -> list[TransferSlip]:
    """The transfers a member has told, the latest first."""
    rows = TransferSlip.objects.filter(membership=membership).select_related("bank")
    return list(rows.order_by("-told_at", "-pk")[:24])


def latest_counts(subject: UUID, moment: str) -> dict[UUID, Count]:
    """The newest count of each place for one collection, by place."""
    rows = Count.objects.filter(subject=subject, moment=moment).select_related("place", "first_counter", "second_counter")
    return {row.place_id: row for row in rows.order_by("at", "pk")}


def vouchers(subject: UUID) -> list[Voucher]:
    """The payments out of one collection, in order."""
    return list(
        Voucher.objects.filter(subject=subject)
        .select_related("payee__person", "place", "decision__resolution")
        .order_by("number")
    )


def names(places: Iterable[UUID]) -> dict[UUID, str]:
    """What people call these places."""
    return dict(Place.objects.filter(pk__in=places).values_list("pk", "name"))


def trays(group: UUID) -> list[Place]:
    """The group's trays in use, by name."""
    return list(Place.objects.filter(group=group, kind=Place.Kind.TRAY, retired_on=None).order_by("name"))


def holders(places: Collection[UUID]) -> dict[UUID, Holder]:
    """Places as the ledger's pages name them; in exports by kind and id only, since a name may be somebody's."""
    return {place.pk: Holder(short(place.kind, place.pk), place.name) for place in Place.objects.filter(pk__in=places)}


def last_counters(group: UUID) -> list[UUID]:
    """The two who counted last in the group; nobody before the first count."""
    newest = Count.objects.filter(place__group=group).order_by("-at", "-pk").first()
    return [newest.first_counter_id, newest.second_counter_id] if newest else []


def last_custody(group: UUID) -> Custody | None:
    """Who holds the group's cash since its newest closing, and the bank's slip if it is there."""
    held = Custody.objects.filter(place__group=group).select_related("first_holder", "second_holder", "banking")
    return held.order_by("-since", "-pk").first()


def custody_of(subject: UUID) -> Custody | None:
    """Who holds the cash after one collection, and the bank's slip if it is there."""
    return Custody.objects.filter(subject=subject).select_related("place", "first_holder", "second_holder", "banking").first()


def own_money(group: UUID) -> int:
    """What the group has of its own by its book, satang: income of the fund that pays its running costs, less what was spent from it
    and less what is missing there. Never members' savings. Two queries."""
    book = ledger.book_of(group)
    fund = ledger.funds_of(book.pk)[purposes[RUNNING].fund]
    tops = {code: about.hledger for code, about in accounts.codes.items()}
    counted = [code for code, top in tops.items() if top in ("income", "expenses", "equity")] + [chart.SUSPENSE]
    stands = ledger.totals_of_codes(fund.pk, counted)
    return rules.own_money(
        earned=-sum(amount for code, amount in stands.items() if tops[code] == "income"),
        spent=sum(amount for code, amount in stands.items() if tops[code] == "expenses"),
        missing=[amount for code, amount in stands.items() if tops[code] in ("equity", "assets")],
    )


def spending_of(group: UUID, *, since: date, until: date) -> list[tuple[date, int, bool]]:
    """What was paid for running costs on the days from ``since`` to ``until``: day, satang, and whether a resolution said so."""
    rows = _spending(group, since, until).order_by("paid_at", "pk").values_list("paid_at", "amount", "decision")
    return [(clock.local(at).date(), amount, decision is not None) for at, amount, decision in rows]


def spent_alone(group: UUID, year: int) -> int:
    """What the committee spent in a year without a resolution, satang."""
    rows = _spending(group, date(year, 1, 1), date(year, 12, 31)).filter(decision=None)
    return sum(rows.values_list("amount", flat=True))


def _spending(group: UUID, since: date, until: date) -> QuerySet[Voucher]:
    first, after = (datetime.combine(day, time(), clock.BANGKOK) for day in (since, until + timedelta(days=1)))
    return Voucher.objects.filter(group=group, purpose=RUNNING, paid_at__gte=first, paid_at__lt=after)


@dataclass(frozen=True, slots=True)
class Left:
    """What a meeting decided to spend, and what is left of it, satang."""

    decision: SpendingDecision
    left: int


def decided(group: UUID) -> list[Left]:
    """What the group's meetings decided to spend, the oldest first, also what is used up; one query."""
    rows = SpendingDecision.objects.filter(resolution__group=group).annotate(used=Coalesce(Sum("vouchers__amount"), 0))
    ordered = rows.select_related("resolution__meeting").order_by("resolution__year", "resolution__serial")
    return [Left(one, one.amount - one.used) for one in ordered]
