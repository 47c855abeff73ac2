"""How a view declares who may open it. A view with neither decorator is refused by the middleware and by a test."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase

from khaotom.kernel.actor import Actor
from khaotom.people.models import Device, Network, Person

DEVICE_COOKIE = "device"
"""The cookie that holds a registered device's token."""

P = ParamSpec("P")
T = TypeVar("T")


class Request(HttpRequest):
    """A request after ``ActorMiddleware``: the network it is for and, when signed in, who acts."""

    network: Network
    device: Device | None
    person: Person
    actor: Actor
    opened: object  # what the access function fetched: the page's frame is made of it without asking again


View = Callable[..., HttpResponseBase]


def public(view: Callable[Concatenate[Request, P], HttpResponseBase]) -> View:
    """Anyone may open it, signed in or not."""

    @wraps(view)
    def door(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    door.permission = "public"  # type: ignore[attr-defined]  # read by the middleware and by the walking test
    return login_not_required(door)


def entrance(view: Callable[Concatenate[Request, P], HttpResponseBase]) -> View:
    """Where one comes in or goes out: anyone may open it, and unlike a public page it has a session and forms."""

    @wraps(view)
    def door(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    door.permission = "entrance"  # type: ignore[attr-defined]
    return login_not_required(door)


def opens(access: Callable[..., T]) -> Callable[[Callable[[Request, T], HttpResponseBase]], View]:
    """Open with what ``access(actor, **the URL's parts)`` returns: fetched, scoped and authorised at once.

    ``access`` raises ``Stranger`` (404) or ``NotYourOffice`` (403).
    """

    def wrap(view: Callable[[Request, T], HttpResponseBase]) -> View:
        @wraps(view)
        def door(request: Request, **parts: Any) -> HttpResponseBase:
            opened = access(request.actor, **parts)
            request.opened = opened
            return view(request, opened)

        door.permission = access  # type: ignore[attr-defined]
        return door

    return wrap
