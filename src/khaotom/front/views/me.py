"""What is hers: her passbooks across groups, and those of the children she answers for."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_safe

from khaotom.front import mine
from khaotom.people import access
from khaotom.people.doors import Request, opens
from khaotom.people.models import Person


@require_safe
@opens(access.me)
def me(request: Request, person: Person) -> HttpResponse:
    """All passbooks that are hers to open; who has only one is led straight to it."""
    books = mine.passbooks(request.actor)
    if len(books) == 1:
        return HttpResponseRedirect(resolve_url("savings:passbook", membership=books[0].membership.pk))
    return render(request, "front/me.html", {"person": person, "books": books, "total": mine.total(books)})
