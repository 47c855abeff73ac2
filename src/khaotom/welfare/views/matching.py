"""Matching money: a year with its sources, one request with its list, and what came of it."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from khaotom.bylaws import words
from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.till import selectors as till
from khaotom.trail import services as trail
from khaotom.ui import formats, paper, tables
from khaotom.ui.answers import page, see
from khaotom.welfare import access, matching, papers
from khaotom.welfare.models import Matching
from khaotom.welfare.money_forms import AskForm, CameForm
from khaotom.welfare.services import matching as service
from khaotom.welfare.services.matching import Came


@require_http_methods(["GET", "POST"])
@opens(access.matching_year)
def year(request: Request, found: access.YearOf) -> HttpResponse:
    """Who gave for a year, what each source is to be asked for, was asked for, and gave."""
    form = AskForm(request.POST or None)
    group = found.group
    if form.is_valid():
        try:
            source = Matching.Source(request.POST.get("source", ""))
        except ValueError:
            return see("welfare:matching", slug=group.slug, year=found.year)
        try:
            made = service.ask(actor=request.actor, group=group, year=found.year, source=source, key=form.cleaned_data["key"])
            return see("welfare:matching_request", matching=made.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    shown = matching.of_year(group, found.year)
    context = {
        "group": group,
        "shown": shown,
        "year_words": formats.year(found.year),
        "years": [(one, formats.year(one)) for one in range(clock.today().year - 2, clock.today().year + 1)],
        "sentence": words.sentence(matching.KIND, shown.rule.parameters) if shown.rule else "",
    }
    return page(request, "welfare/matching.html", form, context)


@require_http_methods(["GET", "POST"])
@opens(access.matching)
def request_page(request: Request, found: Matching) -> HttpResponse:
    """One request: what was asked for, what came, what is missing; entering what the bank book says."""
    form = CameForm(request.POST or None, banks=till.banks(found.group_id), initial={"on": clock.today()})
    if form.is_valid():
        says = form.cleaned_data
        came = Came(says["amount"], says["on"], form.account, says["reference"])
        try:
            service.receive(actor=request.actor, matching=found, came=came, key=says["key"])
            return see("welfare:matching_request", matching=found.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    grants = matching.grants(found)
    received = sum(one.amount for one in grants)
    context = {
        "group": found.group,
        "matching": found,
        "grants": grants,
        "received": received,
        "short": found.amount - received,
        "has_bank": bool(form.banks),
        "members": len(found.listed),
        "year": formats.year(found.year),
    }
    return page(request, "welfare/matching_request.html", form, context)


@require_safe
@opens(access.matching)
def listed(request: Request, found: Matching) -> HttpResponse:
    """The list of who gave, as it was when it was asked for: to print, or as a spreadsheet. The look is recorded."""
    rows = matching.listed(found)
    trail.read(
        actor=request.actor, what="welfare.matching", purpose="welfare", subjects=[one.membership.person_id for one in rows]
    )
    if request.GET.get("as") in ("csv", "excel"):
        answer = tables.asked(request, lambda: papers.table(found, rows))
        assert answer is not None
        return answer
    return paper.answer(papers.matching_list(found, rows), f"matching-{found.group.slug}-{found.year}-{found.source}")


@require_safe
@opens(access.fund)
def newest(_request: Request, group: Group) -> HttpResponse:
    """This year's matching money."""
    return see("welfare:matching", slug=group.slug, year=clock.today().year)
