"""Findings over the living register: what the program promises of it, looked up once more."""

from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db.models import Exists, F, OuterRef

from khaotom.keyring.models import RecordKey
from khaotom.people.models import FormerNumber, Membership, Office, Person
from khaotom.people.services.memberships import order_of
from khaotom.people.services.people import Names, put_names
from khaotom.trail.checks import checks

CHUNK = 2000  # rows held at a time


def numbers() -> Iterator[str]:
    """A member number, present or former, belongs to one membership of the group, and stands in its order."""
    present = Membership.objects.values_list("pk", "group", "number", "number_order").order_by("pk")
    for pk, _group, number, order in present.iterator(CHUNK):
        if order != order_of(number):
            yield f"membership {pk} is ordered by {order}, not by its number"
    others = Membership.objects.filter(group=OuterRef("group"), number=OuterRef("number")).exclude(pk=OuterRef("membership"))
    for former in FormerNumber.objects.filter(Exists(others)).values_list("pk", flat=True).order_by("pk"):
        yield f"former number {former} is in use again"


def names() -> Iterator[str]:
    """Everybody is ordered and found by the names she has."""
    for row in Person.objects.order_by("pk").iterator(CHUNK):
        wanted = Person()
        put_names(wanted, Names(row.called_name, row.given_name, row.family_name, row.title, row.former_names))
        if bytes(row.sort_key) != wanted.sort_key or row.folded != wanted.folded:
            yield f"person {row.pk} is found or ordered by names she does not have"


def national_ids() -> Iterator[str]:
    """A sealed ID number has its key, its keyed hash and its tail, or none of them."""
    keys = set(RecordKey.objects.values_list("record", flat=True))
    rows = Person.objects.values_list("pk", "national_id_sealed", "national_id_blind", "national_id_tail").order_by("pk")
    for pk, sealed, blind, tail in rows.iterator(CHUNK):
        if len({bool(sealed), bool(blind), len(tail) == 3}) > 1:
            yield f"person {pk} has only part of an ID number"
        elif sealed and pk not in keys:
            yield f"person {pk} has a sealed ID number whose key is gone"


def photos() -> Iterator[str]:
    """Each photo has its file."""
    for pk, photo in Person.objects.exclude(photo="").values_list("pk", "photo").order_by("pk").iterator(CHUNK):
        if not default_storage.exists(photo):
            yield f"the photo of person {pk} has no file"


def merges() -> Iterator[str]:
    """Whoever was merged into another was merged into one who stands alone, in the same network."""
    chained = Person.objects.exclude(same_as__same_as=None).values_list("pk", flat=True)
    yield from (f"person {pk} is merged into one who is merged herself" for pk in chained.order_by("pk"))
    strange = Person.objects.exclude(same_as=None).exclude(same_as__network=F("network")).values_list("pk", flat=True)
    yield from (f"person {pk} is merged across networks" for pk in strange.order_by("pk"))


def networks() -> Iterator[str]:
    """Nothing ties two networks together."""
    members = Membership.objects.exclude(group__network=F("person__network")).values_list("pk", flat=True)
    yield from (f"membership {pk} joins two networks" for pk in members.order_by("pk"))
    held = Office.objects.exclude(person__network=F("network")).values_list("pk", flat=True)
    yield from (f"office {pk} joins two networks" for pk in held.order_by("pk"))


def register() -> None:
    """Called once, when the program starts."""
    for check in (numbers, names, national_ids, photos, merges, networks):
        checks.register(f"people.{check.__name__}", check)
