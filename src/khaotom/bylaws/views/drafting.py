"""Drafting together: a rule laid before the group, what it would change, what people say, what the assembly means by its examples."""

from datetime import timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from khaotom.bylaws import access, deciding, drafts, kinds, pages, replayed, selectors, words
from khaotom.bylaws.forms import AnswerForm, ProposalForm, RemarkForm, TakeBackForm
from khaotom.bylaws.models import Draft
from khaotom.bylaws.services import drafts as service
from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.people.doors import Request, opens
from khaotom.ui.answers import page, see
from khaotom.ui.keyed import KeyedForm


@require_http_methods(["GET", "POST"])
@opens(access.kind_to_change)
def propose(request: Request, found: access.KindOfGroup) -> HttpResponse:
    """A rule as somebody would have it; it begins to hold by a vote, not here."""
    if found.to_choose:
        raise Stranger
    group, kind, today = found.group, kinds.of(found.kind), clock.today()
    rule = selectors.one(group.pk, found.kind, today)
    next_month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    usual = pages.as_it_stands(found.kind, rule, today) | {"effective_from": next_month}
    form = ProposalForm(request.POST or None, kind=kind, initial=usual)
    if form.is_valid():
        try:
            made = service.propose(
                actor=request.actor, group=group, name=found.kind, wording=form.wording, key=form.cleaned_data["key"]
            )
            return see("bylaws:draft", draft=made.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    title = (rule.title if rule else "") or kinds.title(found.kind)
    return page(request, "bylaws/propose.html", form, {"group": group, "name": found.kind, "title": title})


@require_http_methods(["GET", "POST"])
@opens(access.draft_to_write)
def reword(request: Request, draft: Draft) -> HttpResponse:
    """It shall read otherwise."""
    values = {
        **draft.parameters,
        "effective_from": draft.effective_from,
        "number": draft.number,
        "title": draft.title,
        "text": draft.text,
    }
    form = ProposalForm(request.POST or None, kind=kinds.of(draft.name), initial=values)
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
    replay = drafts.replay(found)
    context = {
        "group": found.group,
        "draft": found,
        "title": found.shown_title,
        "clause": words.clause(found.number) if found.number else "",
        "sentence": words.sentence(found.name, kinds.validate(found.name, found.parameters)),
        "difference": drafts.side_by_side(found),
        "examples": drafts.answered(found),
        "replay": replayed.said(replay) if replay else None,
        "remarks": found.remarks.select_related("person").order_by("said_at"),
        "doors": [door for _name, door in deciding.doors.items()],
        "may_write": access.writes(request.actor, found.group),
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
@opens(access.draft_to_write)
def drop(request: Request, found: Draft) -> HttpResponse:
    """Nobody wants it any more."""
    form, shown = TakeBackForm(request.POST), RemarkForm()
    if form.is_valid():
        try:
            service.drop(actor=request.actor, draft=found, key=form.cleaned_data["key"])
            return see("bylaws:rules", slug=found.group.slug)
        except Refusal as refusal:
            shown.refuse(refusal)
    return _draft(request, found, shown)
