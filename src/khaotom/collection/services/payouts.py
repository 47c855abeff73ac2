"""Paying out during the evening, with two people who are not the receiver, or two witnesses."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from khaotom.approvals.models import Approval
from khaotom.approvals.refusals import SecondIsReceiver
from khaotom.approvals.services import presence
from khaotom.approvals.services.presence import Agreed
from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Rule
from khaotom.collection import refusals, spending
from khaotom.collection import selectors as collection
from khaotom.collection.models import Sheet
from khaotom.collection.services.days import lock_open
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.ledger import selectors as ledger
from khaotom.ledger.services import posting
from khaotom.people.models import Membership
from khaotom.people.selectors import kin
from khaotom.till import rules as cash
from khaotom.till.models import Place, Voucher
from khaotom.till.purposes import RUNNING, purposes
from khaotom.trail import services as trail
from khaotom.welfare import claims as welfare
from khaotom.welfare import leaving
from khaotom.welfare.chart import GIVEN
from khaotom.welfare.models import Claim
from khaotom.welfare.refusals import ClaimFirst, NeverPaidBack
from khaotom.welfare.services import claims


@dataclass(frozen=True, slots=True)
class Payment:
    """Money to be paid out: for what, to whom, how much (satang), from which place, under which clause."""

    purpose: str
    payee: Membership
    amount: int
    place: Place
    clause: str = ""
    note: str = ""
    claim: UUID | None = None  # the welfare claim it pays
    decision: UUID | None = None  # the meeting's, by which the group spends
    receipt: str = ""  # the name a picture of the receipt is kept under


@transaction.atomic
def pay(*, actor: Actor, sheet: Sheet, payment: Payment, agreed: Agreed, key: UUID) -> Voucher:
    """Pay out now; the book takes it at closing.

    Refuses: WEL-020, WEL-021 (the claim), WEL-023 (help by a written rule needs its claim), WEL-045 (a contribution), WEL-051 and WEL-052
    (what goes back on leaving), COL-012 (closed), COL-015 (the fund has not so much there), COL-016 (too few agreed), OFF-004 (the
    receiver or her kin agreed), BYL-004 (no cash clause), and what the group spends as ``spending.allowed``.
    """
    arguments = {
        "sheet": sheet.pk,
        "purpose": payment.purpose,
        "payee": payment.payee.pk,
        "amount": payment.amount,
        "place": payment.place.pk,
        "clause": payment.clause,
        "claim": payment.claim,
    }
    if payment.decision is not None:
        arguments["decision"] = payment.decision
    if not trail.once(actor=actor, key=key, what="collection.pay", arguments=arguments, subject=sheet.pk):
        return Voucher.objects.get(pk=key)
    posting.lock(
        [ledger.book_of(sheet.group_id).pk]
    )  # two evenings of a group may be open at once: they spend one after the other
    locked = lock_open(sheet.pk)
    claim = _claim(locked, payment)
    spent = _spending(locked, payment)
    back = leaving.by_clause(payment.payee, payment.amount) if payment.purpose == leaving.BACK else ""
    clause = spent.clause if spent else back or payment.clause
    _check_agreed(actor, locked, payment, agreed)
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
    voucher = Voucher.objects.create(
        id=key,
        group_id=locked.group_id,
        subject=locked.pk,
        number=Voucher.objects.filter(subject=locked.pk).count() + 1,
        place=payment.place,
        purpose=payment.purpose,
        payee=payment.payee,
        amount=payment.amount,
        clause_number=clause,
        decision=spent.decision if spent else None,
        note=payment.note,
        receipt=payment.receipt,
        paid_at=clock.now(),
    )
    if claim is not None:
        claims.paid(claim, voucher)
    return voucher


def offered(sheet: Sheet) -> list[tuple[str, Any]]:
    """What money is paid out for where a page asks: nothing that was given, unless the group's clause gives it back."""
    unless = set() if leaving.gives_back(sheet.group_id, sheet.date) else {leaving.BACK}
    return [(name, purpose.name) for name, purpose in purposes.items() if not purpose.by_itself and name not in unless]


def of_claim(claim: Claim, place: Place) -> Payment:
    """What a granted claim pays."""
    return Payment("benefit", claim.membership, claim.amount, place, claim.clause_number, claim.note, claim.pk)


def _claim(sheet: Sheet, payment: Payment) -> Claim | None:
    """The claim that is paid, locked; none for what is not the welfare fund's, or while its rules are not written here."""
    if payment.claim is not None:
        return claims.to_be_paid(payment.claim)
    if payment.purpose != leaving.BACK and purposes[payment.purpose].debit(sheet.group_id, payment.payee.pk).code in GIVEN:
        raise NeverPaidBack
    if payment.purpose == "benefit" and welfare.offered(sheet.group_id, sheet.date):
        raise ClaimFirst
    return None


def _spending(sheet: Sheet, payment: Payment) -> spending.Allowed | None:
    """By what the group spends; none for money that is somebody's."""
    if payment.purpose != RUNNING:
        return None
    return spending.allowed(sheet, what=payment.note, amount=payment.amount, decision=payment.decision)


def others_needed(actor: Actor, sheet: Sheet, payment: Payment) -> int:
    """How many besides the actor must agree, by the group's clauses; at least one. Refuses: BYL-004."""
    approvers = _strictest(sheet, payment.purpose).parameters.approvers
    return cash.others_needed(approvers, asker_counts=actor.person not in kin(payment.payee))


def _strictest(sheet: Sheet, purpose: str) -> Rule[Any]:
    """The rule that says how many agree: of the cash clause and, for what the group spends, the spending clause, which asks for more."""
    of_cash = bylaws.need(sheet.group_id, "cash_handling", sheet.date)
    more = spending.rule_of(sheet) if purpose == RUNNING else None
    return more if more and more.parameters.approvers > of_cash.parameters.approvers else of_cash


def _check_agreed(actor: Actor, sheet: Sheet, payment: Payment, agreed: Agreed) -> None:
    """The actor counts as one of the clause's approvers unless she or her house receives; witnesses stand for the whole committee."""
    receivers = set(kin(payment.payee))
    if receivers & set(agreed.people):
        raise SecondIsReceiver
    rule = _strictest(sheet, payment.purpose)
    enough = cash.enough_agreed(
        len(agreed.people),
        witnessed=agreed.manner == Approval.Manner.WITNESS,
        asker_counts=actor.person not in receivers,
        approvers=rule.parameters.approvers,
    )
    if not enough:
        raise refusals.ApproversMissing(needed=rule.parameters.approvers, clause=rule.clause)


def _check_cash(sheet: Sheet, payment: Payment) -> None:
    book = ledger.book_of(sheet.group_id).pk
    fund = purposes[payment.purpose].fund
    present = collection.fund_cash(sheet, book)[fund, payment.place.pk]
    if payment.amount > present:
        raise refusals.NotEnoughCash(present=present, asked=payment.amount, place=payment.place.name)
