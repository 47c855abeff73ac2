"""Where the group's cash is: its places, one more, one put away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from khaotom.kernel.refusal import Refusal
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.till import access, pages
from khaotom.till.forms import PlaceForm, RetireForm
from khaotom.till.models import Place
from khaotom.till.services import places
from khaotom.ui.answers import page, see


@require_safe
@opens(access.places)
def listed(request: Request, group: Group) -> HttpResponse:
    """Every place with what each fund has in it by the book."""
    return render(request, "till/places.html", {"group": group, "page": pages.places(group.pk)})


@require_http_methods(["GET", "POST"])
@opens(access.places)
def add(request: Request, group: Group) -> HttpResponse:
    """One more tray, envelope or bank account."""
    form = PlaceForm(request.POST or None)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            places.add(
                actor=request.actor,
                group=group,
                kind=cleaned["kind"],
                name=cleaned["name"],
                bank_number_tail=cleaned["bank_number_tail"],
                key=cleaned["key"],
            )
            return see("till:places", slug=group.slug)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "till/place_add.html", form, {"group": group})


@require_http_methods(["GET", "POST"])
@opens(access.place_to_retire)
def retire(request: Request, place: Place) -> HttpResponse:
    """It is used no longer."""
    form = RetireForm(request.POST or None)
    if form.is_valid():
        try:
            places.retire(actor=request.actor, place=place, key=form.cleaned_data["key"])
            return see("till:places", slug=place.group.slug)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "till/place_retire.html", form, {"group": place.group, "place": place})
