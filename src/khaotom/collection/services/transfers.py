"""Transfers told with a slip: an officer looks for them in the bank book, and takes what was found into the sheet."""

from uuid import UUID, uuid5

from django.db import transaction

from khaotom.collection import refusals, rules, selectors
from khaotom.collection.models import Sheet, Slip, Table
from khaotom.collection.services import days, slips
from khaotom.collection.services.slips import Item, Taking
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.ledger import selectors as ledger
from khaotom.ledger.services import posting
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.till import chart
from khaotom.till import selectors as till
from khaotom.till.models import TransferSlip
from khaotom.trail import services as trail


@transaction.atomic
def find(*, actor: Actor, slip: TransferSlip, found: bool, key: UUID) -> TransferSlip:
    """An officer looked in the bank book: it is there, or it is not. What was already posted moves from waiting to the bank.

    What was not found may be found later; what was found stays found. The book is locked first: a closing that posts the slip
    meanwhile is waited for, so that its money never stays behind.
    """
    if trail.once(actor=actor, key=key, what="till.find", arguments={"slip": slip.pk, "found": found}, subject=slip.pk):
        posting.lock([ledger.book_of(slip.group_id).pk])
        locked = TransferSlip.objects.select_for_update().get(pk=slip.pk)
        if locked.state == TransferSlip.State.WAITING or (found and locked.state == TransferSlip.State.REFUSED):
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


@transaction.atomic
def receive(*, actor: Actor, sheet: Sheet, transfer: TransferSlip, key: UUID) -> Slip:
    """A told transfer becomes a slip of the sheet: what she owes, the oldest first, then coming months.

    Refuses: COL-012 (closed), COL-018 (no member any more), COL-032 (more than she can pay), COL-033 (taken before), COL-034 (not found).
    """
    arguments = {"sheet": sheet.pk, "transfer": transfer.pk}
    own = uuid5(key, "slip")
    if not trail.once(actor=actor, key=key, what="collection.receive", arguments=arguments, subject=sheet.pk):
        return Slip.objects.select_related("table").get(pk=own)
    locked = days.lock_open(sheet.pk)
    told = TransferSlip.objects.select_for_update().get(pk=transfer.pk)
    _refuse_taken(told)
    table = days.open_table(actor=actor, sheet=locked, place=till.box(sheet.group_id), float_amount=0, key=uuid5(key, "table"))
    items = _what_for(locked, told)
    taking = Taking(
        table=table.pk,
        number=_next_number(table),
        membership=told.membership_id,
        items=items,
        cash=0,
        transferred=told.amount,
        taken_at=clock.now(),
        manner=Slip.Manner.CARRIED,
        transfer_slip=told.pk,
    )
    return slips.take(actor=actor, sheet=locked, taking=taking, key=own)


def _refuse_taken(told: TransferSlip) -> None:
    if told.state == TransferSlip.State.REFUSED:
        raise refusals.TransferNotThere
    before = told.slips.exclude(state=Slip.State.CANCELLED).select_related("table").first()
    if before is not None:
        raise refusals.TransferTaken(slip=before.name)


def _what_for(sheet: Sheet, told: TransferSlip) -> list[Item]:
    row = selectors.by_membership(selectors.rows(sheet)).get(told.membership_id)
    if row is None:
        raise refusals.NotAMember
    owed = [*row.due, *row.ahead]
    parts = rules.fill(told.amount, [due.amount for due in owed])
    if parts is None:
        most = sum(due.amount for due in owed)
        raise refusals.MoreThanSheCanPay(called=row.membership.person.calling, amount=told.amount, most=most)
    return [Item(due.payable, due.month, part) for due, part in zip(owed, parts, strict=True) if part]


def _next_number(table: Table) -> int:
    newest = Slip.objects.filter(table=table).order_by("-number").first()
    return newest.number + 1 if newest else 1
