"""The network's own meetings, the activities it chooses in common, and the subdistrict team."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.meetings import access, selectors
from khaotom.meetings.forms.lines import AcceptForm
from khaotom.meetings.forms.rounds import CautiousForm
from khaotom.meetings.forms.votes import VoteForm
from khaotom.meetings.models import Volunteer, Wish
from khaotom.meetings.services import network as deciding
from khaotom.meetings.services import team as taking_in
from khaotom.people import selectors as people
from khaotom.people.doors import Request, opens
from khaotom.people.models import Network
from khaotom.ui.answers import page, see

A_PAGE = 24


@require_GET
@opens(access.network)
def meetings(request: Request, network: Network) -> HttpResponse:
    """The network's meetings, the newest first, each with what it decided."""
    shown = Paginator(selectors.of_network(network.pk), A_PAGE).get_page(request.GET.get("page"))
    context = {"shown": shown, "today": clock.today(), "may_write": access.merges(request.actor)}
    return render(request, "meetings/network.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.network_to_meet)
def plan(request: Request, network: Network) -> HttpResponse:
    """A meeting of the network on a day; what speaks against its day and hour is said first."""
    form = CautiousForm(request.POST or None, initial={"on": clock.today()})
    unheard: list[str] = []
    if form.is_valid() and not (unheard := form.unheard()):
        made = deciding.plan(actor=request.actor, network=network, **form.planned)
        return see("meetings:meeting", meeting=made.pk)
    return page(request, "meetings/network_plan.html", form, {"unheard": unheard}, shown=bool(unheard))


@require_http_methods(["GET", "POST"])
@opens(access.wish)
def choose(request: Request, wish: Wish) -> HttpResponse:
    """The network's meeting votes whether the wish becomes a common activity."""
    officers = people.who_hold_offices(request.actor.network)
    form = VoteForm(request.POST or None, members=officers, by_name=False, initial={"on": clock.today()})
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            made = deciding.choose(actor=request.actor, wish=wish, on=cleaned["on"], vote=form.vote, key=cleaned["key"])
            return see("meetings:board") if made.passed else see("meetings:meeting", meeting=made.meeting_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "meetings/choose.html", form, {"wish": wish, "wanted": selectors.wanted(wish)})


@require_http_methods(["GET", "POST"])
@opens(access.volunteer)
def accept(request: Request, volunteer: Volunteer) -> HttpResponse:
    """The meeting takes her into the subdistrict team."""
    group = volunteer.meeting.group
    members = [one.person for one in people.members(group.pk, clock.today())] if group else []
    form = AcceptForm(request.POST or None, volunteer=volunteer, members=members)
    if form.is_valid():
        try:
            taking_in.accept(actor=request.actor, volunteer=volunteer, who=form.who, key=form.cleaned_data["key"])
            return see("meetings:meeting", meeting=volunteer.meeting_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "meetings/accept.html", form, {"group": group, "volunteer": volunteer})


@require_GET
@opens(access.network)
def team(request: Request, network: Network) -> HttpResponse:
    """Who is in the subdistrict team, and what each does."""
    return render(request, "meetings/team.html", {"team": selectors.team(network)})
