"""What a group spent on itself, year by year, for everybody."""

from django.http import HttpResponse
from django.shortcuts import render

from khaotom.kernel import clock
from khaotom.openbooks import selectors, spent
from khaotom.openbooks.publishing import for_everybody
from khaotom.people.doors import Request
from khaotom.ui import tables


@for_everybody
def newest(request: Request, slug: str) -> HttpResponse:
    """This year."""
    return _page(request, slug, clock.today().year)


@for_everybody
def year(request: Request, slug: str, year: int) -> HttpResponse:
    """One year."""
    return _page(request, slug, year)


def _page(request: Request, slug: str, year: int) -> HttpResponse:
    group = selectors.group(request.network.pk, slug)
    found = spent.of_year(group, year)
    context = {"group": group, "spent": found, **spent.words(group, found)}
    return tables.asked(request, lambda: spent.table(group, found)) or render(request, "openbooks/spent.html", context)
