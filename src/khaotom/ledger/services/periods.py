"""Closing days: what is closed takes no entry any more."""

from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.ledger import refusals
from khaotom.ledger.models import Fund
from khaotom.ledger.services.posting import lock
from khaotom.trail import services as trail


@transaction.atomic
def close(*, actor: Actor, book: UUID, through: date, key: UUID) -> None:
    """Close every fund of the book through a day that is over. Refuses: LED-005 (already closed that far), LED-006 (not over yet)."""
    if not trail.once(actor=actor, key=key, what="ledger.close", arguments={"book": book, "through": through}, subject=book):
        return
    if through >= clock.today():
        raise refusals.DayIsNotOver(day=through)
    lock([book])
    furthest = max((f.closed_through for f in Fund.objects.filter(book=book) if f.closed_through), default=None)
    if furthest is not None and through <= furthest:
        raise refusals.PeriodAlreadyClosed(closed_through=furthest)
    Fund.objects.filter(book=book).update(closed_through=through)
