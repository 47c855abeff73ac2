"""The register of a group: found, added, joined, incomplete."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel.refusal import Refusal
from khaotom.people import access, finding, selectors
from khaotom.people.doors import Request, opens
from khaotom.people.forms.bodies import PlainForm
from khaotom.people.forms.register import NewMemberForm
from khaotom.people.models import Group, Membership, Person
from khaotom.people.services import memberships
from khaotom.ui.answers import page, see

A_PAGE = 50


@require_GET
@opens(access.read_register)
def register(request: Request, group: Group) -> HttpResponse:
    """The members by number or name; ``q`` finds, ``left`` shows those who went."""
    order = request.GET.get("order", finding.BY_NUMBER)
    gone = "left" in request.GET
    rows = selectors.former_members(group.pk) if gone else selectors.open_members(group.pk)
    found = finding.found(rows, request.GET.get("q", "")).order_by(*finding.ORDERS.get(order, finding.ORDERS[finding.BY_NUMBER]))
    context = {
        "group": group,
        "page": _page(request, found),
        "q": request.GET.get("q", ""),
        "order": order,
        "gone": gone,
        "lacking": finding.incomplete(selectors.open_members(group.pk)).count(),
        "may_keep": access.keeps_register(request.actor, group),
    }
    return render(request, "people/members.html", context)


@require_GET
@opens(access.read_register)
def incomplete(request: Request, group: Group) -> HttpResponse:
    """ข้อมูลยังไม่ครบ: of whom something is not known yet, and what."""
    rows = finding.incomplete(selectors.open_members(group.pk)).order_by(*finding.ORDERS[finding.BY_NUMBER])
    shown = _page(request, rows)
    missing = [(row, finding.missing(row.person)) for row in shown]
    return render(request, "people/members_incomplete.html", {"group": group, "page": shown, "missing": missing})


@require_http_methods(["GET", "POST"])
@opens(access.keep_register)
def add(request: Request, group: Group) -> HttpResponse:
    """Somebody new: a few fields now, the rest later."""
    form = NewMemberForm(request.POST or None)
    if form.is_valid():
        try:
            cleaned = form.cleaned_data
            row = memberships.enrol(
                actor=request.actor,
                group=group,
                names=form.names,
                phone=cleaned["phone"],
                number=cleaned["number"],
                key=cleaned["key"],
            )
            return see("people:person", person=row.person_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/member_add.html", form, {"group": group})


@require_http_methods(["GET", "POST"])
@opens(access.person_to_join)
def join(request: Request, both: tuple[Group, Person]) -> HttpResponse:
    """Somebody known comes back, or joins this group too."""
    group, person = both
    form = PlainForm(request.POST or None)
    if form.is_valid():
        try:
            memberships.join(actor=request.actor, group=group, person=person, key=form.cleaned_data["key"])
            return see("people:person", person=person.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/member_join.html", form, {"group": group, "person": person})


def _page(request: Request, rows: QuerySet[Membership]) -> Page[Membership]:
    return Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
