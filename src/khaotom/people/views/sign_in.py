"""The door: phone and PIN, phone and password, choosing one's own PIN after a slip, and going out."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Refusal
from khaotom.people import selectors, sessions
from khaotom.people.doors import Request, entrance
from khaotom.people.forms.bodies import PlainForm
from khaotom.people.forms.door import OwnPinForm, PasswordSignInForm, PinSignInForm
from khaotom.people.models import Login
from khaotom.people.services import logins, sign_in
from khaotom.people.services.sign_in import SignedIn
from khaotom.ui.answers import page, see

CHOOSING = timedelta(minutes=15)
"""So long the page that asks for her own PIN stays open after a one-time PIN."""


@sensitive_post_parameters("pin")
@require_http_methods(["GET", "POST"])
@entrance
def by_pin(request: Request) -> HttpResponse:
    """Phone number and PIN: at the table on the group's phone, one's own things anywhere else."""
    form = PinSignInForm(request.POST or None, initial={"next": request.GET.get("next", "")})
    if form.is_valid():
        try:
            came = sign_in.by_pin(
                network=request.network.pk,
                phone=form.cleaned_data["phone"],
                pin=form.cleaned_data["pin"],
                address=request.META.get("REMOTE_ADDR", ""),
                device=request.device,
            )
            return let_in(request, came, form.cleaned_data["next"])
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/sign_in.html", form, {"device": request.device})


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@entrance
def by_password(request: Request) -> HttpResponse:
    """Phone number and password, for the desk."""
    form = PasswordSignInForm(request.POST or None, initial={"next": request.GET.get("next", "")})
    if form.is_valid():
        try:
            came = sign_in.by_password(
                network=request.network.pk,
                phone=form.cleaned_data["phone"],
                password=form.cleaned_data["password"],
                address=request.META.get("REMOTE_ADDR", ""),
            )
            return let_in(request, came, form.cleaned_data["next"])
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/sign_in_password.html", form, {})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@entrance
def new_pin(request: Request) -> HttpResponse:
    """After a one-time PIN: she chooses her own, and only then is she in."""
    login = _who_chooses(request)
    if login is None:
        return see("people:sign_in")
    form = OwnPinForm(request.POST or None)
    if form.is_valid():
        try:
            person = login.person
            actor = Actor.alone(network=person.network_id, person=person.whole)
            login = logins.set_pin(actor=actor, person=person, pin=form.cleaned_data["new"], key=form.cleaned_data["key"])
            next_page = request.session.pop("choosing_next", "")
            return _enter(request, SignedIn(login, sign_in.way_with_pin(person, request.device)), next_page)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/new_pin.html", form, {"calling": login.person.calling})


@require_http_methods(["GET", "POST"])
@entrance
def out(request: Request) -> HttpResponse:
    """Going out: the next hand on this phone finds nothing of hers."""
    if request.method == "POST":
        logout(request)
        return see("people:sign_in")
    return render(request, "people/sign_out.html", {"form": PlainForm()})


def let_in(request: Request, came: SignedIn, next_page: str) -> HttpResponse:
    """She is in, and goes on to where she wanted; after a one-time PIN she first chooses her own."""
    if not came.must_change:
        return _enter(request, came, next_page)
    request.session.flush()
    request.session["choosing"] = str(came.login.pk)
    request.session["choosing_until"] = (clock.now() + CHOOSING).timestamp()
    request.session["choosing_next"] = next_page
    return see("people:sign_in_new_pin")


def _who_chooses(request: Request) -> Login | None:
    """Whose one-time PIN was typed in this browser a moment ago."""
    chosen = request.session.get("choosing")
    if chosen is None or clock.now().timestamp() > request.session.get("choosing_until", 0):
        return None
    return selectors.login_that_must_change(UUID(chosen))


def _enter(request: Request, came: SignedIn, next_page: str) -> HttpResponse:
    sessions.begin(request, came.login, came.way)
    logins.note_signed_in(came.login)
    answer = HttpResponseRedirect(_where_to(request, next_page))
    answer.status_code = 303
    return answer


def _where_to(request: Request, next_page: str) -> str:
    """The page she came for, if it is one of ours and no page of the door; the first page otherwise."""
    ours = url_has_allowed_host_and_scheme(next_page, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    if next_page and ours and not next_page.startswith((reverse("people:sign_in"), reverse("people:sign_out"))):
        return next_page
    return resolve_url(settings.LOGIN_REDIRECT_URL)
