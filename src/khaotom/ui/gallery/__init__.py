"""One page with every component in every state, in the language of the address; and one page for each skeleton.

Plain views: the room that owns the addresses wires them and says that they are public.
"""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from khaotom.ui.gallery import samples

SKELETONS = ("signed-in", "meeting", "count", "hall", "403", "404", "409", "429", "500")


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component."""
    words = samples.say()
    forms = {
        "payment": samples.PaymentForm(words, prefix="new"),
        "wrong": samples.wrong_payment(words),
        "pin": samples.PinForm(words, prefix="first"),
        "wrong_pin": samples.PinForm(words, {"second-pin": "123456"}, prefix="second"),
        "count": samples.CountForm(words, prefix="table"),
        "wrong_count": samples.wrong_count(words),
    }
    shown = {"bars": samples.bars(words), "line": samples.line(words), "passbook": samples.passbook(words)}
    lists = {"tabs": samples.places(words)[:4], "steps": [words[f"steps_{number}"] for number in (1, 2, 3, 4)]}
    pages = Paginator(range(90), 10)
    context = {"w": words, "page": pages.page(2), "skeletons": SKELETONS, "demo": True}
    return render(request, "ui/gallery/gallery.html", context | forms | shown | lists)


def skeleton(request: HttpRequest, name: str) -> HttpResponse:
    """One skeleton as a whole page; 404 for a name there is none of."""
    if name not in SKELETONS:
        raise Http404
    words = samples.say()
    context: dict[str, object] = {"w": words, "demo": True}
    if name.isdigit():
        return render(request, f"{name}.html", context, status=int(name))
    context |= {"me": {"called_name": words["me"]}, "group": {"name": words["group"]}, "places": samples.places(words)}
    context["count"] = samples.CountForm(words, prefix="table")
    return render(request, f"ui/gallery/{name}.html", context)
