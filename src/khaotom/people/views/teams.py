"""Teams of the network and of its communities, and who is in them."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.people import access, selectors
from khaotom.people.doors import Request, opens
from khaotom.people.forms.bodies import TeamForm, TeamMemberForm
from khaotom.people.models import Network, OfficeKind, Team
from khaotom.people.services import offices, teams
from khaotom.ui.answers import page, see


@require_GET
@opens(access.teams)
def known(request: Request, rows: QuerySet[Team]) -> HttpResponse:
    """Every team with its people."""
    may_keep = access.holds(request.actor, (OfficeKind.ADMINISTRATOR,), group=None)
    return render(request, "people/teams.html", {"teams": selectors.teams(rows), "may_keep": may_keep})


@require_http_methods(["GET", "POST"])
@opens(access.administered)
def add(request: Request, network: Network) -> HttpResponse:
    """One more team."""
    communities = selectors.communities(network.pk)
    form = TeamForm(request.POST or None, communities=communities)
    if form.is_valid():
        cleaned = form.cleaned_data
        community = next((one for one in communities if str(one.pk) == cleaned["community"]), None)
        teams.add(
            actor=request.actor, kind=Team.Kind(cleaned["kind"]), name=cleaned["name"], community=community, key=cleaned["key"]
        )
        return see("people:teams")
    return page(request, "people/team_add.html", form, {})


@require_http_methods(["GET", "POST"])
@opens(access.team_to_keep)
def join(request: Request, team: Team) -> HttpResponse:
    """Somebody is in the team from a day on."""
    members = selectors.everybody(team.network_id)
    form = TeamMemberForm(request.POST or None, members=members, initial={"since": clock.today()})
    if form.is_valid():
        cleaned = form.cleaned_data
        person = next(row.person for row in members if str(row.person_id) == cleaned["person"])
        try:
            offices.give(
                actor=request.actor,
                person=person,
                kind=OfficeKind.TEAM_MEMBER,
                team=team,
                since=cleaned["since"],
                citation=form.citation,
                key=cleaned["key"],
            )
            return see("people:teams")
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/team_join.html", form, {"team": team})
