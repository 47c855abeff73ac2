"""A person's passbooks across groups: her own, and those of her wards."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from khaotom.kernel.actor import Actor
from khaotom.people import access
from khaotom.people.models import Membership
from khaotom.savings import selectors as savings


@dataclass(frozen=True, slots=True)
class Mine:
    """One passbook: whose, and what is in it; satang. ``ward`` when she answers for a child."""

    membership: Membership
    saved: int
    ward: bool


def passbooks(actor: Actor) -> list[Mine]:
    """Her own first, the oldest membership first, then her wards'; two queries."""
    hers = access.scoped(actor, Membership).filter(access.hers(actor) | Q(guardian=actor.person), ended_on=None)
    rows = list(hers.select_related("person", "group").order_by("joined_on", "pk"))
    saved = savings.saved_by([row.pk for row in rows])
    found = [Mine(row, saved.get(row.pk, 0), ward=row.person.whole != actor.person) for row in rows]
    return sorted(found, key=lambda one: one.ward)


def total(books: Sequence[Mine]) -> int:
    """What she herself has saved in all groups, satang."""
    return sum(one.saved for one in books if not one.ward)
