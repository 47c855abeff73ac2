"""ใครเห็นอะไร: one plain page, checked by a test that logs out."""

from django.http import HttpResponse
from django.shortcuts import render

from khaotom.openbooks.publishing import for_everybody
from khaotom.openbooks.visibility import READERS, rows
from khaotom.people.doors import Request


@for_everybody
def page(request: Request) -> HttpResponse:
    """Every claim: what it is, and who may open it."""
    return render(request, "openbooks/who_sees_what.html", {"readers": READERS.items(), "claims": rows()})
