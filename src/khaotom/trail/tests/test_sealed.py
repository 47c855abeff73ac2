"""The trail's rows never change or go: the database itself says no."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.trail import seals
from khaotom.trail import services as trail
from khaotom.trail.models import Command, Reading

pytestmark = pytest.mark.django_db

ACTOR = Actor.alone(network=UUID(int=1), person=UUID(int=2))
MOMENT = datetime(2019, 6, 9, 17, 42, tzinfo=clock.BANGKOK)


def test_the_seals_are_those_of_the_files() -> None:
    assert seals.findings() == []


@pytest.mark.parametrize(
    "change",
    [
        lambda: Command.objects.update(what="other"),
        lambda: Command.objects.all().delete(),
        lambda: Reading.objects.update(purpose="other"),
        lambda: Reading.objects.all().delete(),
    ],
)
def test_no_row_changes_or_goes(change: Callable[[], object]) -> None:
    trail.once(actor=ACTOR, key=uuid7(), what="test.do", arguments={})
    trail.read(actor=ACTOR, what="people.person", purpose="register", subjects=[uuid7()])
    with pytest.raises(IntegrityError), transaction.atomic():
        change()
    assert (Command.objects.get().what, Reading.objects.get().purpose) == ("test.do", "register")


def test_a_saved_row_is_not_saved_again() -> None:
    with clock.at(MOMENT):
        trail.once(actor=ACTOR, key=uuid7(), what="test.do", arguments={})
    row = Command.objects.get()
    row.what = "other"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
