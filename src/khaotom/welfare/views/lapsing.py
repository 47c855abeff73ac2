"""Who has given nothing for as long as the rule allows, and what becomes of her part."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel import clock, months
from khaotom.kernel.refusal import Refusal
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group, Membership
from khaotom.ui.answers import page, see
from khaotom.welfare import access, lapses
from khaotom.welfare.money_forms import EndedForm, TimeForm
from khaotom.welfare.services import lapses as service


@require_GET
@opens(access.fund)
def silent(request: Request, group: Group) -> HttpResponse:
    """Everybody whose part would have ended by rule: somebody goes and asks before anything is confirmed."""
    context = {"group": group, "silent": lapses.silent(group, clock.today())}
    return page(request, "welfare/silent.html", EndedForm(), context)


@require_http_methods(["GET", "POST"])
@opens(access.membership)
def lapse(request: Request, membership: Membership) -> HttpResponse:
    """One member: her part has ended, or the meeting gives her time."""
    now = months.of(clock.today())
    ended = EndedForm(request.POST if request.POST.get("act") == "ended" else None)
    time = TimeForm(
        request.POST if request.POST.get("act") == "time" else None, months=range(now, now + 7), initial={"month": now + 1}
    )
    typed = time if time.is_bound else ended
    if typed.is_valid():
        key = typed.cleaned_data["key"]
        try:
            if typed is time:
                month = time.cleaned_data["month"]
                service.give_time(actor=request.actor, membership=membership, through_month=month, key=key)
            else:
                service.confirm(actor=request.actor, membership=membership, key=key)
            return see("welfare:joining", membership=membership.pk)
        except Refusal as refusal:
            typed.refuse(refusal)
    context = {
        "membership": membership,
        "group": membership.group,
        "lapse": lapses.of(membership, clock.today()),
        "splits": lapses.splits(membership.group_id, clock.today()),
        "ended": ended,
        "time": time,
    }
    return page(request, "welfare/lapse.html", typed, context)
