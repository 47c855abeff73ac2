"""Everything else: where a person may go that is not among her five places."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khaotom.front import more as composed
from khaotom.front import whose
from khaotom.people import access
from khaotom.people.doors import Request, opens
from khaotom.people.models import Person
from khaotom.projects import access as projects


@require_safe
@opens(access.signed_in)
def more(request: Request, person: Person) -> HttpResponse:
    """By group, then the network, then herself."""
    plans = projects.writes(request.actor)
    context = {"sections": composed.sections(whose.of_request(request), person, plans=plans)}
    return render(request, "front/more.html", context)
