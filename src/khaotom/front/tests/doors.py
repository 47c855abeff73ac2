"""Addresses of the door's own tests: views that meet a database under strain. Real errors, met in a real request."""

from uuid import UUID

from django.db import IntegrityError, OperationalError, transaction
from django.http import HttpResponse
from django.urls import path
from psycopg import errors

from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.ledger.models import Book
from khaotom.people.doors import Request, public
from khaotom.trail import services as trail

attempts: list[bytes] = []
"""What each attempt of a request read of its file."""


@public
def strained(request: Request) -> HttpResponse:
    """Accept one command; give way as often as the form says, after the command was accepted or before."""
    key, times = UUID(request.POST["key"]), int(request.POST["times"])
    slip = request.FILES.get("slip")
    attempts.append(slip.read() if slip else b"")
    actor = Actor.alone(network=request.network.pk, person=request.network.pk)
    with transaction.atomic():
        if len(attempts) <= times and not request.POST.get("late"):
            raise _given_way(request.POST["how"])
        new = trail.once(actor=actor, key=key, what="test.strained", arguments={})
    if len(attempts) <= times:
        raise _given_way(request.POST["how"])
    return HttpResponse(f"{len(attempts)} {new}")


def _given_way(how: str) -> OperationalError:
    """As Django's backends raise it."""
    causes = {"40001": errors.SerializationFailure, "40P01": errors.DeadlockDetected, "57014": errors.QueryCanceled}
    problem = OperationalError("database is locked" if how == "locked" else how)
    problem.__cause__ = causes[how]() if how in causes else None
    return problem


@public
def twice(request: Request) -> HttpResponse:
    """Write what is there already, or what may never be."""
    owner = uuid7()
    for _again in range(2):
        Book.objects.create(network=request.network.pk, owner_kind="group", owner=owner)
    return HttpResponse()


@public
def broken(request: Request) -> HttpResponse:
    """Break a check."""
    with transaction.atomic():
        book = Book.objects.create(network=request.network.pk, owner_kind="group", owner=uuid7())
        raise IntegrityError(f"CHECK constraint failed: ledger_line_not_zero of {book.pk}")


urlpatterns = [path("strained/", strained), path("twice/", twice), path("broken/", broken)]
