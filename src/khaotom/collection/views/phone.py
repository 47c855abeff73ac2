"""The two addresses a phone speaks to on meeting day: the state of the sheet, and its outbox."""

import json

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_GET, require_POST

from khaotom.collection import access, phone
from khaotom.collection.models import Sheet
from khaotom.collection.services import outbox, sent
from khaotom.people.doors import Request, opens


@require_GET
@opens(access.sheet)
def state(request: Request, sheet: Sheet) -> HttpResponse:
    """Everything a door or table screen needs."""
    return JsonResponse(phone.state(sheet, request.actor.device) | {"csrf": get_token(request)})


@require_POST
@opens(access.sheet)
def send(request: Request, sheet: Sheet) -> HttpResponse:
    """Apply what the phone kept; 400 for what is no command at all, with nothing of it or after it done."""
    try:
        commands = json.loads(request.body)["commands"]
        results = outbox.apply(actor=request.actor, sheet=sheet, commands=list(commands))
    except (ValueError, KeyError, TypeError, sent.Garbled):
        return JsonResponse({"results": []}, status=400)
    answers = [{"id": r.id, "outcome": r.outcome, "code": r.code, "sentence": r.sentence} for r in results]
    return JsonResponse({"results": answers, "csrf": get_token(request)})
