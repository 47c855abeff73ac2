"""The common rules of the network: everybody who signed in reads them; what was decided elsewhere or before, its officers write down."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.bylaws import access, booklet, deciding, drafts, pages, selectors, words
from khaotom.bylaws.forms import CommonChangeForm, CommonDecisionForm
from khaotom.bylaws.kinds import of, title
from khaotom.bylaws.services import rules
from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.people.doors import Request, opens
from khaotom.people.models import Person
from khaotom.ui import paper
from khaotom.ui.answers import page, see


@require_GET
@opens(access.common)
def in_force(request: Request, _person: Person) -> HttpResponse:
    """Every common rule as a plain sentence."""
    shown, talked_about = pages.common(request.actor.network, clock.today()), drafts.open_in_network(request.actor.network)
    may_write = access.writes(request.actor, None)
    context = {
        "group": None,
        "shown": shown,
        "may_write": may_write,
        "may_add": access.proposes(request.actor),
        "drafts": talked_about,
        "many_doors": deciding.many_at_once(None) if may_write and len(talked_about) > 1 else [],
    }
    return render(request, "bylaws/rules.html", context)


@require_GET
@opens(access.common)
def print_booklet(request: Request, _person: Person) -> HttpResponse:
    """The common rules as a booklet; ``digits=thai`` writes the clauses' numbers in Thai digits."""
    thai_digits = request.GET.get("digits") == "thai"
    return paper.answer(booklet.common(request.network, clock.today(), thai_digits=thai_digits), "rules-common")


@require_GET
@opens(access.common_kind)
def history(request: Request, name: str) -> HttpResponse:
    """One common rule through the years, and the groups that it holds tighter than they wrote."""
    shown = pages.common_history(request.actor.network, name, clock.today())
    may_write, may_propose = access.writes(request.actor, None), access.proposes(request.actor)
    context = {"group": None, "page": shown, "may_write": may_write, "may_propose": may_propose}
    return render(request, "bylaws/history.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.common_kind_to_change)
def change(request: Request, found: access.KindOfNetwork) -> HttpResponse:
    """As the common rule is to be from a day on; groups whose own would be looser are named first."""
    if found.to_choose:
        return choose(request, found, onto="change")
    kind, today = of(found.kind), clock.today()
    rule = selectors.common(request.actor.network, [found.kind], today).get(found.kind)
    form = CommonChangeForm(request.POST or None, kind=kind, initial=pages.as_it_stands(found.kind, rule, today))
    if form.is_valid():
        try:
            rules.enact(actor=request.actor, group=None, kind=found.kind, **form.enacted, told=form.cleaned_data["told"])
            return see("bylaws:common_history", kind=found.kind)
        except Refusal as refusal:
            form.refuse(refusal)
    called = (rule.title if rule else "") or title(found.kind)
    context = {"group": None, "name": found.kind, "kind": kind, "rule": rule, "title": called}
    return page(request, "bylaws/change.html", form, context)


def choose(request: Request, found: access.KindOfNetwork, *, onto: str) -> HttpResponse:
    """Which clause of a kind that comes in many; a name that an open draft invents is not given to another."""
    standings = selectors.common_standings(request.actor.network, clock.today())
    talked_about = [draft.name for draft in drafts.open_in_network(request.actor.network)]
    context = {
        "group": None,
        "kind": of(found.kind),
        "choices": pages.choices(standings, found.kind),
        "own": pages.own_slot(standings, found.kind, "common", besides=talked_about),
        "onto": onto,
    }
    return render(request, "bylaws/choose.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.common_kind_to_change)
def repeal(request: Request, found: access.KindOfNetwork) -> HttpResponse:
    """From a day on the network has no such rule, and each group's own stands as it wrote it."""
    today = clock.today()
    rule = None if found.to_choose else selectors.common(request.actor.network, [found.kind], today).get(found.kind)
    if rule is None:
        raise Stranger
    form = CommonDecisionForm(request.POST or None, initial={"effective_from": today, "decided_on": today})
    if form.is_valid():
        try:
            rules.repeal(
                actor=request.actor,
                group=None,
                kind=found.kind,
                effective_from=form.cleaned_data["effective_from"],
                citation=form.citation,
                decided_on=form.decided,
                key=form.cleaned_data["key"],
            )
            return see("bylaws:common_history", kind=found.kind)
        except Refusal as refusal:
            form.refuse(refusal)
    called = rule.title or title(found.kind)
    said = words.sentence(found.kind, rule.parameters) or rule.text
    return page(request, "bylaws/repeal.html", form, {"group": None, "name": found.kind, "title": called, "sentence": said})
