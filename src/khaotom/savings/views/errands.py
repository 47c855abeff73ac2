"""เดือนนี้ใครควรไปถามข่าว: whom to visit, and that somebody went."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from khaotom.kernel import clock
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.savings import access, selectors
from khaotom.savings.models import Errand
from khaotom.savings.services import errands
from khaotom.ui.answers import page, see
from khaotom.ui.keyed import KeyedForm


@require_safe
@opens(access.errands_of_group)
def to_visit(request: Request, group: Group) -> HttpResponse:
    """Those to be visited, the soonest first. No amount: one goes to ask, not to collect."""
    context = {"group": group, "errands": selectors.errands_open(group.pk), "today": clock.today()}
    return page(request, "savings/errands.html", KeyedForm(), context)


@require_http_methods(["POST"])
@opens(access.errand)
def go(request: Request, errand: Errand) -> HttpResponse:
    """Somebody went."""
    form = KeyedForm(request.POST)
    if form.is_valid():
        errands.go(actor=request.actor, errand=errand, key=form.cleaned_data["key"])
        return see("savings:errands", slug=errand.membership.group.slug)
    context = {"group": errand.membership.group, "errands": selectors.errands_open(errand.membership.group_id)}
    return page(request, "savings/errands.html", form, context | {"today": clock.today()})
