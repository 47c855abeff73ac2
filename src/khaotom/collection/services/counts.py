"""Counting a place. Blind: the book's figure is worked out when the count is kept, and shown only then."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from khaotom.collection import selectors
from khaotom.collection.models import Sheet
from khaotom.collection.services.days import lock_open
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.ledger import selectors as ledger
from khaotom.till import refusals, rules
from khaotom.till.models import Count, Place
from khaotom.trail import services as trail


@transaction.atomic
def count(
    *,
    actor: Actor,
    sheet: Sheet,
    place: Place,
    moment: str,
    counted: int,
    pieces: Mapping[int, int],
    counters: tuple[UUID, UUID],
    key: UUID,
    reason: str = "",
    suspense_fund: str = "",
) -> Count:
    """Two people counted ``counted`` satang in a place; ``pieces`` (how many of each denomination) may be empty before collecting.

    Refuses: TIL-001 (pieces do not make the total), TIL-002 (one counter twice), TIL-003 (not counted by denomination), COL-012 (closed).
    """
    arguments = {
        "sheet": sheet.pk,
        "place": place.pk,
        "moment": moment,
        "counted": counted,
        "pieces": {str(value): many for value, many in pieces.items()},
        "counters": sorted(str(one) for one in counters),
        "reason": reason,
        "fund": suspense_fund,
    }
    if not trail.once(actor=actor, key=key, what="collection.count", arguments=arguments, subject=sheet.pk):
        return Count.objects.get(pk=key)
    locked = lock_open(sheet.pk)
    _check(moment, counted, pieces, counters)
    book = ledger.book_of(sheet.group_id).pk
    booked = selectors.expected_cash(locked, book).get(place.pk, 0)
    return Count.objects.create(
        id=key,
        place=place,
        subject=locked.pk,
        moment=moment,
        counted=counted,
        pieces={str(value): many for value, many in sorted(pieces.items(), reverse=True) if many},
        booked=booked,
        reason=reason,
        suspense_fund=suspense_fund,
        first_counter_id=counters[0],
        second_counter_id=counters[1],
        at=clock.now(),
    )


def _check(moment: str, counted: int, pieces: Mapping[int, int], counters: tuple[UUID, UUID]) -> None:
    if counters[0] == counters[1]:
        raise refusals.OneCounter
    if moment == Count.Moment.CLOSING and not pieces and counted:
        raise refusals.PiecesMissing
    if pieces and rules.total(pieces) != counted:
        raise refusals.PiecesDiffer(pieces=rules.total(pieces), counted=counted)
