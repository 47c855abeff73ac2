"""A request that the database asked to begin again is begun again, and what it says of constraints becomes an answer."""

from collections.abc import Callable, Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client, override_settings

from khaotom.front import constraints, retry
from khaotom.front.tests import doors
from khaotom.kernel.ids import uuid7
from khaotom.kernel.invariant import Broken
from khaotom.ledger.models import Balance, Book, Entry, Line
from khaotom.ledger.tests.books import Group, a_group
from khaotom.trail.models import Command
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Iterator[Client]:
    cast.network()
    doors.attempts.clear()
    with override_settings(ROOT_URLCONF="khaotom.front.tests.doors"):
        yield Client(raise_request_exception=False)


@pytest.mark.parametrize("how", [*retry.GIVEN_WAY, "locked"])
@pytest.mark.parametrize("times", [0, 1, retry.MOST - 1])
def test_it_is_begun_again_until_it_goes_through(client: Client, how: str, times: int) -> None:
    answer = client.post("/strained/", {"key": uuid7(), "times": times, "how": how})
    assert (answer.status_code, answer.content.decode()) == (200, f"{times + 1} True")


def test_what_was_accepted_before_the_fault_is_not_done_again(client: Client) -> None:
    key = uuid7()
    answer = client.post("/strained/", {"key": key, "times": 2, "how": "40001", "late": "yes"})
    assert (answer.status_code, answer.content.decode()) == (200, "3 False")
    assert Command.objects.filter(key=key).count() == 1


def test_a_file_is_read_from_its_beginning_each_time(client: Client) -> None:
    slip = SimpleUploadedFile("slip.jpg", b"a photo of a slip")
    client.post("/strained/", {"key": uuid7(), "times": 2, "how": "40P01", "slip": slip})
    assert doors.attempts == [b"a photo of a slip"] * 3


def test_there_is_an_end_to_patience(client: Client) -> None:
    answer = client.post("/strained/", {"key": uuid7(), "times": 99, "how": "40001"})
    assert (answer.status_code, len(doors.attempts)) == (503, retry.MOST)
    assert "FRT-002" in answer.content.decode()
    assert not Command.objects.filter(what="test.strained").exists()


def test_another_fault_of_the_database_is_not_repeated(client: Client) -> None:
    answer = client.post("/strained/", {"key": uuid7(), "times": 1, "how": "57014"})
    assert (answer.status_code, len(doors.attempts)) == (500, 1)


def test_whoever_comes_second_is_told_so(client: Client) -> None:
    with transaction.atomic():
        answer = client.get("/twice/")
        assert (answer.status_code, "FRT-001" in answer.content.decode()) == (409, True)
        transaction.set_rollback(True)


def test_broken_books_are_an_alarm(client: Client) -> None:
    assert client.get("/broken/").status_code == 500


def test_constraints_are_known_by_name_on_both_engines() -> None:
    group = a_group()
    (posted,) = group.post(group.receipt(100, uuid7()))
    account = posted.lines.get(no=1).account_id
    assert _violated(lambda: _again(group)) == ("ledger_book_owner", True)
    assert _violated(lambda: Balance.objects.filter(account=account).update(amount=-1)) == ("ledger_balance_on_its_side", False)
    assert _violated(lambda: Line.objects.filter(entry=posted).update(amount=5)) == ("ledger_line_sealed", False)
    assert _violated(lambda: Entry.objects.filter(pk=posted.pk).delete())[1] is False


def test_what_is_no_race_is_broken() -> None:
    group = a_group()
    group.post(group.receipt(100, uuid7()))
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        Balance.objects.filter(amount__gt=0).update(amount=-1)
    said = constraints.translate(caught.value)
    assert isinstance(said, Broken)
    assert str(said) == "the database refused it: ledger_balance_on_its_side"


def _again(group: Group) -> None:
    Book.objects.create(network=group.book.network, owner_kind="group", owner=group.book.owner)


def _violated(act: Callable[[], object]) -> tuple[str, bool]:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        act()
    violated = constraints.read(caught.value)
    return violated.name, violated.unique
