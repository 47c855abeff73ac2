"""The last door: refusals, strangers and offices one does not hold become pages."""

from collections.abc import Callable

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from khaotom.front import constraints
from khaotom.front.refusals import TooBusy
from khaotom.front.retry import worth_repeating
from khaotom.kernel.invariant import Broken
from khaotom.kernel.refusal import NotYourOffice, Refusal, Stranger
from khaotom.people.models import OfficeKind


class RefusalMiddleware:
    """Answers what a view let through: a refusal 422 or 409, a stranger 404, not your office 403."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if isinstance(problem, Stranger):
            return render(request, "404.html", status=404)
        if isinstance(problem, NotYourOffice):
            who_may = [OfficeKind(kind).label for kind in problem.offices]
            return render(request, "403.html", {"who_may": who_may}, status=403)
        if worth_repeating(problem):
            return render(request, "422.html", {"refusal": TooBusy()}, status=503)
        if isinstance(problem, IntegrityError):
            return self._refused_by_database(request, problem)
        if isinstance(problem, Refusal):
            page = "409.html" if problem.status == 409 else "422.html"
            return render(request, page, {"refusal": problem}, status=problem.status)
        return None

    def _refused_by_database(self, request: HttpRequest, problem: IntegrityError) -> HttpResponse:
        said = constraints.translate(problem)
        if isinstance(said, Broken):
            raise said from problem
        return render(request, "409.html", {"refusal": said}, status=said.status)
