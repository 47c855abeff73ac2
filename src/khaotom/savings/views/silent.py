"""Who missed months lately, and which fines the meetings let off: for the committee only."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khaotom.kernel import clock
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.savings import access, overview

A_PAGE = 50


@require_safe
@opens(access.errands_of_group)
def missed(request: Request, group: Group) -> HttpResponse:
    """The misses of the last twelve months, member by member; no amounts."""
    return render(request, "savings/missed.html", {"group": group, "silent": overview.silent(group.pk, clock.today())})


@require_safe
@opens(access.errands_of_group)
def waivers(request: Request, group: Group) -> HttpResponse:
    """Fines that were let off, under the decision that did it."""
    shown = Paginator(overview.waivers(group.pk), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "savings/waivers.html", {"group": group, "page": shown})
