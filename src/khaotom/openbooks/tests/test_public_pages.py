"""A public page is the same bytes for everyone: no session, no name, nothing of anybody's arrears or of tonight's cash."""

import gzip
import io
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from khaotom.kernel import clock
from khaotom.openbooks.tests import books as played
from khaotom.openbooks.tests.books import NOW, SENTINELS, Books
from khaotom.people.models import Person
from tests import cast

pytestmark = pytest.mark.django_db

QUERIES = {
    "openbooks:front": 7,
    "openbooks:groups_csv": 7,
    "openbooks:groups_excel": 7,
    "openbooks:months_csv": 7,
    "openbooks:months_excel": 7,
    "openbooks:who_sees_what": 1,
    "openbooks:programmes": 4,
    "openbooks:programmes_csv": 4,
    "openbooks:programmes_excel": 4,
    "openbooks:group": 9,
    "openbooks:spent": 3,
    "openbooks:group_csv": 7,
    "openbooks:group_excel": 7,
}
"""What each public page asks of the database, the network of the host included."""


@pytest.fixture
def books() -> Iterator[Books]:
    made = played.opened()
    made.enact("collection_day", {"weekday": "none", "number": 9}, "4")
    Person.objects.filter(pk=made.people.member.pk).update(
        called_name=SENTINELS[0], given_name=SENTINELS[0], family_name=SENTINELS[1], phone=SENTINELS[2]
    )
    with clock.at(NOW):
        yield made


def addresses(books: Books, language: str = "th") -> dict[str, str]:
    """Every public address of this room."""
    with override(language):
        parts = {"slug": books.people.group.slug}
        return {
            name: reverse(
                name, kwargs=parts if name.startswith(("openbooks:group", "openbooks:spent")) and "groups" not in name else {}
            )
            for name in QUERIES
        }


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_public_page_is_the_same_bytes_for_everyone(books: Books, language: str) -> None:
    askers = [cast.anonymous(), *(cast.client(person) for person in books.people.everyone().values())]
    for name, address in addresses(books, language).items():
        answers = {(answer.status_code, answer.content) for answer in (client.get(address) for client in askers)}
        assert len(answers) == 1, name
        assert next(iter(answers))[0] == 200, name


def test_a_public_page_looks_at_nobody_and_may_be_kept(books: Books) -> None:
    member = cast.client(books.people.member)
    for name, address in addresses(books).items():
        answer = member.get(address)
        assert "Cookie" not in answer.headers.get("Vary", ""), name
        assert answer.headers["Cache-Control"] == "public, max-age=300", name
        assert not answer.cookies, name
        assert b"csrf" not in answer.content, name


def test_no_name_stands_on_a_public_page(books: Books) -> None:
    names = [*SENTINELS, *(person.called_name for person in books.people.everyone().values() if person.called_name)]
    for language in ("th", "en"):
        for name, address in addresses(books, language).items():
            text = _said(cast.anonymous().get(address).content)
            assert [one for one in names if one in text] == [], name


def _said(content: bytes) -> str:
    """What a page or a file says, a spreadsheet unpacked."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(part).decode() for part in archive.namelist())


def test_the_page_does_not_tell_of_tonights_cash(books: Books) -> None:
    group = reverse("openbooks:group", kwargs={"slug": books.people.group.slug})
    before = cast.anonymous().get(group).content
    books.give(books.people.group, books.people.member, saved=7777, given=0, on=date(2019, 7, 1))
    assert cast.anonymous().get(group).content == before


def test_rules_are_read_by_everybody_unless_the_group_keeps_them(books: Books) -> None:
    address = reverse("openbooks:group", kwargs={"slug": books.people.group.slug})
    assert "กติกากลุ่มวันนี้" in cast.anonymous().get(address).content.decode()
    books.enact("disclosure", {"wall": "totals", "rules": "inside"})
    page = cast.anonymous().get(address).content.decode()
    assert "กติกากลุ่มวันนี้" not in page
    assert "เก็บเงินวันที่ 9" in page  # when money is collected is told all the same


def test_a_page_is_light_for_a_slow_phone(books: Books) -> None:
    for name, address in addresses(books).items():
        assert len(gzip.compress(cast.anonymous().get(address).content)) < 20_000, name


def test_another_networks_group_is_not_there(books: Books) -> None:
    cast.elsewhere()
    here, there = Client(headers={"host": cast.HOST}), Client(headers={"host": cast.ELSEWHERE})
    group = reverse("openbooks:group", kwargs={"slug": books.people.group.slug})
    assert here.get(group).content != there.get(group).content
    assert here.get("/groups/nowhere/").status_code == 404


def test_a_spreadsheet_says_what_the_page_says(books: Books) -> None:
    table = cast.anonymous().get(addresses(books)["openbooks:group_csv"]).content.decode("utf-8-sig")
    assert table.splitlines()[1] == "2019-06-30,350.00,60.00,410.00"


@pytest.mark.parametrize("name", QUERIES)
def test_each_page_asks_so_many_questions(books: Books, name: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    address, villager = addresses(books)[name], cast.anonymous()
    with django_assert_num_queries(QUERIES[name]):
        villager.get(address)
