"""The signed-in start: an officer sees what her groups need today; whoever has no office goes to her passbook."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_safe

from khaotom.front import today as composed
from khaotom.front import whose
from khaotom.kernel import clock
from khaotom.people import access
from khaotom.people.doors import Request, opens
from khaotom.people.models import Person


@require_safe
@opens(access.signed_in)
def today(request: Request, _person: Person) -> HttpResponse:
    """Each of her groups with its cards."""
    mine = whose.of_request(request)
    if not mine.is_officer:
        return HttpResponseRedirect(resolve_url("front:me"))
    groups = composed.today(request.actor, mine)
    context = {"mine": mine, "groups": groups, "day": clock.today(), "group": groups[0].group if len(groups) == 1 else None}
    return render(request, "front/today.html", context)
