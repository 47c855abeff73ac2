"""A closed day is looked at, not worked on."""

from functools import wraps
from typing import Any

from django.http.response import HttpResponseBase

from khaotom.collection import access, evening
from khaotom.collection.models import Sheet
from khaotom.people.doors import Request, View
from khaotom.ui.answers import see


def while_open(view: View) -> View:
    """Who comes to look at a screen of a day already closed is shown what it came to. What she sends is refused by its service."""

    @wraps(view)
    def shown(request: Request, found: Any) -> Any:
        sheet: Sheet = found.sheet if isinstance(found, access.PlaceOfSheet | access.ClaimOfSheet) else found
        closed = request.method in ("GET", "HEAD") and evening.closing_of(sheet) is not None
        answer: HttpResponseBase = see("collection:sheet", sheet=sheet.pk) if closed else view(request, found)
        return answer

    return shown
