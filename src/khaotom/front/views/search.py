"""Finding somebody in all groups she may look into."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khaotom.front import access
from khaotom.people import finding
from khaotom.people.doors import Request, opens
from khaotom.people.models import Membership

A_PAGE = 30


@require_safe
@opens(access.findable)
def search(request: Request, findable: QuerySet[Membership]) -> HttpResponse:
    """``q`` by called name, part of a name, number or phone; nobody is listed before something is typed."""
    typed = request.GET.get("q", "")
    rows = finding.found(findable, typed) if typed.strip() else findable.none()
    page = Paginator(rows.order_by("person__sort_key", "number_order", "pk"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "front/search.html", {"q": typed, "page": page})
