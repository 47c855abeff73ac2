"""Her own codes, and a new PIN by two officers."""

from typing import cast

from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from khaotom.kernel.refusal import Refusal
from khaotom.people import access, refusals, selectors, sessions
from khaotom.people.doors import Request, opens
from khaotom.people.forms.door import ChangePasswordForm, ChangePinForm, ResetPinForm
from khaotom.people.models import Login, Person
from khaotom.people.services import logins, sign_in
from khaotom.people.sessions import Way
from khaotom.ui.answers import page, see


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@opens(access.me)
def change_pin(request: Request, me: Person) -> HttpResponse:
    """Another PIN of her own."""
    login, way = _login(request), sessions.way_of(request.session)
    form = ChangePinForm(request.POST or None, current_label=current_label(login, way))
    if form.is_valid():
        try:
            sign_in.confirm_herself(login=login, code=form.cleaned_data["current"], way=way)
            new = form.cleaned_data["new"]
            changed = logins.set_pin(actor=request.actor, person=login.person, pin=new, key=form.cleaned_data["key"])
            update_session_auth_hash(request, changed)
            return see("people:person", person=me.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/change_pin.html", form, {"person": me})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@opens(access.me)
def change_password(request: Request, me: Person) -> HttpResponse:
    """Another password of her own. Not from a PIN on a strange phone: a PIN seen over a shoulder must not become a password."""
    login, way = _login(request), sessions.way_of(request.session)
    if way is Way.OWN:
        raise refusals.OfficeElsewhere
    form = ChangePasswordForm(request.POST or None, current_label=current_label(login, way))
    if form.is_valid():
        try:
            sign_in.confirm_herself(login=login, code=form.cleaned_data["current"], way=way)
            new = form.cleaned_data["new"]
            changed = logins.set_password(actor=request.actor, person=login.person, password=new, key=form.cleaned_data["key"])
            update_session_auth_hash(request, changed)
            return see("people:person", person=me.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/change_password.html", form, {"person": me})


@sensitive_post_parameters("pin")
@require_http_methods(["GET", "POST"])
@opens(access.person_to_match)
def reset(request: Request, person: Person) -> HttpResponse:
    """A one-time PIN on a slip, by two officers. Shown once, to be torn off and taken home."""
    confirmers = selectors.confirmers(person, besides=[request.actor.person, request.actor.keyed_by])
    form = ResetPinForm(request.POST or None, confirmers=confirmers)
    if form.is_valid():
        try:
            pin = _reset(request, person, form, confirmers)
            return render(request, "people/pin_slip.html", {"person": person, "pin": pin, "days": logins.ONE_TIME_PIN_LASTS.days})
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/reset_pin.html", form, {"person": person, "confirmers": confirmers})


def _reset(request: Request, person: Person, form: ResetPinForm, confirmers: list[Person]) -> str:
    chosen = form.cleaned_data.get("second", "")
    second = next((each for each in confirmers if str(each.pk) == chosen), None)
    if second is not None:
        sign_in.confirm_pin(person=second, pin=form.cleaned_data["pin"])
    return logins.reset_pin(actor=request.actor, person=person, second=second, key=form.cleaned_data["key"])


def _login(request: Request) -> Login:
    """The login of this session: it stays hers also where her person was merged into another."""
    return selectors.login(cast(Login, request.user).pk)


def current_label(login: Login, way: Way) -> str:
    """What the field for her present code is called: the code ``sign_in.confirm_herself`` asks for."""
    asks_password = login.has_usable_password() and (way is Way.DESK or not login.pin)
    return _("Your password now") if asks_password else _("Your PIN now")
