"""รอคนที่สอง: the list of what waits, and one's own answer."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from khaotom.approvals import access, selectors
from khaotom.approvals.forms import AGREE, DECLINE, TAKE_BACK, AnswerForm
from khaotom.approvals.models import Request as Waiting
from khaotom.approvals.services import requests
from khaotom.kernel.refusal import Refusal
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.ui.answers import page, see

ACTS: dict[str, Callable[..., Any]] = {AGREE: requests.agree, DECLINE: requests.decline, TAKE_BACK: requests.take_back}


@require_safe
@opens(access.waiting)
def waiting(request: Request, group: Group) -> HttpResponse:
    """What waits for somebody of the committee, the oldest first; below it, what was answered lately."""
    context = {"group": group, "waiting": selectors.waiting(group.pk), "answered": selectors.answered(group.pk)}
    return render(request, "approvals/waiting.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.request)
def answer(request: Request, asked: Waiting) -> HttpResponse:
    """One request: what will happen, and the two answers to it."""
    group = asked.group
    form = AnswerForm(request.POST or None)
    if group is not None and form.is_valid():
        try:
            ACTS[form.cleaned_data["act"]](actor=request.actor, request=asked, key=form.cleaned_data["key"])
            return see("approvals:waiting", slug=group.slug)
        except Refusal as refusal:
            form.refuse(refusal)
            asked.refresh_from_db()
    mine = request.actor.person == asked.asker_id
    return page(request, "approvals/answer.html", form, {"group": group, "asked": selectors.described(asked), "mine": mine})
