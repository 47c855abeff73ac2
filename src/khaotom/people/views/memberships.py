"""One membership: its number, its zone and guardian, its end."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.people import access, selectors
from khaotom.people.doors import Request, opens
from khaotom.people.forms.register import EndForm, NumberForm, PlaceForm
from khaotom.people.models import Membership
from khaotom.people.services import memberships
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.membership_to_keep)
def renumber(request: Request, membership: Membership) -> HttpResponse:
    """Another number; the old one stays findable."""
    form = NumberForm(request.POST or None)
    if form.is_valid():
        try:
            number, key = form.cleaned_data["number"], form.cleaned_data["key"]
            memberships.renumber(actor=request.actor, membership=membership, number=number, key=key)
            return see("people:person", person=membership.person_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/member_number.html", form, _context(membership))


@require_http_methods(["GET", "POST"])
@opens(access.membership_to_keep)
def place(request: Request, membership: Membership) -> HttpResponse:
    """In which zone, and with whom as guardian."""
    zones = list(selectors.zones(membership.group.community_id))
    others = list(selectors.open_members(membership.group_id).exclude(person=membership.person).order_by("number_order"))
    initial = {"zone": membership.zone_id, "guardian": membership.guardian_id}
    form = PlaceForm(request.POST or None, zones=zones, guardians=others, initial=initial)
    if form.is_valid():
        try:
            zone = next((each for each in zones if str(each.pk) == form.cleaned_data["zone"]), None)
            guardian = next((row.person for row in others if str(row.person_id) == form.cleaned_data["guardian"]), None)
            key = form.cleaned_data["key"]
            memberships.place(actor=request.actor, membership=membership, zone=zone, guardian=guardian, key=key)
            return see("people:person", person=membership.person_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/member_place.html", form, _context(membership))


@require_http_methods(["GET", "POST"])
@opens(access.membership_to_keep)
def end(request: Request, membership: Membership) -> HttpResponse:
    """She resigned, was removed, or died."""
    form = EndForm(request.POST or None, initial={"on": clock.today()})
    if form.is_valid():
        try:
            memberships.end(
                actor=request.actor,
                membership=membership,
                ending=Membership.Ending(form.cleaned_data["ending"]),
                on=form.cleaned_data["on"],
                citation=form.citation,
                key=form.cleaned_data["key"],
            )
            return see("people:person", person=membership.person_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/member_end.html", form, _context(membership))


def _context(membership: Membership) -> dict[str, object]:
    return {"membership": membership, "group": membership.group, "person": membership.person}
