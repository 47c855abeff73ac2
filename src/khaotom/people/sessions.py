"""One signed-in browser: who, by which way, since when, and to whom the phone is lent. All of it lives in Django's session."""

from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from django.contrib.auth import login as django_login
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from khaotom.kernel import clock
from khaotom.people.models import Login, Person

BACKEND = "khaotom.people.backends.PhoneAndPassword"


class Way(StrEnum):
    """How she came in, which decides whether her offices come with her."""

    DESK = "desk"  # phone number and password, on any computer
    TABLE = "table"  # phone number and PIN, on a device of a group whose officer she is
    OWN = "own"  # phone number and PIN anywhere else: her own things only


IDLE = {Way.DESK: timedelta(hours=2), Way.TABLE: timedelta(hours=14), Way.OWN: timedelta(minutes=30)}
"""How long a session lasts without a sign of life. A table lasts the day: nobody signs in again with a queue waiting."""

_FRESH = timedelta(minutes=1)  # the sign of life is written at most this often: a page is not slowed by a write each


def begin(request: HttpRequest, login: Login, way: Way) -> None:
    """She is signed in from now on, in a session with a new key."""
    django_login(request, login, backend=BACKEND)
    request.session["way"] = way.value
    request.session["seen"] = clock.now().timestamp()


def way_of(session: SessionBase) -> Way:
    """How she came in; a session that does not say opens her own things only."""
    return Way(session.get("way", Way.OWN))


def is_asleep(session: SessionBase) -> bool:
    """Was there no sign of life for too long? If not, this is one."""
    now, seen = clock.now().timestamp(), float(session.get("seen", 0))
    if now - seen > IDLE[way_of(session)].total_seconds():
        return True
    if now - seen > _FRESH.total_seconds():
        session["seen"] = now
    return False


def lend(session: SessionBase, helper: Person) -> None:
    """ให้คนอื่นช่วยกด: from now on ``helper`` presses the keys; who signed in stays responsible."""
    session["keyed_by"] = str(helper.pk)


def give_back(session: SessionBase) -> None:
    """The phone is back in the hand of the one who signed in."""
    session.pop("keyed_by", None)


def keyed_by(session: SessionBase) -> UUID | None:
    """The helper it is lent to, if it is."""
    helper = session.get("keyed_by")
    return UUID(helper) if helper else None
