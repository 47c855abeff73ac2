"""Rounds: the list, one with its board and who goes where, and what is written down for it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.meetings import access, handout, ics, rounds
from khaotom.meetings.forms.rounds import PEOPLE_LIST, RoundForm, RoundPlanForm, TeamForm
from khaotom.meetings.models import Meeting, Round
from khaotom.meetings.services import rounds as sweeping
from khaotom.people import selectors as people
from khaotom.people.doors import Request, opens
from khaotom.ui import paper
from khaotom.ui.answers import page, see


@require_GET
@opens(access.rounds)
def known(request: Request, network: UUID) -> HttpResponse:
    """Every round, the newest first."""
    context = {"rounds": rounds.of_network(network), "today": clock.today(), "may_keep": access.keeps_rounds(request.actor)}
    return render(request, "meetings/rounds/rounds.html", context)


@require_GET
@opens(access.sweep)
def one(request: Request, found: Round) -> HttpResponse:
    """How many have come, and who goes where."""
    communities = rounds.communities_of(found)
    going = rounds.going(rounds.meetings_of(found))
    context = {
        "round": found,
        "today": clock.today(),
        "progress": rounds.progress(found, communities, _("All together")),
        "going": going,
        "not_planned": rounds.not_planned(communities, going),
        "twice": rounds.twice(found.network_id, {each.meeting.date for each in going}),
        "knows": access.knows(request.actor),
        "may_keep": access.keeps_rounds(request.actor),
    }
    return render(request, "meetings/rounds/round.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.rounds_to_keep)
def begin(request: Request, network: UUID) -> HttpResponse:
    """A new round."""
    communities = people.communities(network)
    initial = {"begins": clock.today(), "communities": [str(each.pk) for each in communities]}
    form = RoundForm(request.POST or None, communities=communities, initial=initial)
    if form.is_valid():
        try:
            made = sweeping.begin(actor=request.actor, sweep=form.sweep, key=form.cleaned_data["key"])
            return see("meetings:round", sweep=made.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "meetings/rounds/write.html", form, {"round": None})


@require_http_methods(["GET", "POST"])
@opens(access.sweep_to_keep)
def change(request: Request, found: Round) -> HttpResponse:
    """Other days, communities or hopes."""
    chosen = [str(each.pk) for each in rounds.communities_of(found)]
    initial = {name: getattr(found, name) for name in ("name", "begins", "ends", "target", "purpose", "bring")}
    form = RoundForm(
        request.POST or None, communities=people.communities(found.network_id), initial=initial | {"communities": chosen}
    )
    if form.is_valid():
        try:
            sweeping.change(actor=request.actor, found=found, sweep=form.sweep, key=form.cleaned_data["key"])
            return see("meetings:round", sweep=found.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "meetings/rounds/write.html", form, {"round": found})


@require_http_methods(["GET", "POST"])
@opens(access.sweep_to_keep)
def plan(request: Request, found: Round) -> HttpResponse:
    """A meeting in the round; what speaks against its day and hour is said first."""
    groups = rounds.groups_of(found)
    form = RoundPlanForm(request.POST or None, groups=groups, initial={"group": request.GET.get("group")})
    unheard: list[str] = []
    if form.is_valid() and not (unheard := form.unheard()):
        cleaned = form.cleaned_data
        group = next(each for each in groups if str(each.pk) == cleaned["group"])
        appointed = sweeping.Appointed(group, cleaned["on"], cleaned["starts_at"], cleaned["place"])
        try:
            made = sweeping.plan(actor=request.actor, found=found, appointed=appointed, key=cleaned["key"])
            return see("meetings:field_team", meeting=made.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {"round": found, "unheard": unheard}
    return page(request, "meetings/rounds/plan.html", form, context, shown=bool(unheard))


@require_http_methods(["GET", "POST"])
@opens(access.team)
def team(request: Request, meeting: Meeting) -> HttpResponse:
    """Who goes to one meeting for what, and which bodies come."""
    network, there = meeting.network_id, rounds.going_to(meeting)
    initial = {"seen": sweeping.mark(meeting), "partners": [str(each.pk) for each in there.partners]}
    form = TeamForm(
        request.POST or None,
        known=rounds.everybody(network),
        duties=there.duties,
        partners=rounds.bodies(network),
        initial=initial,
    )
    sweep = rounds.round_of(meeting)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            sweeping.send(
                actor=request.actor,
                meeting=meeting,
                team=form.team,
                partners=form.coming,
                seen=cleaned["seen"],
                key=cleaned["key"],
            )
            return see("meetings:round", sweep=sweep.pk) if sweep else see("meetings:meeting", meeting=meeting.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {"meeting": meeting, "round": sweep, "list": PEOPLE_LIST}
    return page(request, "meetings/rounds/team.html", form, context)


@require_GET
@opens(access.sweep)
def print_handout(request: Request, found: Round) -> HttpResponse:
    """One sheet for everybody who goes out."""
    return paper.answer(handout.handout(found), f"round-{found.begins.isoformat()}")


@require_GET
@opens(access.sweep)
def calendar(request: Request, found: Round) -> HttpResponse:
    """The round's meetings for the calendar of a phone."""
    return ics.answer(rounds.meetings_of(found), f"round-{found.begins.isoformat()}")
