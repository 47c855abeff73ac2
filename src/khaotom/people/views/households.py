"""Who lives with whom."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel.refusal import Refusal
from khaotom.people import access, selectors
from khaotom.people.doors import Request, opens
from khaotom.people.forms.register import HouseholdForm
from khaotom.people.models import Community, Group, Household, Person
from khaotom.people.services import households
from khaotom.ui.answers import page, see


@require_GET
@opens(access.read_register)
def of_group(request: Request, group: Group) -> HttpResponse:
    """The households of the group's members."""
    return render(request, "people/households.html", {"group": group, "households": selectors.households_of_members(group.pk)})


@require_http_methods(["GET", "POST"])
@opens(access.person_to_keep)
def settle(request: Request, person: Person) -> HttpResponse:
    """She lives in one of the households that are known, or in a new one."""
    community = selectors.community_of(person)
    known = list(selectors.households(community.pk)) if community else []
    form = HouseholdForm(request.POST or None, households=known, initial={"household": person.household_id})
    if form.is_valid():
        try:
            _settle(request, person, community, known, form)
            return see("people:person", person=person.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/household_settle.html", form, {"person": person})


def _settle(request: Request, person: Person, community: Community | None, known: list[Household], form: HouseholdForm) -> None:
    cleaned = form.cleaned_data
    if community is not None and cleaned["label"].strip():
        households.found(actor=request.actor, person=person, community=community, label=cleaned["label"], key=cleaned["key"])
        return
    chosen = next((each for each in known if str(each.pk) == cleaned["household"]), None)
    households.settle(actor=request.actor, person=person, household=chosen, key=cleaned["key"])
