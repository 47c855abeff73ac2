"""The whole network: its communities and groups, and beginning new ones."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel.citation import FOUNDING
from khaotom.kernel.refusal import Refusal
from khaotom.people import access, selectors
from khaotom.people.doors import Request, opens
from khaotom.people.forms.bodies import CommunityForm, GroupForm
from khaotom.people.models import Network
from khaotom.people.services import communities, groups
from khaotom.ui.answers import page, see


@require_GET
@opens(access.network)
def bodies(request: Request, network: Network) -> HttpResponse:
    """The communities, the groups in them, and who serves the whole network."""
    context = {
        "communities": selectors.communities(network.pk),
        "groups": list(selectors.groups(network.pk)),
        "offices": selectors.offices_of_network(network.pk),
    }
    return render(request, "people/network.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.administered)
def add_community(request: Request, network: Network) -> HttpResponse:
    """One more community."""
    form = CommunityForm(request.POST or None)
    if form.is_valid():
        try:
            cleaned = form.cleaned_data
            communities.add(actor=request.actor, name=cleaned["name"], slug=cleaned["slug"], key=cleaned["key"])
            return see("people:network")
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/community_add.html", form, {})


@require_http_methods(["GET", "POST"])
@opens(access.administered)
def add_group(request: Request, network: Network) -> HttpResponse:
    """One more group, forming."""
    places = selectors.communities(network.pk)
    form = GroupForm(request.POST or None, communities=places)
    if form.is_valid():
        try:
            cleaned = form.cleaned_data
            group = groups.add(
                actor=request.actor,
                community=next(place for place in places if str(place.pk) == cleaned["community"]),
                name=cleaned["name"],
                slug=cleaned["slug"],
                founded_on=cleaned["founded_on"],
                citation=FOUNDING,
                key=cleaned["key"],
            )
            return see("people:members", slug=group.slug)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/group_add.html", form, {"communities": places})
