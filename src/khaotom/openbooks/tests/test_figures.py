"""The figures are what the books owe, at the end of a month that has ended."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from khaotom.kernel import clock
from khaotom.ledger import chart
from khaotom.ledger import selectors as ledger
from khaotom.ledger.services.books import Place
from khaotom.ledger.services.posting import Leg
from khaotom.openbooks import inside, selectors
from khaotom.openbooks.tests import books as played
from khaotom.openbooks.tests.books import BAHT, JUNE, NOW, Books

pytestmark = pytest.mark.django_db


@pytest.fixture
def books() -> Books:
    return played.opened()


def test_each_month_says_what_is_owed_at_its_end(books: Books) -> None:
    with clock.at(NOW):
        found = selectors.group_figures(books.people.group)
    assert [(one.month - JUNE, one.savings, one.welfare) for one in found.months] == [
        (-2, 100 * BAHT, 30 * BAHT),
        (-1, 300 * BAHT, 30 * BAHT),
        (0, 350 * BAHT, 60 * BAHT),
    ]


def test_the_present_month_is_not_shown(books: Books) -> None:
    books.give(books.people.group, books.people.member, saved=9000, given=0, on=date(2019, 7, 1))
    with clock.at(NOW):
        assert selectors.group_figures(books.people.group).now.savings == 350 * BAHT


def test_the_last_month_waits_while_its_cash_is_in_somebodys_house(books: Books) -> None:
    books.hold(on=date(2019, 6, 9), to_bank=5000)
    with clock.at(NOW):
        assert selectors.group_figures(books.people.group).now.month == JUNE - 1
        assert selectors.group_figures(books.people.other_group).now.month == JUNE
        assert {one.now.month for one in selectors.network_figures(books.people.network.pk).groups} == {JUNE - 1}


def test_the_network_is_the_sum_of_its_groups(books: Books) -> None:
    with clock.at(NOW):
        found = selectors.network_figures(books.people.network.pk)
    assert (found.now.savings, found.now.welfare, found.now.between) == (1350 * BAHT, 60 * BAHT, 0)
    assert found.members == sum(one.members for one in found.groups)
    assert {one.group.slug: one.now.savings for one in found.groups} == {"tha-ruea-kao": 350 * BAHT, "rim-son": 1000 * BAHT}


def test_what_one_group_owes_another_is_left_out_of_the_sum(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    lent = chart.Code("owed to another group", side=-1, hledger="liabilities", between=True)
    monkeypatch.setitem(chart.codes._things, "2900", lent)
    book = ledger.book_of(books.people.group.pk)
    fund = ledger.funds_of(book.pk)["welfare"].pk
    books.post(book.pk, [Leg(Place(fund, chart.OPENING), 500 * BAHT), Leg(Place(fund, "2900"), -500 * BAHT)], date(2019, 6, 10))
    books.post(book.pk, [Leg(Place(fund, "1110"), 500 * BAHT), Leg(Place(fund, chart.OPENING), -500 * BAHT)], date(2019, 6, 10))
    with clock.at(NOW):
        now = selectors.network_figures(books.people.network.pk).now
    assert (now.welfare, now.between, now.total) == (560 * BAHT, 500 * BAHT, 1410 * BAHT)


def test_the_box_of_a_group_is_somebodys_to_the_satang(books: Books) -> None:
    found = inside.money(books.people.group)
    assert found is not None
    assert (found.saved, found.welfare, found.own, found.sums.total) == (350 * BAHT, 60 * BAHT, 0, 410 * BAHT)


def test_the_figures_cost_the_same_however_many_groups_there_are(
    books: Books, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with clock.at(NOW), django_assert_num_queries(6):
        selectors.network_figures(books.people.network.pk)
    with clock.at(NOW), django_assert_num_queries(5):
        selectors.group_figures(books.people.group)
