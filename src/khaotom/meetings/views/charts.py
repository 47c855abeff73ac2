"""Flip charts: the picture now, the typing later."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from khaotom.kernel.refusal import Refusal
from khaotom.meetings import access
from khaotom.meetings.forms.lines import YesForm
from khaotom.meetings.forms.paper import ChartForm, TypedChartForm
from khaotom.meetings.models import Chart, Meeting
from khaotom.meetings.services import charts
from khaotom.people import files
from khaotom.people.doors import Request, opens
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.meeting_to_write)
def add(request: Request, found: Meeting) -> HttpResponse:
    """A picture of a paper; then the meeting's page again, for the next one."""
    form = ChartForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            picture = files.prepared(form.cleaned_data["picture"])
            kept = charts.keep(actor=request.actor, meeting=found, photo=picture.name, key=form.cleaned_data["key"])
            if kept.photo == picture.name:  # sent twice, the first one's is kept already
                files.keep(picture)
            return see("meetings:meeting", meeting=found.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "meetings/papers/chart_add.html", form, {"group": found.group, "meeting": found})


@require_GET
@opens(access.chart)
def chart(request: Request, found: Chart) -> HttpResponse:
    """The picture beside what was typed of it; for those who write, beside the form."""
    return _chart(request, found, TypedChartForm())


def _chart(request: Request, found: Chart, form: TypedChartForm) -> HttpResponse:
    group = found.meeting.group
    context = {
        "group": group,
        "meeting": found.meeting,
        "chart": found,
        "voices": found.voices.order_by("said_at"),
        "may_write": group is not None and access.writes(request.actor, group) and found.meeting.adopted_by is None,
    }
    return page(request, "meetings/papers/chart.html", form, context)


@require_safe
@opens(access.chart)
def photo(_request: Request, found: Chart) -> HttpResponseBase:
    """The picture itself, for those who may open its meeting."""
    return files.shown(found.photo)


@require_POST
@opens(access.chart_to_type)
def type_out(request: Request, found: Chart) -> HttpResponse:
    """What stands on it."""
    form = TypedChartForm(request.POST)
    if form.is_valid():
        try:
            charts.type_out(actor=request.actor, chart=found, said=form.said, key=form.cleaned_data["key"])
            return see("meetings:meeting", meeting=found.meeting_id)
        except Refusal as refusal:
            form.refuse(refusal)
            found.refresh_from_db()
    return _chart(request, found, form)


@require_POST
@opens(access.chart_to_type)
def reopen(request: Request, found: Chart) -> HttpResponse:
    """A line was missed."""
    form, shown = YesForm(request.POST), TypedChartForm()
    if form.is_valid():
        try:
            charts.reopen(actor=request.actor, chart=found, key=form.cleaned_data["key"])
            return see("meetings:chart", chart=found.pk)
        except Refusal as refusal:
            shown.refuse(refusal)
    return _chart(request, found, shown)
