"""ใครเห็นอะไร, tried out: every claim's page is asked by every reader of its columns, and by another group's treasurer."""

from copy import deepcopy

import pytest
from django.test import Client
from django.urls import reverse

from khaotom.kernel.ids import uuid7
from khaotom.openbooks.visibility import CLAIMS, PUBLIC, READERS, Claim, Reader
from khaotom.people.models import Person
from khaotom.people.services import logins
from tests import cast, samples, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db

PARTS = {
    "openbooks:group": ("slug",),
    "openbooks:group_rules": ("slug",),
    "openbooks:spent": ("slug",),
    "openbooks:programmes": (),
    "openbooks:money": ("slug",),
    "openbooks:officers": (),
    "openbooks:helped": (),
    "people:members": ("slug",),
    "ledger:entries": ("slug",),
    "people:person": ("person",),
    "people:national_id_open": ("person",),
    "savings:passbook": ("membership",),
    "collection:sheet": ("sheet",),
    "collection:hall": ("token",),
}
"""What stands in each page's address; ``samples`` says whose: the passbook and the page are ``people.member``'s."""


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Cast:
    return deepcopy(people_once)


def readers(people: Cast) -> dict[Reader, Client]:
    """One of each column."""
    return {
        Reader.EVERYBODY: cast.anonymous(),
        Reader.HERSELF: cast.client(people.member),
        Reader.MEMBER: _another_member(people),
        Reader.COMMITTEE: cast.client(people.chair),
        Reader.NETWORK: cast.client(people.coordinator),
    }


def _another_member(people: Cast) -> Client:
    person: Person = cast.enrol(people, "ป้าข้างบ้าน", phone="0800000199").person
    logins.set_pin(actor=cast.actor(person), person=person, pin="284671", key=uuid7())
    return cast.client(person, way="own")


def address(claim: Claim, people: Cast) -> str:
    room = claim.page.partition(":")[0]
    return reverse(claim.page, kwargs=samples.parts(room, PARTS[claim.page], people))


def test_every_claim_is_true(people: Cast) -> None:
    askers = readers(people)
    wrong = []
    for claim in CLAIMS:
        for reader, client in askers.items():
            opened = client.get(address(claim, people)).status_code == 200
            if opened != (reader in claim.readers):
                wrong.append(f"{claim.page} for {reader.value}: {'opened' if opened else 'closed'}")
    assert wrong == []


def test_another_group_sees_no_more_than_everybody(people: Cast) -> None:
    stranger = cast.client(people.other_treasurer)
    opened = {claim.page for claim in CLAIMS if stranger.get(address(claim, people)).status_code == 200}
    assert opened == {claim.page for claim in CLAIMS if claim.readers == PUBLIC}


def test_who_has_gone_out_sees_what_everybody_sees(people: Cast) -> None:
    chair = cast.client(people.chair)
    chair.logout()
    opened = {claim.page for claim in CLAIMS if chair.get(address(claim, people)).status_code == 200}
    assert opened == {claim.page for claim in CLAIMS if claim.readers == PUBLIC}


def test_the_page_says_every_claim_of_every_reader(people: Cast) -> None:
    page = cast.anonymous().get(reverse("openbooks:who_sees_what")).content.decode()
    assert [str(claim.what) for claim in CLAIMS if str(claim.what) not in page] == []
    assert [str(words) for words in READERS.values() if str(words) not in page] == []
    seen = sum(len(claim.readers) for claim in CLAIMS)
    assert page.count('class="sees"') == seen
    assert page.count('class="sees-not"') == len(CLAIMS) * len(READERS) - seen
