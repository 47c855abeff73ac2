"""Between the collection days: transfers looked for in the bank book, and an officer's own counter day on which they are taken."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khaotom.collection import access, told
from khaotom.collection.forms.after import FoundForm
from khaotom.collection.services import days, transfers
from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.till.models import TransferSlip
from khaotom.ui.answers import page, see
from khaotom.ui.keyed import KeyedForm


@require_safe
@opens(access.days)
def listed(request: Request, group: Group) -> HttpResponse:
    """โอนมาแล้ว รอตรวจ: what is to be found, what is to be taken, what is done."""
    return page(request, "collection/transfers.html", KeyedForm(), _context(group))


@require_POST
@opens(access.transfer)
def find(request: Request, transfer: TransferSlip) -> HttpResponse:
    """It is in the bank book, or it is not."""
    form = FoundForm(request.POST)
    if form.is_valid():
        found = form.cleaned_data["found"] == "yes"
        transfers.find(actor=request.actor, slip=transfer, found=found, key=form.cleaned_data["key"])
        return see("collection:transfers", slug=transfer.group.slug)
    return page(request, "collection/transfers.html", form, _context(transfer.group))


@require_POST
@opens(access.transfer)
def receive(request: Request, transfer: TransferSlip) -> HttpResponse:
    """It becomes a slip of the sheet that is open today."""
    group = transfer.group
    sheet = told.open_today(group.pk)
    form = KeyedForm(request.POST)
    if sheet is None:
        return see("collection:counter", slug=group.slug)
    if form.is_valid():
        try:
            transfers.receive(actor=request.actor, sheet=sheet, transfer=transfer, key=form.cleaned_data["key"])
            return see("collection:transfers", slug=group.slug)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "collection/transfers.html", form, _context(group))


@require_http_methods(["GET", "POST"])
@opens(access.days)
def counter(request: Request, group: Group) -> HttpResponse:
    """An officer's own day: who answers for it, and one button."""
    form = KeyedForm(request.POST or None)
    if form.is_valid():
        try:
            key = form.cleaned_data["key"]
            sheet = days.open_counter_day(actor=request.actor, group=group, on=clock.today(), key=key)
            return see("collection:sheet", sheet=sheet.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "collection/counter.html", form, {"group": group, "today": clock.today(), "me": request.person})


def _context(group: Group) -> dict[str, object]:
    return {"group": group, "transfers": told.transfers(group.pk)}
