"""Voting on a draft of the rules, and what the meetings of a group decided."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.bylaws import drafts, kinds, reach, words
from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.models import Draft
from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.meetings import access, selectors
from khaotom.meetings.forms.votes import VoteForm, WholeVoteForm
from khaotom.meetings.models import Resolution
from khaotom.meetings.services import adopting
from khaotom.people import selectors as people
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group, Network
from khaotom.ui.answers import page, see

A_PAGE = 30


@require_http_methods(["GET", "POST"])
@opens(access.draft)
def draft_vote(request: Request, draft: Draft) -> HttpResponse:
    """Heads and hands; carried, the rule holds from its day."""
    form = VoteForm(request.POST or None, **_asked(request, draft.group))
    if form.is_valid():
        try:
            made = adopting.decide(actor=request.actor, draft=draft, **form.decided)
            return _see_decided(made)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {"group": draft.group, "draft": draft, "sentence": _said(draft), "unanswered": _unanswered(draft)}
    return page(request, "meetings/draft_vote.html", form, context | _rule(request, draft.group, [draft]))


@require_http_methods(["GET", "POST"])
@opens(access.group_to_rule)
def whole_vote(request: Request, group: Group) -> HttpResponse:
    """One vote on several drafts: all of them hold from their day, or none does."""
    return _whole_vote(request, group, drafts.open_in(group.pk))


@require_http_methods(["GET", "POST"])
@opens(access.network_to_meet)
def common_vote(request: Request, network: Network) -> HttpResponse:
    """The same, of the network's meeting on common rules."""
    return _whole_vote(request, None, drafts.open_in_network(network.pk))


def _whole_vote(request: Request, group: Group | None, there: Sequence[Draft]) -> HttpResponse:
    form = WholeVoteForm(request.POST or None, drafts=there, **_asked(request, group))
    if form.is_valid():
        try:
            made = adopting.decide_all(actor=request.actor, group=group, chosen=form.drafts, **form.decided)
            return _see_decided(made)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {"group": group, "drafts": [(draft, _said(draft), _unanswered(draft)) for draft in there]}
    return page(request, "meetings/whole_vote.html", form, context | _rule(request, group, there))


def _asked(request: Request, group: Group | None) -> dict[str, Any]:
    """Who may witness, who may vote by name, and what is filled in: of the network's meeting nobody keeps the door."""
    today = clock.today()
    if group is None:
        return {"members": people.who_hold_offices(request.actor.network), "by_name": False, "initial": {"on": today}}
    members = [member.person for member in people.members(group.pk, today)]
    came = selectors.people_of_today(group.pk, today)
    return {"members": members, "came": came, "initial": {"on": today, "heads": len(came) or None}}


def _rule(request: Request, group: Group | None, there: Sequence[Draft]) -> dict[str, Any]:
    """By what the meeting decides, and the groups that have to know of it."""
    rule = bylaws.of_body(request.actor.network, group.pk if group else None, "decisions", clock.today())
    return {
        "rule": words.sentence("decisions", rule.parameters) if rule else "",
        "number": rule.clause if rule else "",
        "tighter": list(dict.fromkeys(one.name for draft in there for one in reach.held_tighter(draft))),
    }


def _see_decided(made: Resolution) -> HttpResponse:
    """What the group's meetings decided; of the network, the meeting that did."""
    if made.group is None:
        return see("meetings:meeting", meeting=made.meeting_id)
    return see("meetings:resolutions", slug=made.group.slug)


def _said(draft: Draft) -> str:
    return words.sentence(draft.name, kinds.validate(draft.name, draft.parameters)) or draft.text


def _unanswered(draft: Draft) -> list[str]:
    return [example.sentence for example, agreed in drafts.answered(draft) if agreed is not True]


@require_GET
@opens(access.group)
def resolutions(request: Request, group: Group) -> HttpResponse:
    """What the meetings decided, the newest first, each with how it was counted."""
    shown = Paginator(selectors.resolutions(group.pk), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "meetings/resolutions.html", {"group": group, "shown": shown})
