"""Who holds which office in a group, since when and by which decision."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.people import access, selectors
from khaotom.people.doors import Request, opens
from khaotom.people.forms.bodies import OfficeEndForm, OfficeForm, PlainForm
from khaotom.people.models import Group, Office, OfficeKind, Person
from khaotom.people.services import offices
from khaotom.ui.answers import page, see

ENOUGH_TRAINED = 2
"""So many should be able to hold the day alone: the one who knows may be away."""


@require_GET
@opens(access.group)
def held(request: Request, group: Group) -> HttpResponse:
    """The group's officers; every member may know who answers for what."""
    context = {
        "group": group,
        "offices": selectors.offices_in(group.pk),
        "trained": selectors.trained_count(group.pk),
        "enough": ENOUGH_TRAINED,
        "may_appoint": access.appoints(request.actor, group),
    }
    return render(request, "people/offices.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.appoint)
def give(request: Request, group: Group) -> HttpResponse:
    """Write down who holds which office."""
    members = list(selectors.open_members(group.pk).order_by("number_order"))
    form = OfficeForm(request.POST or None, members=members, initial={"since": clock.today()})
    if form.is_valid():
        try:
            _give(request, group, form, {str(row.person_id): row.person for row in members})
            return see("people:offices", slug=group.slug)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/office_give.html", form, {"group": group})


def _give(request: Request, group: Group, form: OfficeForm, people: dict[str, Person]) -> None:
    cleaned = form.cleaned_data
    offices.give(
        actor=request.actor,
        person=people[cleaned["person"]],
        kind=OfficeKind(cleaned["kind"]),
        group=group,
        since=cleaned["since"],
        citation=form.citation,
        key=cleaned["key"],
    )


@require_http_methods(["GET", "POST"])
@opens(access.office_to_keep)
def end(request: Request, office: Office) -> HttpResponse:
    """The last day of an office."""
    form = OfficeEndForm(request.POST or None, initial={"until": clock.today()})
    if form.is_valid():
        try:
            offices.end(actor=request.actor, office=office, until=form.cleaned_data["until"], key=form.cleaned_data["key"])
            return _back(office)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/office_end.html", form, {"office": office, "group": office.group})


@require_http_methods(["GET", "POST"])
@opens(access.office_to_keep)
def note_trained(request: Request, office: Office) -> HttpResponse:
    """She can hold the collection day by herself."""
    form = PlainForm(request.POST or None)
    if form.is_valid():
        offices.note_trained(actor=request.actor, office=office, key=form.cleaned_data["key"])
        return _back(office)
    return page(request, "people/office_trained.html", form, {"office": office, "group": office.group})


def _back(office: Office) -> HttpResponse:
    if office.group:
        return see("people:offices", slug=office.group.slug)
    return see("people:teams") if office.team_id else see("people:network")
