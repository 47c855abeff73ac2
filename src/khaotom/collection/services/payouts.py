"""Paying out during the evening, with two people who are not the receiver, or two witnesses."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from khaotom.approvals.models import Approval
from khaotom.approvals.refusals import SecondIsReceiver
from khaotom.approvals.services import presence
from khaotom.approvals.services.presence import Agreed
from khaotom.bylaws import selectors as bylaws
from khaotom.collection import refusals
from khaotom.collection import selectors as collection
from khaotom.collection.models import Sheet
from khaotom.collection.services.days import lock_open
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.ledger import selectors as ledger
from khaotom.people.models import Membership
from khaotom.till.models import Place, Voucher
from khaotom.till.purposes import purposes
from khaotom.trail import services as trail


@dataclass(frozen=True, slots=True)
class Payment:
    """Money to be paid out: for what, to whom, how much (satang), from which place, under which clause."""

    purpose: str
    payee: Membership
    amount: int
    place: Place
    clause: str = ""
    note: str = ""


@transaction.atomic
def pay(*, actor: Actor, sheet: Sheet, payment: Payment, agreed: Agreed, key: UUID) -> Voucher:
    """Pay out now; the book takes it at closing.

    Refuses: COL-012 (closed), COL-015 (the fund has not so much there), COL-016 (too few agreed), OFF-004 (the receiver or her kin
    agreed), BYL-004 (no cash clause).
    """
    arguments = {
        "sheet": sheet.pk,
        "purpose": payment.purpose,
        "payee": payment.payee.pk,
        "amount": payment.amount,
        "place": payment.place.pk,
        "clause": payment.clause,
    }
    if not trail.once(actor=actor, key=key, what="collection.pay", arguments=arguments, subject=sheet.pk):
        return Voucher.objects.get(pk=key)
    locked = lock_open(sheet.pk)
    _check_agreed(actor, locked, payment.payee, agreed)
    _check_cash(locked, payment)
    presence.keep(
        actor=actor,
        group=locked.group,
        command="collection.pay",
        arguments=arguments,
        agreed=agreed,
        key=key,
        barred=kin(payment.payee),
    )
    return Voucher.objects.create(
        id=key,
        group_id=locked.group_id,
        subject=locked.pk,
        number=Voucher.objects.filter(subject=locked.pk).count() + 1,
        place=payment.place,
        purpose=payment.purpose,
        payee=payment.payee,
        amount=payment.amount,
        clause_number=payment.clause,
        note=payment.note,
        paid_at=clock.now(),
    )


def kin(payee: Membership) -> list[UUID]:
    """Who may not agree: the receiver, her guardian, and those of her house."""
    person = payee.person
    house = list(person.household.people.values_list("pk", flat=True)) if person.household else []
    guardian = [payee.guardian_id] if payee.guardian_id else []
    return [person.pk, *guardian, *house]


def others_needed(actor: Actor, sheet: Sheet, payee: Membership) -> int:
    """How many besides the actor must agree, by the group's clause; at least one. Refuses: BYL-004."""
    rule = bylaws.need(sheet.group_id, "cash_handling", sheet.date)
    counts_herself = actor.person not in kin(payee)
    return max(1, int(rule.parameters.approvers) - counts_herself)


def _check_agreed(actor: Actor, sheet: Sheet, payee: Membership, agreed: Agreed) -> None:
    """The actor counts as one of the clause's approvers unless she or her house receives; witnesses stand for the whole committee."""
    receivers = set(kin(payee))
    if receivers & set(agreed.people):
        raise SecondIsReceiver
    enough = agreed.manner == Approval.Manner.WITNESS or len(agreed.people) >= others_needed(actor, sheet, payee)
    if not enough:
        rule = bylaws.need(sheet.group_id, "cash_handling", sheet.date)
        raise refusals.ApproversMissing(needed=rule.parameters.approvers, clause=rule.clause)


def _check_cash(sheet: Sheet, payment: Payment) -> None:
    book = ledger.book_of(sheet.group_id).pk
    fund = purposes[payment.purpose].fund
    present = collection.fund_cash(sheet, book)[fund, payment.place.pk]
    if payment.amount > present:
        raise refusals.NotEnoughCash(present=present, asked=payment.amount, place=payment.place.name)
