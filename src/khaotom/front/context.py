"""What every page's frame needs. No query: only what the door already fetched."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """The network's name, whether all of it is invented, and who is signed in."""
    return {
        "demo": settings.DEMO,
        "network": getattr(request, "network", None),
        "me": getattr(request, "person", None),
    }
