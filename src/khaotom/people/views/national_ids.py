"""The Thai identity number: kept sealed; opening it whole is an act with a purpose."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from khaotom.kernel.refusal import Refusal
from khaotom.people import access, thai_ids
from khaotom.people.doors import Request, opens
from khaotom.people.forms.register import NationalIdForm, PurposeForm
from khaotom.people.models import Person
from khaotom.people.services import national_ids
from khaotom.ui.answers import page, see


@sensitive_post_parameters("number")
@require_http_methods(["GET", "POST"])
@opens(access.person_to_keep)
def keep(request: Request, person: Person) -> HttpResponse:
    """Seal her number, or remove it."""
    form = NationalIdForm(request.POST or None)
    if form.is_valid():
        try:
            number, key = form.cleaned_data["number"], form.cleaned_data["key"]
            national_ids.keep(actor=request.actor, person=person, number=number, key=key)
            return see("people:person", person=person.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/national_id.html", form, {"person": person})


@require_http_methods(["GET", "POST"])
@opens(access.person_to_match)
def open_(request: Request, person: Person) -> HttpResponse:
    """The whole number, once, with who opened it and what for written down."""
    form = PurposeForm(request.POST or None)
    if form.is_valid():
        try:
            number = national_ids.open_(actor=request.actor, person=person, purpose=form.cleaned_data["purpose"])
            return render(request, "people/national_id_opened.html", {"person": person, "number": thai_ids.shown(number)})
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/national_id_open.html", form, {"person": person})
