"""The fund in ten years, with everything that is assumed; what is typed changes only what is shown."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khaotom.kernel import clock
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.ui import charts, tables
from khaotom.welfare import access, outlook, projection, years
from khaotom.welfare.money_forms import AssumptionsForm


@require_safe
@opens(access.fund)
def projected(request: Request, group: Group) -> HttpResponse:
    """Year by year what comes, what goes and what is left; the assumptions are form fields in the address."""
    today = clock.today()
    found = outlook.of(group, today)
    typed = {name: value for name, value in request.GET.items() if name != "as"}
    form = AssumptionsForm(typed or None, outlook=found)
    rows = projection.project(found.fund, form.assumptions(), first=today.year + 1)
    download = tables.asked(request, lambda: years.table(group, rows, found))
    if download is not None:
        return download
    shown, chart = years.shown(rows), years.chart(rows)
    context = {
        "group": group,
        "form": form,
        "outlook": found,
        "shown": shown,
        "rates": [(rate, fields, form.bills.get(rate.name)) for rate, fields in form.rates],
        "chart": chart,
        "drawing": charts.draw(chart),
        "sentence": years.sentence(rows),
        **years.words(rows),
        **{f"{kind}_url": f"?{urlencode({**typed, 'as': kind})}" for kind in ("csv", "excel")},
    }
    return render(request, "welfare/projection.html", context)
