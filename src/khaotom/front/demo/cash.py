"""Notes and coins, as they lie in a box in the evening; and counting them."""

from collections.abc import Mapping
from random import Random
from uuid import UUID

from khaotom.collection import selectors
from khaotom.collection.models import Sheet
from khaotom.collection.services import counts
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel.ids import uuid7
from khaotom.people.models import OfficeKind
from khaotom.till.models import Count, Place
from khaotom.till.rules import DENOMINATIONS

SHARE = {100000: 0.6, 50000: 0.7, 10000: 0.9, 5000: 0.7, 2000: 1.0}
"""How much of a sum lies in notes of this size rather than in smaller ones."""
LARGE = 20 * 100
"""Satang from which a difference needs a reason."""


def pieces(rng: Random, amount: int) -> dict[int, int]:
    """Pieces that make the sum: large notes for most of it, the rest in small money. Satang."""
    found: dict[int, int] = {}
    rest = amount
    for value in DENOMINATIONS:
        most = rest // value
        found[value] = min(most, int(most * SHARE[value] + rng.random())) if value in SHARE else most
        rest -= found[value] * value
    return found


def handed_over(amount: int) -> int:
    """What is put on the table for this amount: the next hundred, or five hundred for more."""
    step = 100_00 if amount <= 400_00 else 500_00
    return -(-amount // step) * step


def count(troupe: Troupe, sheet: Sheet, place: Place, moment: str) -> None:
    """Before collecting: what the book says, since the last count was put into it."""
    booked = selectors.expected_cash(sheet, troupe.book).get(place.pk, 0)
    _keep(troupe, sheet, place, moment, booked, {})


def count_all(troupe: Troupe, sheet: Sheet, difference: int, made_of: Mapping[int, int]) -> int:
    """Every place after collecting, the box short or over by ``difference`` satang; what was counted in all."""
    expected = selectors.expected_cash(sheet, troupe.book)
    places = {place.pk: place for place in (troupe.box, *troupe.trays)}
    total = 0
    for place, booked in expected.items():
        gap = difference if place == troupe.box.pk else 0
        counted = max(0, booked + gap)
        _keep(troupe, sheet, places[place], Count.Moment.CLOSING, counted, made_of or pieces(troupe.rng, counted), gap)
        total += counted
    return total


def _keep(
    troupe: Troupe, sheet: Sheet, place: Place, moment: str, counted: int, made_of: Mapping[int, int], gap: int = 0
) -> None:
    counts.count(
        actor=troupe.actor(),
        sheet=sheet,
        place=place,
        moment=moment,
        counted=counted,
        pieces=made_of,
        counters=_counters(troupe),
        reason=Count.Reason.UNKNOWN if abs(gap) >= LARGE else Count.Reason.NONE,
        suspense_fund="savings" if gap else "",
        key=uuid7(),
    )


def _counters(troupe: Troupe) -> tuple[UUID, UUID]:
    return troupe.person(OfficeKind.TREASURER).pk, troupe.person(OfficeKind.COUNTER).pk
