"""The one place where a request is begun again: when the database let others go first, nothing of it was written.

Safe because every command carries its key: what had been accepted before the fault is answered with its first result.
"""

import time
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

MOST = 4  # times a request is tried in all
LONGEST = 15  # seconds after which it is not begun again
GIVEN_WAY = {"40001": "serialization failure", "40P01": "deadlock"}
"""PostgreSQL's states for: others went first, begin again."""


def worth_repeating(problem: BaseException) -> bool:
    """Whether the database only asks to begin again."""
    if not isinstance(problem, OperationalError):
        return False
    return getattr(problem.__cause__, "sqlstate", None) in GIVEN_WAY or "database is locked" in str(problem)


class _Again(HttpResponse):
    """Stands for the answer of an attempt that has to be made again; never sent."""


class RetryMiddleware:
    """Begins a request again when the database asks for it. Stands last, so that nothing but the view runs twice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.monotonic()
        for tries_left in range(MOST - 1, -1, -1):
            request.may_repeat = tries_left > 0 and time.monotonic() - began < LONGEST  # type: ignore[attr-defined]
            response = self.get_response(request)
            if not isinstance(response, _Again):
                return response
            _rewind_files(request)
        raise AssertionError("the last attempt may not be repeated")

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        return _Again() if request.may_repeat and worth_repeating(problem) else None  # type: ignore[attr-defined]


def _rewind_files(request: HttpRequest) -> None:
    """What was sent is kept by Django; only files have been read to their end."""
    for name in request.FILES:
        for upload in request.FILES.getlist(name):
            upload.seek(0)
