"""Screen 9: the second phone or the projector that everybody in the room can see. No names, no amounts of persons."""

from django.http import HttpResponse
from django.shortcuts import render

from khaotom.collection import access, evening, selectors
from khaotom.people.doors import Request, public


@public
def hall(request: Request, token: str) -> HttpResponse:
    """Queue number, how many came and paid, what was received so far. The link is read-only and dies with the day."""
    sheet = access.hall(token)
    context = {"sheet": sheet, "totals": selectors.totals(sheet), "closing": evening.closing_of(sheet)}
    answer = render(request, "collection/hall.html", context)
    answer["Refresh"] = "10"
    return answer
