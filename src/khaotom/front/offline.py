"""The offline door: the service worker and the manifest by which a phone keeps the day's pages and shows them as an app."""

from functools import cache
from pathlib import Path

from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from khaotom.people.doors import Request, public

WORKER = Path(__file__).parent / "static" / "front" / "sw.js"
PAPER = "#faf5ea"


@cache
def _worker() -> str:
    return WORKER.read_text()


@public
@require_safe
@cache_control(no_cache=True)
def worker(request: Request) -> HttpResponse:
    """The service worker, asked for anew each time, answering for the whole site."""
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8", headers={"Service-Worker-Allowed": "/"})


@public
@require_safe
def manifest(request: Request) -> HttpResponse:
    """What the phone shows when the program is laid on its first screen."""
    icons = [
        {"src": static("front/icon-192.png"), "sizes": "192x192", "type": "image/png", "purpose": "any"},
        {"src": static("front/icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any"},
        {"src": static("front/icon-masked-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
    described = {
        "name": _("Khaotom"),
        "short_name": _("Khaotom"),
        "lang": get_language() or "th",
        "start_url": "/today/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    }
    return JsonResponse(described, content_type="application/manifest+json")
