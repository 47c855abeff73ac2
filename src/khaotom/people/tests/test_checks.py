"""``khaotom check``: clean on the cast, and each thing that may not be is found."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, datetime

import pytest

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.keyring.models import RecordKey
from khaotom.people import checks
from khaotom.people.models import FormerNumber, Membership, Office, Person
from khaotom.people.services import memberships, national_ids
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db

ALL = (checks.numbers, checks.names, checks.national_ids, checks.photos, checks.merges, checks.networks)


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(datetime(2019, 6, 9, 17, 0, tzinfo=clock.BANGKOK)):
        yield deepcopy(people_once)


def findings() -> list[str]:
    return [found for check in ALL for found in check()]


def test_the_cast_is_clean(people: Cast) -> None:
    cast.elsewhere()
    by = cast.actor(people.recorder)
    memberships.renumber(actor=by, membership=cast.membership(people.member), number="40", key=uuid7())
    national_ids.keep(actor=by, person=people.member, number="3100600445635", key=uuid7())
    assert findings() == []


def _order(people: Cast) -> None:
    Membership.objects.filter(person=people.member).update(number_order=99)


def _used_again(people: Cast) -> None:
    row = cast.membership(people.chair)
    FormerNumber.objects.create(group=people.group, membership=row, number="06", until=date(2019, 6, 9))


def _name(people: Cast) -> None:
    Person.objects.filter(pk=people.member.pk).update(given_name="อื่น")


def _half_an_id(people: Cast) -> None:
    Person.objects.filter(pk=people.member.pk).update(national_id_tail="635")


def _key_gone(people: Cast) -> None:
    national_ids.keep(actor=cast.actor(people.recorder), person=people.member, number="3100600445635", key=uuid7())
    RecordKey.objects.all().delete()


def _photo(people: Cast) -> None:
    Person.objects.filter(pk=people.member.pk).update(photo="people/gone.jpg")


def _chain(people: Cast) -> None:
    Person.objects.filter(pk=people.member.pk).update(same_as=people.chair)
    Person.objects.filter(pk=people.chair.pk).update(same_as=people.counter)


def _across(people: Cast) -> None:
    Person.objects.filter(pk=people.member.pk).update(same_as=cast.elsewhere().member)


def _membership_across(people: Cast) -> None:
    Membership.objects.filter(person=people.member).update(person=cast.elsewhere().member)


def _office_across(people: Cast) -> None:
    Office.objects.filter(person=people.counter).update(network=cast.elsewhere().network)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_order, "not by its number"),
        (_used_again, "is in use again"),
        (_name, "names she does not have"),
        (_half_an_id, "only part of an ID number"),
        (_key_gone, "whose key is gone"),
        (_photo, "has no file"),
        (_chain, "merged herself"),
        (_across, "merged across networks"),
        (_membership_across, "joins two networks"),
        (_office_across, "joins two networks"),
    ],
)
def test_what_may_not_be_is_found(people: Cast, spoil: Callable[[Cast], None], said: str) -> None:
    spoil(people)
    found = findings()
    assert len(found) == 1
    assert said in found[0]
