"""Balances from passbooks: the list, and one passbook."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.collection.models import Opening
from khaotom.collection.services import openings
from khaotom.front.openings import access, selectors
from khaotom.front.openings.access import Brought
from khaotom.front.openings.forms import PassbookForm, RightForm
from khaotom.front.openings.selectors import Standing
from khaotom.kernel.refusal import Refusal
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.ui.answers import page, see
from khaotom.ui.places import Place

A_PAGE = 50


@require_GET
@opens(access.register)
def list_(request: Request, group: Group) -> HttpResponse:
    """Everybody with the state of her balance; ``state`` shows one state only."""
    state = request.GET.get("state", "")
    rows = selectors.members(group.pk)
    if state in selectors.STATES:
        rows = rows.filter(selectors.STATES[state])
    standing = selectors.standing(group.pk)
    context = {
        "group": group,
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "standing": standing,
        "tabs": _tabs(group, standing, state),
        "state": state,
    }
    return render(request, "front/openings.html", context)


def _tabs(group: Group, standing: Standing, state: str) -> list[Place]:
    here = reverse("front:openings", kwargs={"slug": group.slug})
    words = {
        "": _("All %(many)s") % {"many": standing.members},
        selectors.UNSET: _("Not set %(many)s") % {"many": standing.unset},
        selectors.SET: _("Set %(many)s") % {"many": standing.set},
        selectors.CONFIRMED: _("Confirmed %(many)s") % {"many": standing.confirmed},
    }
    return [Place(f"{here}?state={name}" if name else here, said, "", here=name == state) for name, said in words.items()]


@require_http_methods(["GET", "POST"])
@opens(access.passbook)
def one(request: Request, brought: Brought) -> HttpResponse:
    """One passbook: key it, show it, ask its owner. A confirmed one is only shown."""
    opening = brought.opening
    if opening is not None and "right" in request.POST:
        return _confirm(request, brought, opening)
    keys = request.method == "POST" or opening is None or "change" in request.GET
    if not keys or (opening is not None and opening.state == Opening.State.CONFIRMED):
        return page(request, "front/opening.html", RightForm(), _context(brought))
    form = PassbookForm(request.POST) if request.method == "POST" else PassbookForm.of(opening)
    if form.is_valid():
        try:
            _keep(request, brought, form)
            return see("front:opening", slug=brought.group.slug, membership=brought.membership.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "front/opening_key.html", form, _context(brought))


def _keep(request: Request, brought: Brought, form: PassbookForm) -> None:
    """What the form was shown for, whatever has become of it since: so that sending it twice sets the balance once."""
    key, keyed = form.cleaned_data["key"], form.passbook
    if brought.opening is not None and form.cleaned_data["changes"] == brought.opening.pk:
        openings.put_right(actor=request.actor, opening=brought.opening, passbook=keyed, key=key)
        return
    openings.bring(
        actor=request.actor,
        membership=brought.membership,
        saved=keyed.saved,
        paid_through=keyed.through,
        contested=keyed.contested,
        key=key,
    )


def _confirm(request: Request, brought: Brought, opening: Opening) -> HttpResponse:
    form = RightForm(request.POST)
    if form.is_valid():
        try:
            openings.confirm(actor=request.actor, opening=opening, key=form.cleaned_data["key"])
            return see("front:opening", slug=brought.group.slug, membership=brought.membership.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "front/opening.html", form, _context(brought))


def _context(brought: Brought) -> dict[str, object]:
    following = selectors.next_unset(brought.group.pk, brought.membership)
    return {"group": brought.group, "member": brought.membership, "opening": brought.opening, "following": following}
