"""Transfers told with a slip: an officer looks for them in the bank book."""

from uuid import UUID

from django.db import transaction

from khaotom.collection.models import Slip
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.ledger import selectors as ledger
from khaotom.ledger.services import posting
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.till import chart
from khaotom.till.models import TransferSlip
from khaotom.trail import services as trail


@transaction.atomic
def find(*, actor: Actor, slip: TransferSlip, found: bool, key: UUID) -> TransferSlip:
    """An officer looked in the bank book: it is there, or it is not. What was already posted moves from waiting to the bank."""
    if trail.once(actor=actor, key=key, what="till.find", arguments={"slip": slip.pk, "found": found}, subject=slip.pk):
        locked = TransferSlip.objects.select_for_update().get(pk=slip.pk)
        if locked.state == TransferSlip.State.WAITING:
            locked.state = TransferSlip.State.CONFIRMED if found else TransferSlip.State.REFUSED
            locked.checked_by_id = actor.person
            locked.save(update_fields=["state", "checked_by"])
            if found:
                _move_to_bank(locked, key)
    return TransferSlip.objects.get(pk=slip.pk)


def _move_to_bank(slip: TransferSlip, command: UUID) -> None:
    """The slip was posted as waiting when its evening was closed; now its money is known to be in the bank."""
    book = ledger.book_of(slip.group_id)
    waiting = ledger.cited_totals(book.pk, Slip.objects.filter(transfer_slip=slip).values_list("pk", flat=True), chart.TRANSFERS)
    legs = [
        leg
        for fund, amount in waiting.items()
        if amount
        for leg in (Leg(chart.bank(fund, slip.bank_id), amount), Leg(chart.transfers(fund, slip.bank_id), -amount))
    ]
    if legs:
        draft = Draft(kind="till.transfer_found", date=clock.today(), citation=Citation("transfer", slip.pk), legs=legs)
        posting.post(book=book.pk, drafts=[draft], command=command)
