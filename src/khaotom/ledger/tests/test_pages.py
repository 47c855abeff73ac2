"""The pages of a group's book, on the evening of 9 June 2562: who opens them, what they say, what leaves as a file."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.ledger import selectors
from khaotom.ledger.models import Account, Book
from khaotom.ledger.services import books, posting
from khaotom.ledger.services.books import Place
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.ledger.tests.books import BOX, DAY, FINES, RECEIPT, SAVED, SLIP
from khaotom.people.models import Person
from khaotom.trail import services as trail
from tests import cast
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Ask = Callable[..., Any]


@pytest.fixture
def people() -> Iterator[Cast]:
    """The cast, standing in the evening after it was collected: Aied paid 100, then 10 of a fine, and got 20 back."""
    with clock.at(datetime(2019, 6, 9, 19, 0)):
        people = cast.network()
        book = books.open_book(network=people.network.pk, owner_kind="group", owner=people.group.pk, funds=["savings", "welfare"])
        fund = book.funds.get(kind="savings").pk
        box, member = Place(fund, BOX, "place", uuid7()), Place(fund, SAVED, "membership", cast.membership(people.member).pk)
        for legs in (
            [Leg(box, 100_00), Leg(member, -100_00, 24233)],
            [Leg(box, 10_25), Leg(Place(fund, FINES), -10_25)],
            [Leg(member, 20_00), Leg(box, -20_00)],
        ):
            key = uuid7()
            trail.once(actor=cast.actor(people.treasurer), key=key, what="test.post", arguments={})
            posting.post(book=book.pk, drafts=[Draft(kind=RECEIPT, date=DAY, citation=SLIP, legs=legs)], command=key)
        yield people


@pytest.fixture
def ask(people: Cast) -> Ask:
    """``ask(who, "entries/2/")``: a page of the group's book, in English."""

    def ask(who: Person, path: str = "", data: dict[str, object] | None = None) -> Any:
        client: Client = cast.client(who)
        address = f"/en/groups/{people.group.slug}/book/{path}"
        return client.get(address) if data is None else client.post(address, data)

    return ask


def _account(people: Cast, code: str) -> Account:
    return Account.objects.get(book__owner=people.group.pk, code=code)


def test_bookkeepers_read_it_line_by_line_and_members_in_sums(people: Cast, ask: Ask) -> None:
    lines = ["", "entries/1/", f"accounts/{_account(people, SAVED).pk}/", f"codes/{SAVED}/"]
    may = {
        who: [ask(who, path).status_code for path in lines]
        for who in (people.treasurer, people.auditor, people.member, people.counter)
    }
    assert may == {
        people.treasurer: [200] * 4,
        people.auditor: [200] * 4,
        people.member: [403] * 4,
        people.counter: [403] * 4,
    }
    sums = {
        who: [ask(who, path).status_code for path in ("trial-balance/", "cash/")] for who in (people.member, people.coordinator)
    }
    assert sums == {people.member: [200, 200], people.coordinator: [404, 404]}


def test_what_is_not_in_this_book_is_not_there(people: Cast, ask: Ask) -> None:
    assert [ask(people.treasurer, path).status_code for path in ("entries/4/", f"accounts/{uuid7()}/", "codes/0000/")] == [
        404
    ] * 3


def test_entries_say_what_moved_and_whose_it_is(people: Cast, ask: Ask) -> None:
    said = ask(people.treasurer).content.decode()
    assert said.index("3 · 9 Jun 2019") < said.index("1 · 9 Jun 2019")
    assert people.member.calling in said
    assert "entries 1 to 3 of the book. True up to entry 3" in said


def test_an_entry_says_who_answers_for_it(people: Cast, ask: Ask) -> None:
    said = ask(people.chair, "entries/2/").content.decode()
    assert people.treasurer.calling in said
    assert "Entry 2 of 3" in said


def test_a_statement_runs_in_its_owners_direction(people: Cast, ask: Ask) -> None:
    rows = _csv(ask(people.treasurer, f"accounts/{_account(people, SAVED).pk}/?as=csv"))
    assert rows[0] == ["Entry", "Day", "What", "Slip or paper", "For month", "In", "Out", "Stands at"]
    assert [row[5:] for row in rows[1:]] == [["100.00", "", "100.00"], ["", "20.00", "80.00"]]


