"""Voting on a draft of the rules, and what the meetings of a group decided."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.bylaws import drafts, kinds, words
from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.models import Draft
from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.meetings import access, selectors
from khaotom.meetings.forms.votes import VoteForm, WholeVoteForm
from khaotom.meetings.services import adopting
from khaotom.people import selectors as people
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.ui.answers import page, see

A_PAGE = 30


@require_http_methods(["GET", "POST"])
@opens(access.draft)
def draft_vote(request: Request, draft: Draft) -> HttpResponse:
    """Heads and hands; carried, the rule holds from its day."""
    today = clock.today()
    members = [member.person for member in people.members(draft.group_id, today)]
    came = selectors.people_of_today(draft.group_id, today)
    form = VoteForm(request.POST or None, members=members, came=came, initial={"on": today, "heads": len(came) or None})
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            adopting.decide(actor=request.actor, draft=draft, on=cleaned["on"], vote=form.vote, key=cleaned["key"])
            return see("meetings:resolutions", slug=draft.group.slug)
        except Refusal as refusal:
            form.refuse(refusal)
    rule = bylaws.one(draft.group_id, "decisions", today)
    context = {
        "group": draft.group,
        "draft": draft,
        "sentence": _said(draft),
        "unanswered": _unanswered(draft),
        "rule": words.sentence("decisions", rule.parameters) if rule else "",
        "number": rule.clause if rule else "",
    }
    return page(request, "meetings/draft_vote.html", form, context)


@require_http_methods(["GET", "POST"])
@opens(access.group_to_rule)
def whole_vote(request: Request, group: Group) -> HttpResponse:
    """One vote on several drafts: all of them hold from their day, or none does."""
    today, there = clock.today(), drafts.open_in(group.pk)
    members = [member.person for member in people.members(group.pk, today)]
    came = selectors.people_of_today(group.pk, today)
    initial = {"on": today, "heads": len(came) or None}
    form = WholeVoteForm(request.POST or None, members=members, came=came, drafts=there, initial=initial)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            adopting.decide_all(
                actor=request.actor, group=group, chosen=form.drafts, on=cleaned["on"], vote=form.vote, key=cleaned["key"]
            )
            return see("meetings:resolutions", slug=group.slug)
        except Refusal as refusal:
            form.refuse(refusal)
    rule = bylaws.one(group.pk, "decisions", today)
    context = {
        "group": group,
        "drafts": [(draft, _said(draft), _unanswered(draft)) for draft in there],
        "rule": words.sentence("decisions", rule.parameters) if rule else "",
        "number": rule.clause if rule else "",
    }
    return page(request, "meetings/whole_vote.html", form, context)


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
