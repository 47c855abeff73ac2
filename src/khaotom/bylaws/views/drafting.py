"""Drafting together: a rule laid before the group, what it would change, what people say, what the assembly means by its examples."""

from datetime import timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from khaotom.bylaws import access, deciding, drafts, kinds, pages, replayed, selectors, words
from khaotom.bylaws import reach as reaching
from khaotom.bylaws.forms import AnswerForm, CommonProposalForm, ProposalForm, RemarkForm, TakeBackForm
from khaotom.bylaws.models import Draft
from khaotom.bylaws.services import drafts as service
from khaotom.bylaws.views import common
from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.ui.answers import page, see
from khaotom.ui.keyed import KeyedForm


@require_http_methods(["GET", "POST"])
@opens(access.kind_to_change)
def propose(request: Request, found: access.KindOfGroup) -> HttpResponse:
    """A rule as somebody would have it; it begins to hold by a vote, not here."""
    if found.to_choose:
        raise Stranger
    return _propose(request, found.group, found.kind)


@require_http_methods(["GET", "POST"])
@opens(access.common_kind_to_propose)
def common_propose(request: Request, found: access.KindOfNetwork) -> HttpResponse:
    """The same, of a common rule; of a kind that comes in many, first which."""
    if found.to_choose:
        return common.choose(request, found, onto="propose")
    return _propose(request, None, found.kind)


def _propose(request: Request, group: Group | None, name: str) -> HttpResponse:
    kind, today = kinds.of(name), clock.today()
    rule = selectors.of_body(request.actor.network, group.pk if group else None, name, today)
    next_month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    usual = pages.as_it_stands(name, rule, today) | {"effective_from": next_month}
    form = _form(group)(request.POST or None, kind=kind, initial=usual)
    if form.is_valid():
        try:
            made = service.propose(
                actor=request.actor, group=group, name=name, wording=form.wording, key=form.cleaned_data["key"]
            )
            return see("bylaws:draft", draft=made.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    title = (rule.title if rule else "") or kinds.title(name)
    by_hand = group is None and access.writes(request.actor, None)
    return page(request, "bylaws/propose.html", form, {"group": group, "name": name, "title": title, "by_hand": by_hand})


def _form(group: Group | None) -> type[ProposalForm]:
    return ProposalForm if group else CommonProposalForm


@require_http_methods(["GET", "POST"])
@opens(access.draft_to_reword)
def reword(request: Request, draft: Draft) -> HttpResponse:
    """It shall read otherwise."""
    values = {
        **draft.parameters,
        "effective_from": draft.effective_from,
        "number": draft.number,
        "title": draft.title,
        "text": draft.text,
    }
    form = _form(draft.group)(request.POST or None, kind=kinds.of(draft.name), initial=values)
    if form.is_valid():
        try:
            service.reword(actor=request.actor, draft=draft, wording=form.wording, key=form.cleaned_data["key"])
            return see("bylaws:draft", draft=draft.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {"group": draft.group, "draft": draft, "name": draft.name, "title": draft.shown_title}
    return page(request, "bylaws/propose.html", form, context)


@require_GET
@opens(access.draft)
def draft(request: Request, found: Draft) -> HttpResponse:
    """What it says, what it would change, what people think, and what its examples mean."""
    return _draft(request, found, RemarkForm())


def _draft(request: Request, found: Draft, form: KeyedForm) -> HttpResponse:
    reach, may_write = reaching.of_draft(found), access.writes(request.actor, found.group)
    replay = reach.replay if reach else drafts.replay(found)
    context = {
        "group": found.group,
        "draft": found,
        "title": found.shown_title,
        "clause": words.clause(found.number) if found.number else "",
        "sentence": words.sentence(found.name, kinds.validate(found.name, found.parameters)),
        "difference": drafts.side_by_side(found),
        "examples": drafts.answered(found),
        "reach": reach,
        "replay": replayed.said(replay, of_all=reach is not None) if replay else None,
        "remarks": found.remarks.select_related("person").order_by("said_at"),
        "doors": [door for _name, door in deciding.doors.items()],
        "may_write": may_write,
        "may_reword": may_write or access.laid_it_before_the_network(request.actor, found),
    }
    return page(request, "bylaws/draft.html", form, context)


@require_POST
@opens(access.draft)
def remark(request: Request, found: Draft) -> HttpResponse:
    """Somebody says what she thinks."""
    form = RemarkForm(request.POST)
    if form.is_valid():
        try:
            service.remark(actor=request.actor, draft=found, text=form.cleaned_data["text"], key=form.cleaned_data["key"])
            return see("bylaws:draft", draft=found.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return _draft(request, found, form)


@require_POST
@opens(access.draft_to_write)
def answer(request: Request, found: Draft) -> HttpResponse:
    """The assembly said yes or no to one example."""
    form, shown = AnswerForm(request.POST), RemarkForm()
    if form.is_valid():
        said = {"code": form.cleaned_data["code"], "agreed": form.cleaned_data["agreed"] == "yes"}
        try:
            service.answer(actor=request.actor, draft=found, key=form.cleaned_data["key"], **said)
            return see("bylaws:draft", draft=found.pk)
        except Refusal as refusal:
            shown.refuse(refusal)
    return _draft(request, found, shown)


@require_POST
@opens(access.draft_to_reword)
def drop(request: Request, found: Draft) -> HttpResponse:
    """Nobody wants it any more."""
    form, shown = TakeBackForm(request.POST), RemarkForm()
    if form.is_valid():
        try:
            service.drop(actor=request.actor, draft=found, key=form.cleaned_data["key"])
            return see("bylaws:rules", slug=found.group.slug) if found.group else see("bylaws:common_rules")
        except Refusal as refusal:
            shown.refuse(refusal)
    return _draft(request, found, shown)
