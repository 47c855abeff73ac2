"""Screen 4, money out."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from khaotom.approvals.services import requests
from khaotom.collection import access, evening, spending, waiting
from khaotom.collection.forms.evening import LaterForm, PaymentForm, SpendingForm
from khaotom.collection.models import Sheet
from khaotom.collection.services import payouts
from khaotom.collection.views.closing import second_person
from khaotom.collection.views.open_only import while_open
from khaotom.kernel.refusal import Refusal
from khaotom.people import files
from khaotom.people import selectors as people
from khaotom.people.doors import Request, opens
from khaotom.people.models import Membership
from khaotom.people.selectors import kin
from khaotom.till import selectors as till
from khaotom.till.purposes import RUNNING
from khaotom.ui.answers import page, see
from khaotom.welfare import claims as welfare
from khaotom.welfare import said


@require_http_methods(["GET", "POST"])
@opens(access.sheet)
@while_open
def pay(request: Request, sheet: Sheet) -> HttpResponse:
    """To whom, for what, how much, under which rule; then the second person, on this phone."""
    members = list(people.members(sheet.group_id, sheet.date).select_related("person__household"))
    form = PaymentForm(
        request.POST or None,
        officers=evening.seconds(sheet, request.actor),
        present=evening.present(sheet),
        members=members,
        offered=payouts.offered(sheet),
    )
    if form.is_valid():
        cleaned = form.cleaned_data
        payee = next(member for member in members if member.pk == UUID(cleaned["payee"]))
        payment = payouts.Payment(
            purpose=cleaned["purpose"],
            payee=payee,
            amount=cleaned["amount"],
            place=till.box(sheet.group_id),
            clause=cleaned["clause"],
            note=cleaned["note"],
        )
        try:
            return _pay(request, sheet, payment, form)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {
        "sheet": sheet,
        "group": sheet.group,
        "vouchers": till.vouchers(sheet.pk),
        "claims": welfare.to_pay(sheet.group_id),
    }
    return page(request, "collection/pay.html", form, context)


@require_http_methods(["GET", "POST"])
@opens(access.claim_of_sheet)
@while_open
def pay_claim(request: Request, found: access.ClaimOfSheet) -> HttpResponse:
    """What the fund's rule gives, read out with its sentence; then the second person, on this phone."""
    sheet, claim = found.sheet, found.claim
    form = LaterForm(request.POST or None, officers=evening.seconds(sheet, request.actor), present=evening.present(sheet))
    if form.is_valid():
        try:
            return _pay(request, sheet, payouts.of_claim(claim, till.box(sheet.group_id)), form)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {"sheet": sheet, "group": sheet.group, "claim": claim, "sentence": said.kept(claim)}
    return page(request, "collection/pay_claim.html", form, context)


@require_http_methods(["GET", "POST"])
@opens(access.sheet)
@while_open
def spend(request: Request, sheet: Sheet) -> HttpResponse:
    """What the group bought, who paid for it and by which decision; what the group has of its own stands above."""
    members = list(people.members(sheet.group_id, sheet.date).select_related("person__household"))
    shown = spending.shown(sheet)
    form = SpendingForm(
        request.POST or None,
        request.FILES or None,
        officers=evening.seconds(sheet, request.actor),
        present=evening.present(sheet),
        members=members,
        shown=shown,
    )
    if form.is_valid():
        try:
            return _spend(request, sheet, members, form)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "collection/spend.html", form, {"sheet": sheet, "group": sheet.group, "shown": shown})


def _spend(request: Request, sheet: Sheet, members: list[Membership], form: SpendingForm) -> HttpResponse:
    cleaned = form.cleaned_data
    receipt = files.prepared(cleaned["receipt"], key=cleaned["key"]) if cleaned["receipt"] else None
    payment = payouts.Payment(
        purpose=RUNNING,
        payee=next(member for member in members if member.pk == UUID(cleaned["payee"])),
        amount=cleaned["amount"],
        place=till.box(sheet.group_id),
        note=cleaned["note"],
        decision=UUID(cleaned["decision"]) if cleaned["decision"] else None,
        receipt=receipt.name if receipt else "",
    )
    spending.allowed(
        sheet, what=payment.note, amount=payment.amount, decision=payment.decision
    )  # before others are asked to agree
    answer = _pay(request, sheet, payment, form)
    if receipt is not None:
        files.keep(receipt)
    return answer


def _pay(request: Request, sheet: Sheet, payment: payouts.Payment, form: LaterForm) -> HttpResponse:
    """At once with the second person beside; or it waits for as many of the committee as the cash clause asks."""
    barred, key = tuple(kin(payment.payee)), form.cleaned_data["key"]
    if form.cleaned_data["later"]:
        requests.ask(
            actor=request.actor,
            group=sheet.group,
            command=waiting.PAY,
            arguments=waiting.of_payment(sheet, payment),
            barred=barred,
            needed=payouts.others_needed(request.actor, sheet, payment),
            key=key,
        )
        return see("approvals:waiting", slug=sheet.group.slug)
    agreed = second_person(request, sheet, form, barred=barred)
    payouts.pay(actor=request.actor, sheet=sheet, payment=payment, agreed=agreed, key=key)
    return see("collection:pay", sheet=sheet.pk)
