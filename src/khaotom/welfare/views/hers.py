"""A member's own claims, beside her passbook: what she asked, what became of it, and what she may still ask for."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from khaotom.kernel import clock
from khaotom.people import access as people
from khaotom.people.doors import Request, opens
from khaotom.people.models import Membership
from khaotom.trail import services as trail
from khaotom.ui.answers import page, see
from khaotom.welfare import access, entitled, words
from khaotom.welfare.forms import ShowForm
from khaotom.welfare.models import Claim
from khaotom.welfare.views.evidence import shown


@require_safe
@opens(people.membership)
def listed(request: Request, membership: Membership) -> HttpResponse:
    """To herself and a child's guardian all of it. Who else may open the passbook sees amounts, and her look is recorded."""
    hers = request.actor.person in (membership.person.whole, membership.guardian_id)
    if not hers:
        trail.read(actor=request.actor, what="welfare.hers", purpose="passbook", subjects=[membership.person.whole])
    context = {
        "membership": membership,
        "group": membership.group,
        "hers": hers,
        "asked": entitled.asked(membership),
        "entitled": entitled.to(membership, clock.today()) if hers else [],
    }
    return render(request, "welfare/hers.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.own_claim)
def show(request: Request, found: Claim) -> HttpResponse:
    """She adds the paper herself, from her own phone; she sees it no more afterwards, as nobody does but the committee."""
    form = ShowForm(request.POST or None, request.FILES or None)
    if form.is_valid() and shown(request, found, form):
        return see("welfare:hers", membership=found.membership_id)
    context = {
        "claim": found,
        "group": found.group,
        "wanted": words.evidence(found.asks_for),
        "back_to": reverse("welfare:hers", kwargs={"membership": found.membership_id}),
    }
    return page(request, "welfare/show.html", form, context)