def test_a_trial_balance_of_a_day_as_page_csv_and_excel(people: Cast, ask: Ask) -> None:
    page = ask(people.member, "trial-balance/").content.decode()
    assert page.count("90<span") == 3
    rows = _csv(ask(people.member, "trial-balance/?day=2019-06-09&as=csv"))
    assert rows[1:5] == [
        ["savings fund", BOX, "box", "90.25", ""],
        ["savings fund", SAVED, "saved", "", "80.00"],
        ["savings fund", FINES, "fines", "", "10.25"],
        ["savings fund", "", "Together", "90.25", "90.25"],
    ]
    sheet = load_workbook(io.BytesIO(ask(people.member, "trial-balance/?day=2019-06-09&as=excel").content)).active
    assert sheet is not None
    numbers = [cell.value for row in sheet.iter_rows(min_col=4, max_col=5) for cell in row if isinstance(cell.value, int | float)]
    assert numbers[:4] == [90.25, 80, 10.25, 90.25]
    assert _csv(ask(people.member, "trial-balance/?day=8/6/62&as=csv"))[1] == ["savings fund", "", "Together", "0.00", "0.00"]


def test_accounts_of_a_code_as_page_and_file(people: Cast, ask: Ask) -> None:
    number = cast.membership(people.member).number
    assert f"{number} {people.member.calling}" in ask(people.treasurer, f"codes/{SAVED}/").content.decode()
    assert _csv(ask(people.treasurer, f"codes/{SAVED}/?as=csv"))[1:] == [[number, "savings fund", "80.00"]]


def test_a_day_that_cannot_be_read_is_said_and_kept(people: Cast, ask: Ask) -> None:
    answer = ask(people.member, "trial-balance/?day=31/2/62")
    assert (answer.status_code, "“31/2/62” cannot be read as a day" in answer.content.decode()) == (422, True)


def test_the_cash_book_of_a_month(people: Cast, ask: Ask) -> None:
    rows = _csv(ask(people.member, "cash/?month=2019-06&as=csv"))
    assert [row[2:] for row in rows[1:]] == [
        ["Brought from the month before", "", "", "0.00"],
        ["2019-06-09", "110.25", "20.00", "90.25"],
    ]
    assert "No money lay anywhere" in ask(people.member, "cash/?month=2019-05").content.decode()
    assert ask(people.member, "cash/?month=nonsense").status_code == 200


def test_downloads_hold_numbers_and_no_names(people: Cast, ask: Ask) -> None:
    saved = _account(people, SAVED).pk
    files = [
        ask(people.treasurer, path).content
        for path in ("?as=csv", f"accounts/{saved}/?as=csv", "trial-balance/?as=csv", "cash/?as=csv")
    ]
    text = b"".join(files).decode()
    assert text.startswith("\ufeff")
    assert cast.membership(people.member).number in text
    assert [
        name for name in (people.member.given_name, people.member.family_name, people.member.called_name) if name in text
    ] == []


def test_days_are_closed_by_chair_or_treasurer_once(people: Cast, ask: Ask) -> None:
    book = Book.objects.get(owner=people.group.pk).pk
    typed = {"key": str(uuid7()), "through": "8/6/62"}
    assert ask(people.auditor, "close/", typed).status_code == 403
    late = ask(people.treasurer, "close/", typed | {"through": "9/6/62"})
    assert (late.status_code, "LED-006" in late.content.decode(), "9/6/62" in late.content.decode()) == (422, True, True)
    for _twice in range(2):
        answer = ask(people.treasurer, "close/", typed)
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/en/groups/{people.group.slug}/book/trial-balance/")
    assert selectors.closed_through(book) == datetime(2019, 6, 8).date()
    assert selectors.first_open_day(book, datetime(2019, 6, 1).date()) == DAY


def test_a_group_without_a_book_is_told_when_it_begins() -> None:
    people = cast.network()
    client = cast.client(people.treasurer)
    for path in ("", "trial-balance/", "cash/"):
        answer = client.get(f"/en/groups/{people.group.slug}/book/{path}")
        assert (answer.status_code, "opened with the first collection" in answer.content.decode()) == (200, True)
    assert client.get(f"/en/groups/{people.group.slug}/book/close/").status_code == 404


@pytest.mark.parametrize("path", ["", "entries/1/", f"codes/{SAVED}/", "accounts/", "trial-balance/", "cash/?month=2019-06"])
def test_a_page_asks_as_often_when_the_book_is_longer(people: Cast, path: str) -> None:
    path = f"accounts/{_account(people, BOX).pk}/" if path == "accounts/" else path
    client = cast.client(people.treasurer)
    address = f"/en/groups/{people.group.slug}/book/{path}"
    before = _asked(client, address)
    book = Book.objects.get(owner=people.group.pk)
    savings, box = book.funds.get(kind="savings").pk, _account(people, BOX).holder
    legs = [
        [Leg(Place(savings, BOX, "place", box), 5_00), Leg(Place(savings, SAVED, "membership", uuid7()), -5_00)]
        for _ in range(30)
    ]
    drafts = [Draft(kind=RECEIPT, date=DAY, citation=SLIP, legs=pair) for pair in legs]
    posting.post(book=book.pk, drafts=drafts, command=uuid7())
    assert _asked(client, address) == before


def _asked(client: Client, address: str) -> int:
    """How many questions the page asks the database, the second time it is opened."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def _csv(answer: Any) -> list[list[str]]:
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
