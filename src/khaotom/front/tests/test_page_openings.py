"""Keying balances from passbooks: the list, one passbook, and its owner's yes."""

from collections.abc import Iterator
from copy import deepcopy
from typing import cast as typed_as

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khaotom.collection.models import Opening
from khaotom.collection.services import furnishing
from khaotom.front.tests import lists
from khaotom.front.tests.lists import BAHT
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases="__all__")
LIST = "/groups/tha-ruea-kao/openings/"


def _furnished(people: Cast) -> Cast:
    furnishing.furnish(actor=cast.actor(people.treasurer), group=people.group, key=uuid7())
    return people


people_once = stages.once(_furnished, after=lists.group)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(lists.NOW):
        yield deepcopy(people_once)


def passbook(people: Cast) -> str:
    """The address of the member's."""
    return f"{LIST}{cast.membership(people.member).pk}/"


def send(browser: Client, address: str, **typed: str) -> HttpResponse:
    return typed_as(HttpResponse, browser.post(address, {"key": str(uuid7()), **typed}))


def opening(people: Cast) -> Opening:
    return Opening.objects.get(membership=cast.membership(people.member))


def test_a_balance_is_keyed_shown_and_confirmed(people: Cast) -> None:
    browser = cast.client(people.treasurer)
    here = passbook(people)
    keyed = send(browser, here, saved="๔,๓๐๐", through="พ.ค. 62", contested="")
    assert (keyed.status_code, keyed["Location"]) == (303, here)
    assert opening(people).pledged == 4300 * BAHT
    assert "ตรงกับสมุดไหม" in browser.get(here).content.decode()
    assert send(browser, here, right="True").status_code == 303
    assert opening(people).state == Opening.State.CONFIRMED
    assert "ตรงกับสมุดไหม" not in browser.get(here).content.decode()


def test_what_is_typed_wrong_stays_and_is_said(people: Cast) -> None:
    answer = send(cast.client(people.treasurer), passbook(people), saved="12.345", through="5/2019", contested="-1")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(typed in page for typed in ("12.345", "5/2019", "-1"))
    assert not Opening.objects.exists()


def test_what_is_contested_is_not_confirmed_but_put_right(people: Cast) -> None:
    browser, here = cast.client(people.treasurer), passbook(people)
    send(browser, here, saved="4300", through="5/2562", contested="200")
    assert send(browser, here, right="True").status_code == 422
    assert "4,300" in browser.get(f"{here}?change").content.decode()
    change = {"changes": str(opening(people).pk)}
    assert send(browser, here, saved="1", through="5/2562").status_code == 409  # from a page shown before it was set
    send(browser, here, saved="4500", through="5/2562", contested="", **change)
    assert (opening(people).pledged, opening(people).contested) == (4500 * BAHT, 0)


def test_a_confirmed_balance_is_only_shown(people: Cast) -> None:
    browser, here = cast.client(people.treasurer), passbook(people)
    send(browser, here, saved="4300", through="5/2562")
    send(browser, here, right="True")
    assert 'name="saved"' not in browser.get(f"{here}?change").content.decode()
    send(browser, here, saved="1", through="5/2562", changes=str(opening(people).pk))
    assert opening(people).pledged == 4300 * BAHT


def test_a_form_sent_twice_sets_it_once(people: Cast) -> None:
    browser, typed = cast.client(people.treasurer), {"key": str(uuid7()), "saved": "4300", "through": "5/2562"}
    assert [browser.post(passbook(people), typed).status_code for _ in range(2)] == [303, 303]
    assert Opening.objects.count() == 1


def test_the_list_says_who_stands_where(people: Cast) -> None:
    browser = cast.client(people.treasurer)
    send(browser, passbook(people), saved="4300", through="5/2562")
    page = browser.get(LIST).content.decode()
    assert "4,300" in page
    assert "ยังไม่ตั้ง 5" in page
    assert "ป้าเอียด" in browser.get(f"{LIST}?state=set").content.decode()
    assert "ป้าเอียด" not in browser.get(f"{LIST}?state=unset").content.decode()


def test_the_list_asks_as_much_for_fifty_as_for_five(people: Cast) -> None:
    browser = cast.client(people.treasurer)
    browser.get(LIST)
    with CaptureQueriesContext(connection) as few:
        browser.get(LIST)
    for number in range(40):
        cast.enrol(people, f"คนที่ {number}")
    with CaptureQueriesContext(connection) as many:
        browser.get(LIST)
    assert len(many) == len(few)


def test_who_may_not_is_told_so(people: Cast) -> None:
    for address in (LIST, passbook(people)):
        assert cast.client(people.member).get(address).status_code == 403
        assert cast.client(people.other_treasurer).get(address).status_code == 404
        assert cast.anonymous().get(address).status_code == 302
    elsewhere = cast.membership(people.other_treasurer).pk
    assert cast.client(people.treasurer).get(f"{LIST}{elsewhere}/").status_code == 404
