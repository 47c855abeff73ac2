"""The assembly on a phone: what is said, offered, wanted, eaten and decided, with and without a network."""

import json

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from khaotom.collection import access, evening, hearing
from khaotom.collection.services import assembly_outbox, sent
from khaotom.meetings.blocks import told_at
from khaotom.meetings.models import Meeting
from khaotom.people.doors import Request, opens


@require_GET
@opens(access.assembly)
def assembly(request: Request, meeting: Meeting) -> HttpResponse:
    """The screen; what it shows comes with the state."""
    context = {"meeting": meeting, "group": meeting.group, "sheet": evening.sheet_of(meeting), "headings": told_at(meeting)}
    return render(request, "collection/assembly.html", context)


@require_GET
@opens(access.assembly)
def state(request: Request, meeting: Meeting) -> HttpResponse:
    """Everything the screen needs."""
    return JsonResponse(hearing.state(request.actor, meeting) | {"csrf": get_token(request)})


@require_POST
@opens(access.assembly)
def send(request: Request, meeting: Meeting) -> HttpResponse:
    """Apply what the phone kept; 400 for what is no command at all."""
    try:
        commands = json.loads(request.body)["commands"]
        results = assembly_outbox.apply(actor=request.actor, meeting=meeting, commands=list(commands))
    except (ValueError, KeyError, TypeError, AttributeError, sent.Garbled):
        return JsonResponse({"results": []}, status=400)
    answers = [{"id": r.id, "outcome": r.outcome, "code": r.code, "sentence": r.sentence} for r in results]
    return JsonResponse({"results": answers, "csrf": get_token(request)})
