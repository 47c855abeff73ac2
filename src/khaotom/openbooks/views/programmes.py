"""What the network's programmes plan: what is done, with whose money, and who answers for it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from khaotom.openbooks.publishing import for_everybody
from khaotom.people.doors import Request
from khaotom.projects import leaflet, shown
from khaotom.ui import paper, tables
from khaotom.ui.tables import Table


@for_everybody
def page(request: Request) -> HttpResponse:
    """Every programme, its activities and what was changed."""
    context = {"programmes": shown.programmes(request.network.pk), "perimeter": _perimeter()}
    return render(request, "openbooks/programmes.html", context)


@for_everybody
def paper_page(request: Request) -> HttpResponse:
    """The same on one sheet, for the wall."""
    answer = paper.answer(leaflet.leaflet(request.network), "programmes")
    del answer.headers["Cache-Control"]  # other papers are kept by nobody; this one may be by anyone
    return answer


@for_everybody
def activities_csv(request: Request) -> HttpResponse:
    """The activities, as CSV."""
    return tables.csv(_activities(request))


@for_everybody
def activities_excel(request: Request) -> HttpResponse:
    """The activities, as Excel."""
    return tables.excel(_activities(request))


def _activities(request: Request) -> Table:
    title = _("Programmes and activities")
    return shown.table(f"{request.network.slug}-activities", title, _perimeter(), shown.programmes(request.network.pk))


def _perimeter() -> str:
    return _("These are plans. None of this money has been spent by standing here; what is spent will be shown when it is.")
