"""At the door: which network is meant, who acts, and whether the view has said who may open it."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.people import selectors
from khaotom.people.doors import Request

NEXT = Callable[[HttpRequest], HttpResponseBase]


class ActorMiddleware:
    """Sets ``request.network``, ``request.device`` and, when signed in, ``request.person`` and ``request.actor``."""

    def __init__(self, get_response: NEXT) -> None:
        self.get_response = get_response

    def __call__(self, plain: HttpRequest) -> HttpResponseBase:
        return self.get_response(plain)

    def process_view(self, plain: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponseBase | None:
        request = cast(Request, plain)
        network = selectors.network_of_host(request.get_host())
        if network is None:
            raise Stranger
        request.network = network
        if getattr(view, "permission", None) == "public":
            return None  # the same bytes for everyone: who asks is not even looked at
        return self._sign(request)

    def _sign(self, request: Request) -> HttpResponseBase | None:
        if not request.user.is_authenticated:
            return None
        person = selectors.person_of_login(request.user.pk)
        if person.network_id != request.network.pk or not request.user.is_active:
            logout(request)
            return redirect_to_login(request.get_full_path(), reverse("people:sign_in"))
        request.person = person
        request.device = selectors.device_of_token(request.network.pk, request.COOKIES.get("device", ""))
        lent_to = request.session.get("keyed_by")
        request.actor = Actor(
            network=request.network.pk,
            person=person.pk,
            keyed_by=UUID(lent_to) if lent_to else person.pk,
            device=request.device.pk if request.device else None,
        )
        return None


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
        if permission != "public" and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("people:sign_in"))
        return None
