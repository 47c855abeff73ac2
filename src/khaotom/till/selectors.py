"""Reads of the till."""

from collections.abc import Collection, Iterable
from uuid import UUID

from khaotom.ledger.holders import Holder, short
from khaotom.till.models import Count, Custody, Place, Voucher


def box(group: UUID) -> Place:
    """The group's cash box."""
    return Place.objects.get(group=group, kind=Place.Kind.BOX, retired_on=None)


def bank(group: UUID) -> Place | None:
    """The group's bank account, if it has one."""
    return Place.objects.filter(group=group, kind=Place.Kind.BANK, retired_on=None).order_by("pk").first()


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


def custody_of(subject: UUID) -> Custody | None:
    """Who holds the cash after one collection, and the bank's slip if it is there."""
    return Custody.objects.filter(subject=subject).select_related("place", "first_holder", "second_holder", "banking").first()
