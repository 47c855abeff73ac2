"""โอนมาแล้ว: a member tells a transfer with its slip, and sees what became of it."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.people import files
from khaotom.people.doors import Request, opens
from khaotom.people.models import Membership
from khaotom.till import access, selectors
from khaotom.till.forms import TransferForm
from khaotom.till.models import Banking, Place, TransferSlip
from khaotom.till.services import banking
from khaotom.trail import services as trail
from khaotom.ui.answers import page, see


@require_safe
@opens(access.membership_that_pays)
def told(request: Request, membership: Membership) -> HttpResponse:
    """The transfers she told, each with its state."""
    context = {"membership": membership, "group": membership.group, "told": selectors.told(membership.pk)}
    return render(request, "till/transfers_told.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.membership_that_pays)
def tell(request: Request, membership: Membership) -> HttpResponse:
    """One more: how much, when, and the slip."""
    banks = selectors.banks(membership.group_id)
    context = {"membership": membership, "group": membership.group, "banks": banks}
    if not banks:
        return render(request, "till/transfer_nowhere.html", context)
    form = TransferForm(request.POST or None, request.FILES or None, banks=banks, initial={"on": clock.today()})
    if form.is_valid():
        try:
            _tell(request, membership, banks, form)
            return see("till:transfers_told", membership=membership.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "till/transfer_tell.html", form, context)


def _tell(request: Request, membership: Membership, banks: list[Place], form: TransferForm) -> None:
    cleaned = form.cleaned_data
    picture = files.prepared(cleaned["picture"]) if cleaned["picture"] else None
    told = banking.Told(
        amount=cleaned["amount"],
        on=cleaned["on"],
        reference=cleaned["reference"],
        photo=picture.name if picture else "",
        photo_hash=picture.hash if picture else None,
    )
    bank = next(bank for bank in banks if str(bank.pk) == cleaned["bank"])
    slip = banking.tell(
        actor=request.actor, group=membership.group, membership=membership, bank=bank, told=told, key=cleaned["key"]
    )
    if picture is not None and slip.photo == picture.name:  # sent twice, the first one's is kept already
        files.keep(picture)


@require_safe
@opens(access.transfer)
def photo(request: Request, transfer: TransferSlip) -> HttpResponseBase:
    """The picture of a transfer's slip; another's look is recorded."""
    if transfer.membership.person.whole != request.actor.person:
        subjects = [transfer.membership.person.whole]
        trail.read(actor=request.actor, what="till.transfer_photo", purpose="transfers", subjects=subjects)
    return files.shown(transfer.photo)


@require_safe
@opens(access.banking)
def bank_slip(_request: Request, banking: Banking) -> HttpResponseBase:
    """The picture of the bank's slip for cash taken there."""
    return files.shown(banking.slip_photo)
