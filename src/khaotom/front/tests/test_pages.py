"""The start, what is hers, and finding somebody: what each one sees, and what it costs."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.people.models import HostName
from khaotom.people.services import logins, memberships
from tests import cast, evening, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Cast:
    return deepcopy(people_once)


@pytest.fixture
def after() -> Iterator[evening.Evening]:
    """The golden evening, closed; one looks at it the same night."""
    golden = evening.prepare()
    evening.lived(golden)
    HostName.objects.create(name=cast.HOST, network_id=golden.actor.network)
    with clock.at(datetime(2019, 6, 9, 20)):
        yield golden


def officer(golden: evening.Evening, number: int = 1) -> Client:
    logins.login_of(golden.person(number))
    return cast.client(golden.person(number))


def test_an_officer_sees_what_her_group_needs_today(after: evening.Evening) -> None:
    page = officer(after).get("/today/").content.decode()
    for words in ("วันเก็บเงินครั้งต่อไป", "เงินยังไม่เข้าธนาคาร", "5,360 บาท", "คนที่ทำเป็น", "0/2", "7,360 บาท", "ข้อมูลยังไม่ครบ"):
        assert words in page, words


def test_the_start_page_costs_so_much(after: evening.Evening, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = officer(after)
    with django_assert_num_queries(TODAY):
        client.get("/today/")


TODAY = 17
"""Who and where, her groups, and the cards of one group."""


def test_who_has_no_office_goes_to_her_passbook(people: Cast) -> None:
    client = cast.client(people.member)
    answer = client.get("/today/", follow=True)
    assert [where for where, _status in answer.redirect_chain] == [
        "/me/",
        f"/members/{cast.membership(people.member).pk}/passbook/",
    ]


def test_who_saves_in_two_groups_sees_both(people: Cast) -> None:
    memberships.join(actor=cast.actor(people.other_treasurer), group=people.other_group, person=people.member, key=uuid7())
    page = cast.client(people.member).get("/me/")
    assert page.status_code == 200
    assert page.content.decode().count("/passbook/") == 2


def test_a_guardian_sees_the_passbook_of_her_ward(people: Cast) -> None:
    child = cast.enrol(people, "หนูนิด", "นิดา")
    by = cast.actor(people.recorder)
    memberships.place(actor=by, membership=child, zone=None, guardian=people.member, key=uuid7())
    client = cast.client(people.member)
    assert "หนูนิด" in client.get("/me/").content.decode()
    assert client.get(f"/members/{child.pk}/passbook/").status_code == 200


def test_who_saves_nowhere_is_told_so(people: Cast) -> None:
    assert "คุณยังไม่เป็นสมาชิกกลุ่มไหน" in cast.client(people.administrator).get("/me/").content.decode()


def test_search_finds_in_ones_own_groups_only(people: Cast) -> None:
    here = cast.client(people.treasurer)
    assert "เอียด ชูแก้ว" in here.get("/search/", {"q": "เอียด"}).content.decode()
    assert "อามีเนาะ" not in here.get("/search/", {"q": "อามีเนาะ"}).content.decode().partition("<ul")[2].partition("</ul>")[0]
    everywhere = cast.client(people.coordinator)
    assert "อามีเนาะ หีมบ่อ" in everywhere.get("/search/", {"q": "เนาะ"}).content.decode()


def test_nobody_is_listed_before_something_is_typed(people: Cast) -> None:
    page = cast.client(people.coordinator).get("/search/").content.decode()
    assert "ชูแก้ว" not in page


def test_search_costs_the_same_whoever_is_found(people: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = cast.client(people.treasurer)
    with django_assert_num_queries(SEARCH):
        client.get("/search/", {"q": "ชูแก้ว"})
    with django_assert_num_queries(SEARCH):
        client.get("/search/", {"q": "ส"})


SEARCH = 8
