"""Screen 0, today at the group, and screen 1, opening the box."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from khaotom.collection import access, evening, selectors, words
from khaotom.collection.forms.evening import OpeningCountForm, TableForm
from khaotom.collection.models import Sheet
from khaotom.collection.services import counts, days
from khaotom.collection.views.open_only import while_open
from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.till import selectors as till
from khaotom.till.models import Count, Place
from khaotom.ui.answers import page, see
from khaotom.ui.keyed import KeyedForm


@require_http_methods(["GET", "POST"])
@opens(access.days)
def today(request: Request, group: Group) -> HttpResponse:
    """The figure everybody remembers, what became of the cash, and one button: begin."""
    form = KeyedForm(request.POST or None)
    if form.is_valid():
        sheet = days.open_day(actor=request.actor, group=group, on=clock.today(), key=form.cleaned_data["key"])
        return see("collection:open", sheet=sheet.pk)
    return page(request, "collection/today.html", form, {"group": group, "day": evening.today(group)})


@require_http_methods(["GET", "POST"])
@opens(access.sheet)
@while_open
def open_box(request: Request, sheet: Sheet) -> HttpResponse:
    """Count what is in the box, blind; the book's figure comes after."""
    officers = evening.officers(sheet)
    form = OpeningCountForm(request.POST or None, officers=officers, usual=till.last_counters(sheet.group_id))
    box = till.box(sheet.group_id)
    if form.is_valid():
        try:
            counts.count(
                actor=request.actor,
                sheet=sheet,
                place=box,
                moment=Count.Moment.OPENING,
                counted=form.cleaned_data["counted"],
                pieces={},
                counters=form.counters,
                key=form.cleaned_data["key"],
            )
            return see("collection:opened", sheet=sheet.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "collection/open.html", form, {"sheet": sheet, "group": sheet.group, "place": box})


@require_http_methods(["GET", "POST"])
@opens(access.sheet)
@while_open
def opened(request: Request, sheet: Sheet) -> HttpResponse:
    """What was counted against the book, and which table this phone is."""
    box = till.box(sheet.group_id)
    places = [box, *till.trays(sheet.group_id)]
    form = TableForm(request.POST or None, places=places)
    if form.is_valid():
        try:
            return _open_table(request, sheet, {str(place.pk): place for place in places}, form)
        except Refusal as refusal:
            form.refuse(refusal)
    count = till.latest_counts(sheet.pk, Count.Moment.OPENING).get(box.pk)
    context = {"sheet": sheet, "group": sheet.group, "count": count, "table": evening.table_of(sheet, request.actor)}
    return page(request, "collection/opened.html", form, context)


def _open_table(request: Request, sheet: Sheet, places: dict[str, Place], form: TableForm) -> HttpResponse:
    days.open_table(
        actor=request.actor,
        sheet=sheet,
        place=places[form.cleaned_data["place"]],
        float_amount=form.cleaned_data["float_amount"] or 0,
        key=form.cleaned_data["key"],
    )
    return see("collection:table", sheet=sheet.pk)


@opens(access.sheet)
def sheet_page(request: Request, sheet: Sheet) -> HttpResponse:
    """The evening in one place: where each act is, and, once closed, what it came to."""
    closing = evening.closing_of(sheet)
    context = {
        "sheet": sheet,
        "group": sheet.group,
        "closing": closing,
        "told": words.told(sheet, closing) if closing else "",
        "totals": selectors.totals(sheet),
        "held": selectors.held(sheet.pk),
        "vouchers": till.vouchers(sheet.pk),
        "box_counted": not sheet.meeting_id or bool(till.latest_counts(sheet.pk, Count.Moment.OPENING)),
        "paper": sheet.paper_pages.order_by("number", "pk"),
    }
    return render(request, "collection/sheet.html", context)
