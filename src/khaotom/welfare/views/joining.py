"""A member's part in the welfare fund: since when, how far it is given, joining and leaving."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws import words
from khaotom.kernel import clock, months
from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.people import access
from khaotom.people.doors import Request, opens
from khaotom.people.models import Membership
from khaotom.ui.answers import page, see
from khaotom.welfare import beside, selectors
from khaotom.welfare.forms import JoiningForm, SinceForm
from khaotom.welfare.models import Joining
from khaotom.welfare.services import joining


@require_http_methods(["GET", "POST"])
@opens(access.membership_to_keep)
def joining_page(request: Request, membership: Membership) -> HttpResponse:
    """One page, one act: who takes part may leave, who does not may join."""
    part, today = selectors.joining(membership.pk), clock.today()
    takes_part = part is not None and part.until_month is None
    rule = bylaws.one(membership.group_id, "welfare_contribution", today)
    form = _form(request, part if takes_part else None)
    if rule is not None and form.is_valid():
        try:
            month, key = form.cleaned_data["month"], form.cleaned_data["key"]
            if takes_part:
                joining.leave(actor=request.actor, membership=membership, last_month=month, key=key)
            else:
                joining.join(actor=request.actor, membership=membership, from_month=month, key=key)
            return see("welfare:joining", membership=membership.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {
        "membership": membership,
        "group": membership.group,
        "part": part,
        "takes_part": takes_part,
        "facts": beside.through(membership, today),
        "sentence": words.sentence("welfare_contribution", rule.parameters) if rule else "",
    }
    return page(request, "welfare/joining.html", form, context)


@require_http_methods(["GET", "POST"])
@opens(access.membership_to_keep)
def since(request: Request, membership: Membership) -> HttpResponse:
    """Her first day in the fund, as her old passbook says it: waiting time counts from there."""
    part = selectors.joining(membership.pk)
    if part is None or part.until_month is not None:
        raise Stranger
    form = SinceForm(request.POST or None, initial={"since": part.since})
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            joining.set_since(actor=request.actor, membership=membership, since=cleaned["since"], key=cleaned["key"])
            return see("welfare:joining", membership=membership.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "welfare/since.html", form, {"membership": membership, "group": membership.group})


def _form(request: Request, part: Joining | None) -> JoiningForm:
    now = months.of(clock.today())
    if part is None:
        return JoiningForm(request.POST or None, months=range(now, now + 3), words=_("Takes part from"), initial={"month": now})
    first = max(now - 1, part.from_month - 1)
    return JoiningForm(request.POST or None, months=range(first, first + 3), words=_("Last month"), initial={"month": now})
