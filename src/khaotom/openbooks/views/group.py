"""One page a group: for everybody, and what only its own people see."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khaotom.openbooks import access, inside, selectors, shown
from khaotom.openbooks.publishing import for_everybody
from khaotom.openbooks.selectors import GroupFigures
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.ui import tables
from khaotom.ui.tables import Table


@for_everybody
def page(request: Request, slug: str) -> HttpResponse:
    """The group: how many, how much, whether the count was right, and by which rules."""
    group = selectors.group(request.network.pk, slug)
    figures = selectors.group_figures(group)
    context = {
        "group": group,
        "figures": figures,
        "drawings": shown.drawings(figures.months),
        "evening": selectors.last_evenings([group.pk]).get(group.pk),
        "disclosed": selectors.disclosed(group.pk),
        **_words(figures),
    }
    return render(request, "openbooks/group.html", context)


@for_everybody
def rules(request: Request, slug: str) -> HttpResponse:
    """The group's rules in force, in its own words, chapter by chapter: since when, and by which decision."""
    group = selectors.group(request.network.pk, slug)
    return render(request, "openbooks/rules.html", {"group": group, "shown": selectors.agreed(group.pk)})


@for_everybody
def months_csv(request: Request, slug: str) -> HttpResponse:
    """The group's months, as CSV."""
    return tables.csv(_months(request, slug))


@for_everybody
def months_excel(request: Request, slug: str) -> HttpResponse:
    """The group's months, as Excel."""
    return tables.excel(_months(request, slug))


def _months(request: Request, slug: str) -> Table:
    figures = selectors.group_figures(selectors.group(request.network.pk, slug))
    said = _words(figures)
    return shown.of_months(f"{slug}-months", said["months_title"], said["months_perimeter"], figures.months)


def _words(figures: GroupFigures) -> dict[str, str]:
    values = {"group": figures.group.name}
    return {
        "months_title": _("%(group)s, month by month") % values,
        "months_perimeter": _("Only %(group)s, at the end of each month. Fines, entry fees and cash are not in it.") % values,
    }


@require_safe
@opens(access.own_group)
def money(request: Request, group: Group) -> HttpResponse:
    """The box, as every member may see it: where the money is now, who holds it, what does not fit yet."""
    found = inside.money(group)
    if found is None:
        return render(request, "openbooks/money.html", {"group": group, "money": None})
    title = _("Where the money is")
    perimeter = _("All cash and bank money of this group, both funds; true up to entry %(entry)s of the book") % {
        "entry": f"{found.true_up_to:,}"
    }
    context = {"group": group, "money": found, "title": title, "perimeter": perimeter}
    download = tables.asked(request, lambda: shown.of_places(title, perimeter, found))
    return download or render(request, "openbooks/money.html", context)
