"""Reads of the till."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from khaotom.ledger.holders import Holder, short
from khaotom.ledger.models import Balance
from khaotom.till import chart
from khaotom.till.models import Count, Custody, Place, TransferSlip, Voucher


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
    return list(Voucher.objects.filter(subject=subject).select_related("payee__person", "place").order_by("number"))


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
