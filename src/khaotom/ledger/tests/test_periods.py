"""Closing days, and the idempotency of every command that begins with the trail."""

from datetime import date

import pytest

from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.ledger import refusals
from khaotom.ledger.models import Fund
from khaotom.ledger.services import periods
from khaotom.ledger.tests.books import Group, a_group, on
from khaotom.trail.models import Command
from khaotom.trail.refusals import KeyUsedForAnotherThing

pytestmark = pytest.mark.django_db
JULY = date(2019, 7, 15)
MAY, JUNE = date(2019, 5, 31), date(2019, 6, 30)


@pytest.fixture
def group() -> Group:
    return a_group()


def test_closing_closes_every_fund_of_the_book_and_no_other(group: Group) -> None:
    other = a_group()
    with on(JULY):
        periods.close(actor=group.actor, book=group.book.pk, through=JUNE, key=uuid7())
    assert _closed(group) == {JUNE}
    assert _closed(other) == {None}
    with pytest.raises(refusals.DayIsClosed):
        group.post(group.receipt(1, uuid7(), day=JUNE))


def test_the_same_command_twice_closes_once(group: Group) -> None:
    key = uuid7()
    with on(JULY):
        for _again in range(2):
            periods.close(actor=group.actor, book=group.book.pk, through=JUNE, key=key)
    assert _closed(group) == {JUNE}
    assert Command.objects.filter(key=key, what="ledger.close", subject=group.book.pk).count() == 1


@pytest.mark.parametrize("what", ["another day", "another actor"])
def test_a_key_is_used_for_one_thing(group: Group, what: str) -> None:
    key = uuid7()
    actor = Actor.alone(network=group.actor.network, person=uuid7()) if what == "another actor" else group.actor
    with on(JULY):
        periods.close(actor=group.actor, book=group.book.pk, through=MAY, key=key)
        with pytest.raises(KeyUsedForAnotherThing):
            periods.close(actor=actor, book=group.book.pk, through=JUNE if actor == group.actor else MAY, key=key)
    assert _closed(group) == {MAY}


def test_days_are_closed_forward_only(group: Group) -> None:
    with on(JULY):
        periods.close(actor=group.actor, book=group.book.pk, through=JUNE, key=uuid7())
        for through in (MAY, JUNE):
            with pytest.raises(refusals.PeriodAlreadyClosed) as caught:
                periods.close(actor=group.actor, book=group.book.pk, through=through, key=uuid7())
    assert caught.value.closed_through == JUNE


@pytest.mark.parametrize("day", [JULY, date(2019, 8, 1)])
def test_a_day_that_is_not_over_is_not_closed(group: Group, day: date) -> None:
    with on(JULY), pytest.raises(refusals.DayIsNotOver):
        periods.close(actor=group.actor, book=group.book.pk, through=day, key=uuid7())
    assert _closed(group) == {None}


def test_a_refused_command_leaves_its_key_free(group: Group) -> None:
    key = uuid7()
    with on(JULY):
        with pytest.raises(refusals.DayIsNotOver):
            periods.close(actor=group.actor, book=group.book.pk, through=JULY, key=key)
        periods.close(actor=group.actor, book=group.book.pk, through=JUNE, key=key)
    assert _closed(group) == {JUNE}


def _closed(group: Group) -> set[date | None]:
    return set(Fund.objects.filter(book=group.book).values_list("closed_through", flat=True))
