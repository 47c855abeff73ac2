"""Suspected doubles: shown side by side, joined or told apart by an officer, and parted again."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel.refusal import Refusal
from khaotom.people import access, selectors, suspects
from khaotom.people.doors import Request, opens
from khaotom.people.forms.bodies import PlainForm
from khaotom.people.models import Group, Person
from khaotom.people.services import doubles
from khaotom.trail import services as trail
from khaotom.ui.answers import page, see


@require_GET
@opens(access.keep_register)
def suspected(request: Request, group: Group) -> HttpResponse:
    """Who in this group's register may be one human entered twice, here or elsewhere in what the officer may see."""
    seen = access.people(request.actor)
    pairs = suspects.pairs(seen, about=seen.filter(memberships__group=group))
    return render(request, "people/doubles.html", {"group": group, "pairs": pairs})


@require_http_methods(["GET", "POST"])
@opens(access.pair_to_settle)
def settle(request: Request, both: tuple[Person, Person]) -> HttpResponse:
    """Both side by side: one human, or two?"""
    double, into = both
    form = PlainForm(request.POST or None)
    if request.method == "GET":
        trail.read(actor=request.actor, what="people.person", purpose="doubles", subjects=[double.pk, into.pk])
    if form.is_valid():
        try:
            _settle(request, double, into, form)
            return see("people:person", person=into.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    sides = [(person, selectors.around(person)["memberships"]) for person in (into, double)]
    return page(request, "people/double_settle.html", form, {"double": double, "into": into, "sides": sides})


def _settle(request: Request, double: Person, into: Person, form: PlainForm) -> None:
    key = form.cleaned_data["key"]
    if "two" in request.POST:
        doubles.tell_apart(actor=request.actor, one=double, other=into, key=key)
    else:
        doubles.merge(actor=request.actor, double=double, into=into, key=key)


@require_http_methods(["GET", "POST"])
@opens(access.person_to_match)
def part(request: Request, person: Person) -> HttpResponse:
    """The merge was a mistake."""
    form = PlainForm(request.POST or None)
    if form.is_valid():
        doubles.part(actor=request.actor, double=person, key=form.cleaned_data["key"])
        return see("people:person", person=person.pk)
    return page(request, "people/double_part.html", form, {"person": person})
