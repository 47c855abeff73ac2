"""เดือนนี้ใครควรไปถามข่าว: whom to visit, and that somebody went."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.savings import access, overview, selectors
from khaotom.savings.forms import ErrandForm
from khaotom.savings.models import Errand
from khaotom.savings.services import errands
from khaotom.ui.answers import page, see
from khaotom.ui.keyed import KeyedForm


@require_safe
@opens(access.errands_of_group)
def to_visit(request: Request, group: Group) -> HttpResponse:
    """Those to be visited, the soonest first. No amount: one goes to ask, not to collect."""
    return page(request, "savings/errands.html", KeyedForm(), _context(group))


@require_http_methods(["POST"])
@opens(access.errand)
def go(request: Request, errand: Errand) -> HttpResponse:
    """Somebody went: the one who acts, today."""
    form = KeyedForm(request.POST)
    if form.is_valid():
        errands.go(actor=request.actor, errand=errand, key=form.cleaned_data["key"])
        return see("savings:errands", slug=errand.membership.group.slug)
    return page(request, "savings/errands.html", form, _context(errand.membership.group))


@require_http_methods(["GET", "POST"])
@opens(access.errand)
def tell(request: Request, errand: Errand) -> HttpResponse:
    """Somebody else went, or on another day; or she came by herself."""
    group, today = errand.membership.group, clock.today()
    people = overview.may_have_gone(group.pk, today)
    form = ErrandForm(request.POST or None, people=people, initial={"by": str(request.actor.person), "on": today})
    if form.is_valid():
        try:
            key, on = form.cleaned_data["key"], form.cleaned_data["on"]
            errands.tell(actor=request.actor, errand=errand, by=form.who, on=on, key=key)
            return see("savings:errands", slug=group.slug)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "savings/errand.html", form, {"group": group, "errand": errand, "membership": errand.membership})


def _context(group: Group) -> dict[str, object]:
    today = clock.today()
    return {
        "group": group,
        "errands": selectors.errands_open(group.pk),
        "gone": overview.gone(group.pk, today),
        "today": today,
    }
