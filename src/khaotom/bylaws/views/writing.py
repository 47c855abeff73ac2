"""Writing rules down: a handful of questions at the beginning, a change with its decision later, a slip of the hand taken back."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from khaotom.bylaws import access, pages, selectors, words
from khaotom.bylaws.forms import ChangeForm, DecisionForm, ParametersForm, TakeBackForm
from khaotom.bylaws.kinds import of, title
from khaotom.bylaws.models import Version
from khaotom.bylaws.services import rules
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.group_to_rule)
def set_up(request: Request, group: Group) -> HttpResponse:
    """One question a page, answered with the group's old rule. Any may be skipped; what a group must have is asked again another day.

    ``after`` is the question just passed over.
    """
    question = pages.question(group.pk, clock.today(), after=request.GET.get("after", ""), at=request.GET.get("at", ""))
    if question is None:
        return see("bylaws:rules", slug=group.slug)
    form = ParametersForm(request.POST or None, kind=question.kind, initial=question.defaults)
    if form.is_valid():
        try:
            _begin_with(request, group, question.name, form)
            return see(f"{request.path}?after={question.name}")
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "bylaws/set_up.html", form, {"group": group, "question": question})


def _begin_with(request: Request, group: Group, kind: str, form: ParametersForm) -> None:
    """As it always was here: from the day the group was founded, if that is known."""
    today = clock.today()
    rules.enact(
        actor=request.actor,
        group=group,
        kind=kind,
        parameters=form.parameters,
        effective_from=min(group.founded_on or today, today),
        citation=CUSTOM,
        key=form.cleaned_data["key"],
    )


@require_http_methods(["GET", "POST"])
@opens(access.kind_to_change)
def change(request: Request, found: access.KindOfGroup) -> HttpResponse:
    """As the rule is to be from a day on; the same page writes down one the group did not have."""
    if found.to_choose:
        return _choose(request, found)
    group, kind, today = found.group, of(found.kind), clock.today()
    rule = selectors.one(group.pk, found.kind, today)
    form = ChangeForm(request.POST or None, kind=kind, initial=pages.as_it_stands(found.kind, rule, today))
    if form.is_valid():
        try:
            rules.enact(actor=request.actor, group=group, kind=found.kind, **form.enacted)
            return see("bylaws:history", slug=group.slug, kind=found.kind)
        except Refusal as refusal:
            form.refuse(refusal)
    called = (rule.title if rule else "") or title(found.kind)
    context = {"group": group, "name": found.kind, "kind": kind, "rule": rule, "title": called}
    return page(request, "bylaws/change.html", form, context)


def _choose(request: Request, found: access.KindOfGroup) -> HttpResponse:
    """Which clause of a kind that comes in many: one that many groups have, or one of the group's own."""
    standings = selectors.standings(found.group.pk, clock.today())
    context = {
        "group": found.group,
        "kind": of(found.kind),
        "choices": pages.choices(standings, found.kind),
        "own": pages.own_slot(standings, found.kind),
        "onto": "change",
    }
    return render(request, "bylaws/choose.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.kind_to_change)
def repeal(request: Request, found: access.KindOfGroup) -> HttpResponse:
    """From a day on the group has no such rule; only for kinds a group can be without."""
    group, kind = found.group, of(found.kind)
    rule = None if found.to_choose else selectors.one(group.pk, found.kind, clock.today())
    if rule is None or rule.common or not kind.optional:
        raise Stranger
    form = DecisionForm(request.POST or None, initial={"effective_from": clock.today(), "decided_on": clock.today()})
    if form.is_valid():
        try:
            rules.repeal(
                actor=request.actor,
                group=group,
                kind=found.kind,
                effective_from=_start(form),
                citation=form.citation,
                decided_on=form.decided,
                key=form.cleaned_data["key"],
            )
            return see("bylaws:history", slug=group.slug, kind=found.kind)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {
        "group": group,
        "name": found.kind,
        "title": rule.title or title(found.kind),
        "sentence": words.sentence(found.kind, rule.parameters) or rule.text,
    }
    return page(request, "bylaws/repeal.html", form, context)


def _start(form: DecisionForm) -> date:
    start: date = form.cleaned_data["effective_from"]
    return start


@require_http_methods(["GET", "POST"])
@opens(access.version_to_take_back)
def take_back(request: Request, version: Version) -> HttpResponse:
    """A slip of the hand, noticed at once: it stays in the history, struck through."""
    group, name = version.clause.group, version.clause.name
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        try:
            rules.take_back(actor=request.actor, version=version, key=form.cleaned_data["key"])
            if group is None:
                return see("bylaws:common_history", kind=name)
            return see("bylaws:history", slug=group.slug, kind=name)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {
        "group": group,
        "version": version,
        "name": name,
        "title": version.clause.title or title(name),
        "sentence": words.said(version),
    }
    return page(request, "bylaws/take_back.html", form, context)
