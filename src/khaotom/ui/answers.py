"""How a view answers: a write with 303, so that reloading never sends it again; a slip or refusal with 422 and the page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url

from khaotom.ui.keyed import KeyedForm


def see(to: str, **parts: Any) -> HttpResponseRedirect:
    """303 to a named address."""
    answer = HttpResponseRedirect(resolve_url(to, **parts))
    answer.status_code = 303
    return answer


def page(
    request: HttpRequest, template: str, form: KeyedForm, context: Mapping[str, Any], *, shown: bool = False
) -> HttpResponse:
    """The form's page: 200 when first shown, 422 when something has to be mended, 409 when somebody else was first.

    ``shown``: what the answers bring is shown before anything is written, so there is nothing to mend.
    """
    status = form.refused.status if form.refused else 422 if form.is_bound and not shown else 200
    return render(request, template, {"form": form, **context}, status=status)
