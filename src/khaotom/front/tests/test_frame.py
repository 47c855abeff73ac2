"""Where each one can go from a page, the way back, and the same page in the other language."""

import re
from copy import deepcopy

import pytest
from django.test import Client
from django.urls import reverse

from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.people.models import OfficeKind
from khaotom.people.services import offices
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db

KEEPER = ["/today/", "/groups/tha-ruea-kao/members/", "/groups/tha-ruea-kao/days/", "/groups/tha-ruea-kao/book/", "/more/"]
COUNTER = [*KEEPER[:3], "/groups/tha-ruea-kao/money/", "/more/"]
MEMBER = ["/me/", "/groups/tha-ruea-kao/", "/groups/tha-ruea-kao/money/", "/who-sees-what/", "/more/"]
NETWORK = ["/today/", "/network/side-by-side/", "/network/", "/search/", "/more/"]


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Cast:
    return deepcopy(people_once)


def places(page: str) -> list[str]:
    """The addresses of the bar of places."""
    return re.findall(r'<a class="place" href="([^"]+)"', page)


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("treasurer", KEEPER),
        ("counter", COUNTER),
        ("auditor", [one for one in KEEPER if not one.endswith("/days/")]),
        ("member", MEMBER),
        ("coordinator", NETWORK),
        ("administrator", NETWORK),
    ],
)
def test_the_places_are_by_what_she_is(people: Cast, part: str, expected: list[str]) -> None:
    assert places(shown(cast.client(people.everyone()[part]), "/more/")) == expected


def test_with_a_pin_on_a_strange_phone_an_officer_has_a_members_places(people: Cast) -> None:
    assert places(shown(cast.client(people.treasurer, way="own"), "/more/")) == MEMBER


def test_every_place_opens(people: Cast) -> None:
    for part in ("treasurer", "auditor", "member", "coordinator"):
        client = cast.client(people.everyone()[part])
        answers = {address: client.get(address, follow=True).status_code for address in places(shown(client, "/more/"))}
        assert set(answers.values()) == {200}, (part, answers)


@pytest.mark.any_engine("the rooms' own tests ask their pages on both")
def test_everything_under_more_opens(people: Cast) -> None:
    for part, person in people.everyone().items():
        client = cast.client(person)
        page = shown(client, "/more/")
        addresses = re.findall(r'<span class="row-name"><a href="([^"]+)"', page)
        answers = {address: client.get(address, follow=True).status_code for address in addresses}
        assert len(addresses) > 5
        assert {address: status for address, status in answers.items() if status != 200} == {}, part


def test_the_place_one_is_at_is_marked(people: Cast) -> None:
    page = shown(cast.client(people.treasurer), "/groups/tha-ruea-kao/members/")
    assert re.findall(r'<a class="place" href="([^"]+)" aria-current="page"', page) == ["/groups/tha-ruea-kao/members/"]


def test_a_page_below_another_leads_back_to_it(people: Cast) -> None:
    treasurer = cast.client(people.treasurer)
    below = {
        "/groups/tha-ruea-kao/members/new/": "/groups/tha-ruea-kao/members/",
        "/groups/tha-ruea-kao/members/incomplete/": "/groups/tha-ruea-kao/members/",
        f"/people/{people.member.pk}/edit/": f"/people/{people.member.pk}/",
        "/search/": "/today/",
    }
    for address, back in below.items():
        assert f'<a class="back" href="{back}"' in shown(treasurer, address)
    assert 'class="back"' not in shown(treasurer, "/groups/tha-ruea-kao/members/")


def test_who_is_in_two_groups_has_the_places_of_the_one_she_looks_at(people: Cast) -> None:
    by = cast.actor(people.administrator)
    offices.give(
        actor=by, person=people.other_treasurer, kind=OfficeKind.COUNTER, group=people.group, citation=CUSTOM, key=uuid7()
    )
    client = cast.client(people.other_treasurer)
    assert "/groups/rim-son/members/" in places(shown(client, "/groups/rim-son/members/"))
    assert "/groups/tha-ruea-kao/members/" in places(shown(client, "/groups/tha-ruea-kao/members/"))


def test_the_same_page_stands_in_the_other_language(people: Cast) -> None:
    treasurer = cast.client(people.treasurer)
    assert 'href="/en/groups/tha-ruea-kao/members/?order=name" lang="en"' in shown(
        treasurer, "/groups/tha-ruea-kao/members/?order=name"
    )
    assert 'href="/groups/tha-ruea-kao/members/" lang="th"' in shown(treasurer, "/en/groups/tha-ruea-kao/members/")
    assert 'href="/en/who-sees-what/" lang="en"' in shown(cast.anonymous(), "/who-sees-what/")


def test_the_gallery_is_for_everybody(people: Cast) -> None:
    assert cast.anonymous().get(reverse("ui:gallery")).status_code == 200
    assert cast.anonymous().get("/gallery/meeting/").status_code == 200
