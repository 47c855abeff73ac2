"""The public front page, and the seven side by side for the network's officers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khaotom.bylaws import pages as agreed
from khaotom.kernel import clock
from khaotom.openbooks import access, selectors, shown
from khaotom.openbooks.publishing import for_everybody
from khaotom.openbooks.selectors import NetworkFigures
from khaotom.people.doors import Request, opens
from khaotom.people.models import Network
from khaotom.ui import formats, tables
from khaotom.ui.tables import Table


@for_everybody
def front(request: Request) -> HttpResponse:
    """What this is, what is saved together, group by group and month by month."""
    figures = selectors.network_figures(request.network.pk)
    context = {"figures": figures, "drawings": shown.drawings(figures.months), **_words(figures)}
    return render(request, "openbooks/front.html", context)


@for_everybody
def rules(request: Request) -> HttpResponse:
    """The network's common rules in force."""
    shown = agreed.common(request.network.pk, clock.today())
    return render(request, "openbooks/rules.html", {"group": None, "shown": shown})


@for_everybody
def groups_csv(request: Request) -> HttpResponse:
    """The groups beside each other, as CSV."""
    return tables.csv(_groups(request))


@for_everybody
def groups_excel(request: Request) -> HttpResponse:
    """The groups beside each other, as Excel."""
    return tables.excel(_groups(request))


@for_everybody
def months_csv(request: Request) -> HttpResponse:
    """The network's months, as CSV."""
    return tables.csv(_months(request))


@for_everybody
def months_excel(request: Request) -> HttpResponse:
    """The network's months, as Excel."""
    return tables.excel(_months(request))


def _groups(request: Request) -> Table:
    figures = selectors.network_figures(request.network.pk)
    said = _words(figures)
    return shown.side_by_side(f"{request.network.slug}-groups", said["groups_title"], said["groups_perimeter"], figures)


def _months(request: Request) -> Table:
    figures = selectors.network_figures(request.network.pk)
    said = _words(figures)
    return shown.of_months(f"{request.network.slug}-months", said["months_title"], said["months_perimeter"], figures.months)


def _words(figures: NetworkFigures) -> dict[str, str]:
    """What the tables are called and what their figures are of: the same words on the page and in the files."""
    values = {"month": formats.month_long(figures.now.month), "groups": len(figures.groups)}
    return {
        "groups_title": _("The groups side by side"),
        "groups_perimeter": _(
            "What stood in the books of %(groups)s groups at the end of %(month)s; members as they are today. Who saves in two groups is"
            " counted in both."
        )
        % values,
        "months_title": _("The whole network, month by month"),
        "months_perimeter": _(
            "All %(groups)s groups together, at the end of each month. What one group may owe another is counted once."
        )
        % values,
    }


@require_safe
@opens(access.network)
def officers(request: Request, network: Network) -> HttpResponse:
    """The groups side by side with what their meetings did. Totals only: nobody's arrears, nobody's name."""
    figures = selectors.network_figures(network.pk)
    rows = selectors.beside(figures)
    said = {
        "evenings_title": _("The last evening of each group"),
        "evenings_perimeter": _("Taken and paid out on that one day; what was counted is compared with the book."),
        **_words(figures),
    }
    context = {"rows": rows, "figures": figures, **said}
    return tables.asked(request, lambda: shown.of_evenings(said, rows)) or render(request, "openbooks/officers.html", context)
