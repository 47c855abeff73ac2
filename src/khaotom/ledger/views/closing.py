"""Closing days: what is closed takes no entry any more."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.ledger import access, selectors
from khaotom.ledger.access import GroupBook
from khaotom.ledger.forms import CloseForm
from khaotom.ledger.services import periods
from khaotom.people.doors import Request, opens
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.closing)
def close(request: Request, opened: GroupBook) -> HttpResponse:
    """Which day, once more what it means, and then it is closed for good."""
    if opened.book is None:
        raise Stranger
    form = CloseForm(request.POST or None)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            periods.close(actor=request.actor, book=opened.book.pk, through=cleaned["through"], key=cleaned["key"])
            return see("ledger:trial_balance", slug=opened.group.slug)
        except Refusal as refusal:
            form.refuse(refusal)
    closed = selectors.closed_through(opened.book.pk)
    return page(request, "ledger/close.html", form, {"group": opened.group, "closed": closed})
