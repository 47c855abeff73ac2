"""Who asks for papers in these tests, and at which addresses."""

from django.test import Client

from khaotom.collection.models import Sheet
from khaotom.people.models import HostName, Login
from tests import cast
from tests.evening import Evening

TREASURER, MEMBER, OTHER_MEMBER = 1, 19, 20
"""Numbers of those who ask; the two members hold no office."""


def reader(evening: Evening, number: int) -> Client:
    """The browser of the member with this number, signed in with a password."""
    HostName.objects.get_or_create(name=cast.HOST, defaults={"network": evening.group.network})
    person = evening.person(number)
    Login.objects.get_or_create(person=person)
    return cast.client(person)


def of_evening(sheet: Sheet) -> list[str]:
    """The addresses of the papers of an evening."""
    return [f"/sheets/{sheet.pk}/{name}.pdf" for name in ("day", "wall", "count", "receipts")]
