"""Passkeys of one's own, and the door that opens by one."""

from typing import cast

from django.http import HttpResponse
from django.http.request import split_domain_port
from django.views.decorators.http import require_http_methods

from khaotom.kernel.refusal import Refusal
from khaotom.people import access, refusals, selectors, sessions
from khaotom.people.doors import Request, entrance, opens
from khaotom.people.forms.bodies import PlainForm
from khaotom.people.forms.door import AddPasskeyForm, PasskeySignInForm
from khaotom.people.models import Login, Passkey, Person
from khaotom.people.services import passkeys, sign_in
from khaotom.people.services.passkeys import Party
from khaotom.people.sessions import Way
from khaotom.people.views.pins import current_label
from khaotom.people.views.sign_in import let_in
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.me)
def mine(request: Request, me: Person) -> HttpResponse:
    """The passkeys she has, and one more. Not from a PIN on a strange phone, as with a password."""
    login, way = selectors.login(cast(Login, request.user).pk), sessions.way_of(request.session)
    if way is Way.OWN:
        raise refusals.OfficeElsewhere
    form = AddPasskeyForm(request.POST or None, current_label=current_label(login, way))
    if form.is_valid():
        challenge = request.session.pop("passkey_to_add", "")
        try:
            cleaned = form.cleaned_data
            sign_in.confirm_herself(login=login, code=cleaned["current"], way=way)
            passkeys.add(
                actor=request.actor,
                login=login,
                name=cleaned["name"],
                answer=cleaned["answer"],
                challenge=challenge,
                party=_party(request),
                key=cleaned["key"],
            )
            return see("people:passkeys")
        except Refusal as refusal:
            form.refuse(refusal)
    asked = passkeys.to_add(login, _party(request), request.network.name)
    request.session["passkey_to_add"] = asked.challenge
    context = {"passkeys": login.passkeys.order_by("added_at"), "options": asked.options, "person": me}
    return page(request, "people/passkeys.html", form, context)


@require_http_methods(["GET", "POST"])
@opens(access.passkey_to_keep)
def remove(request: Request, passkey: Passkey) -> HttpResponse:
    """A key that is lost or no longer used."""
    form = PlainForm(request.POST or None)
    if form.is_valid():
        passkeys.remove(actor=request.actor, passkey=passkey, key=form.cleaned_data["key"])
        return see("people:passkeys")
    return page(request, "people/passkey_remove.html", form, {"passkey": passkey})


@require_http_methods(["GET", "POST"])
@entrance
def come_in(request: Request) -> HttpResponse:
    """Her device signs what is asked; no phone number, no password."""
    form = PasskeySignInForm(request.POST or None, initial={"next": request.GET.get("next", "")})
    if form.is_valid():
        challenge = request.session.pop("passkey_to_come_in", "")
        try:
            came = passkeys.by_passkey(
                network=request.network.pk,
                answer=form.cleaned_data["answer"],
                challenge=challenge,
                party=_party(request),
                address=request.META.get("REMOTE_ADDR", ""),
            )
            return let_in(request, came, form.cleaned_data["next"])
        except Refusal as refusal:
            form.refuse(refusal)
    asked = passkeys.to_come_in(_party(request))
    request.session["passkey_to_come_in"] = asked.challenge
    return page(request, "people/sign_in_passkey.html", form, {"options": asked.options})


def _party(request: Request) -> Party:
    host = request.get_host()
    return Party(split_domain_port(host)[0], f"{request.scheme}://{host}")
