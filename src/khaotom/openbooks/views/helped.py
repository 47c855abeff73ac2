"""What the welfare funds helped with: closed quarters for everybody, and a committee's own whole."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khaotom.kernel.refusal import Stranger
from khaotom.openbooks import access, helped
from khaotom.openbooks.publishing import for_everybody
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.ui import tables
from khaotom.welfare.reports import Quarter


@for_everybody
def newest(request: Request) -> HttpResponse:
    """The newest quarter that is closed in every group."""
    return _page(request, None)


@for_everybody
def quarter(request: Request, year: int, quarter: int) -> HttpResponse:
    """One closed quarter; any other is not there."""
    return _page(request, Quarter(year, quarter))


def _page(request: Request, wanted: Quarter | None) -> HttpResponse:
    found = helped.closed(request.network.pk)
    if wanted is not None and wanted not in found:
        raise Stranger
    chosen = wanted or next(iter(found), None)
    if chosen is None:
        return render(request, "openbooks/helped.html", {"report": None})
    report = helped.for_everybody(request.network.pk, chosen)
    said = helped.words(report)
    name = f"{request.network.slug}-helped-{chosen.year}-{chosen.number}"
    download = tables.asked(request, lambda: helped.table(name, said["heading"], said["perimeter"], report))
    others = [(one, helped.title(one)) for one in found if one != chosen]
    return download or render(request, "openbooks/helped.html", {"report": report, "others": others, **said})


@require_safe
@opens(access.committee)
def own(request: Request, group: Group) -> HttpResponse:
    """A group's own quarters, nothing covered; one that is not closed yet says so. ``?quarter=2019-2`` chooses."""
    found = dict(helped.quarters([group]))
    names = {f"{one.year}-{one.number}": one for one in found}
    newest_final = next((one for one, final in found.items() if final), next(iter(found), None))
    chosen = names.get(request.GET.get("quarter", ""), newest_final)
    if chosen is None:
        return render(request, "openbooks/own_helped.html", {"group": group, "report": None})
    report = helped.of_group(group, chosen, final=found[chosen])
    said = helped.words(report)
    name = f"{group.slug}-helped-{chosen.year}-{chosen.number}"
    download = tables.asked(request, lambda: helped.table(name, said["heading"], group.name, report))
    others = [(key, helped.title(one)) for key, one in names.items() if one != chosen]
    context = {
        "group": group,
        "report": report,
        "others": others,
        "heading": said["heading"],
        "csv_url": f"?quarter={chosen.year}-{chosen.number}&as=csv",
        "excel_url": f"?quarter={chosen.year}-{chosen.number}&as=excel",
    }
    return download or render(request, "openbooks/own_helped.html", context)
