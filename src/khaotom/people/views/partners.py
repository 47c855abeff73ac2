"""Partner organisations and whom to talk to there."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel.refusal import Refusal
from khaotom.people import access, selectors
from khaotom.people.doors import Request, opens
from khaotom.people.forms.bodies import ContactForm, PartnerForm, PlainForm
from khaotom.people.models import Network, Partner, PartnerContact
from khaotom.people.services import partners
from khaotom.ui.answers import page, see


@require_GET
@opens(access.partners)
def known(request: Request, rows: QuerySet[Partner]) -> HttpResponse:
    """Every partner with its contacts, in dictionary order."""
    context = {
        "partners": selectors.with_contacts(rows),
        "may_keep": access.holds(request.actor, access.NETWORK_OFFICERS, group=None),
    }
    return render(request, "people/partners.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.network)
def add(request: Request, network: Network) -> HttpResponse:
    """One more partner."""
    form = PartnerForm(request.POST or None)
    if form.is_valid():
        cleaned = form.cleaned_data
        partners.add(actor=request.actor, name=cleaned["name"], kind=Partner.Kind(cleaned["kind"]), key=cleaned["key"])
        return see("people:partners")
    return page(request, "people/partner_add.html", form, {})


@require_http_methods(["GET", "POST"])
@opens(access.partner_to_keep)
def add_contact(request: Request, partner: Partner) -> HttpResponse:
    """Somebody to talk to there."""
    form = ContactForm(request.POST or None)
    if form.is_valid():
        try:
            cleaned = form.cleaned_data
            partners.add_contact(
                actor=request.actor,
                partner=partner,
                name=cleaned["name"],
                post=cleaned["post"],
                phone=cleaned["phone"],
                key=cleaned["key"],
            )
            return see("people:partners")
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/contact_add.html", form, {"partner": partner})


@require_http_methods(["GET", "POST"])
@opens(access.contact_to_keep)
def remove_contact(request: Request, contact: PartnerContact) -> HttpResponse:
    """She works there no longer."""
    form = PlainForm(request.POST or None)
    if form.is_valid():
        partners.remove_contact(actor=request.actor, contact=contact, key=form.cleaned_data["key"])
        return see("people:partners")
    return page(request, "people/contact_remove.html", form, {"partner": contact.partner, "contact": contact})
