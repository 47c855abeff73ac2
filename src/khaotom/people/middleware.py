"""At the door: which network is meant, who acts, and whether the view has said who may open it."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse

from khaotom.kernel.actor import Actor
from khaotom.kernel.invariant import invariant
from khaotom.people import selectors, sessions
from khaotom.people.doors import DEVICE_COOKIE, Request
from khaotom.people.models import Login, Person
from khaotom.people.sessions import Way

NEXT = Callable[[HttpRequest], HttpResponseBase]


class ActorMiddleware:
    """Sets ``request.network``, ``request.device`` and, when signed in, ``request.person`` and ``request.actor``.

    What a signed-in person is answered is kept by nobody on the way: ``private, no-store``.
    """

    def __init__(self, get_response: NEXT) -> None:
        self.get_response = get_response

    def __call__(self, plain: HttpRequest) -> HttpResponseBase:
        response = self.get_response(plain)
        if hasattr(plain, "actor"):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def process_view(self, plain: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponseBase | None:
        request = cast(Request, plain)
        network = selectors.network_of_host(request.get_host())
        if network is None:
            raise Http404  # what is raised here passes by the last door
        request.network = network
        if (
            getattr(view, "permission", None) != "public"
        ):  # a public page is the same for everyone: who asks is not even looked at
            self._look_at(request)
        return None

    def _look_at(self, request: Request) -> None:
        request.device = selectors.device_of_token(network=request.network.pk, token=request.COOKIES.get(DEVICE_COOKIE, ""))
        if not request.user.is_authenticated:
            return
        person = _whole_person(request.user)
        if person.network_id != request.network.pk or sessions.is_asleep(request.session):
            logout(request)
            return  # the next door sends whoever is not signed in to the sign-in page
        request.person = person
        request.actor = _actor(request, person)


def _whole_person(user: object) -> Person:
    """Who signed in; where her row was merged into another, that one."""
    invariant(isinstance(user, Login), "only a Login signs in here")
    person = cast(Login, user).person
    return person.same_as or person


def _actor(request: Request, person: Person) -> Actor:
    """Who acts. Her offices come with her from the desk, and from a table for as long as the device is the group's."""
    way = sessions.way_of(request.session)
    return Actor(
        network=request.network.pk,
        person=person.pk,
        keyed_by=sessions.keyed_by(request.session) or person.pk,
        device=request.device.pk if request.device else None,
        in_office=way is Way.DESK or (way is Way.TABLE and request.device is not None),
    )


class DeclaredPermissionMiddleware:
    """Refuses to run a view that has not said who may open it, and sends who is not signed in to the door."""

    def __init__(self, get_response: NEXT) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponseBase | None:
        permission = getattr(view, "permission", None)
        if permission is None:
            raise ImproperlyConfigured(f"{view.__module__}.{view.__qualname__} does not say who may open it")
        if permission not in ("public", "entrance") and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("people:sign_in"))
        return None
