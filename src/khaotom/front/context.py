"""What every page's frame needs. Of a signed-in page it asks the database once, and only when the page shows its places."""

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from khaotom.front import frame as frames
from khaotom.front import whose
from khaotom.people.doors import Request
from khaotom.ui.places import Place


def frame(request: HttpRequest) -> dict[str, Any]:
    """The network's name, whether all of it is invented, the other language; and, signed in, who she is and where she can go."""
    around: dict[str, Any] = {
        "demo": settings.DEMO,
        "network": getattr(request, "network", None),
        "me": getattr(request, "person", None),
        "other_language": SimpleLazyObject(lambda: frames.other_language(request)),
    }
    if not hasattr(request, "actor"):
        return around
    asked = cast(Request, request)
    group = frames.group_of(getattr(asked, "opened", None))
    places: list[Place] = SimpleLazyObject(lambda: frames.places(asked.path, whose.of_request(asked), group))  # type: ignore[assignment]
    back = SimpleLazyObject(lambda: frames.way_back(asked, places, group))
    around |= {"group": group, "places": places}
    around |= {"start_url": reverse("front:today"), "me_url": reverse("front:me"), "out_url": reverse("people:sign_out")}
    if asked.actor.keyed_by != asked.actor.person:
        around["lent_url"] = reverse("people:give_back")
    around["back_url"] = SimpleLazyObject(lambda: back[0])
    around["back_words"] = SimpleLazyObject(lambda: back[1])
    return around
