"""The cast itself: everybody is there, can sign in, and another network's cast does not mix with it."""

import pytest

from khaotom.people import selectors
from khaotom.people.models import OfficeKind
from tests import cast

pytestmark = pytest.mark.django_db


def test_the_committee_holds_its_offices() -> None:
    people = cast.network()
    assert selectors.holds(people.treasurer.pk, [OfficeKind.TREASURER], group=people.group.pk)
    assert not selectors.holds(people.treasurer.pk, [OfficeKind.CHAIR], group=people.group.pk)
    assert selectors.holds(people.coordinator.pk, [OfficeKind.COORDINATOR], group=None)
    assert not selectors.holds(people.other_treasurer.pk, [OfficeKind.TREASURER], group=people.group.pk)


def test_two_networks_stand_side_by_side() -> None:
    here, there = cast.network(), cast.elsewhere()
    assert selectors.network_of_host("testserver:80") == here.network
    assert selectors.network_of_host(cast.ELSEWHERE) == there.network
    assert cast.membership(here.member).number == cast.membership(there.member).number == "06"


def test_everybody_can_be_signed_in_by_each_way() -> None:
    people = cast.network()
    for person in people.everyone().values():
        assert "_auth_user_id" in cast.client(person).session
    assert cast.client(people.chair, way="table").cookies["device"].value
