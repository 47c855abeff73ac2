"""Taking part in the welfare fund, leaving it, and what is due meanwhile."""

from copy import deepcopy
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from khaotom.bylaws.services import rules as bylaws
from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.ledger.services import books
from khaotom.people.models import Membership
from khaotom.welfare import refusals, selectors
from khaotom.welfare.models import Joining
from khaotom.welfare.services import joining
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
DAY = date(2019, 6, 9)
JUNE = months.of(DAY)
NOON = datetime(2019, 6, 9, 12)
PLEDGE = {"lowest": 5000, "highest": 100000, "step": 1000, "ahead": 3, "pause": 6}


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Cast:
    people = deepcopy(people_once)
    for kind, parameters in (("welfare_contribution", {"amount": 3000}), ("pledge", PLEDGE)):
        bylaws.enact(
            actor=cast.actor(people.treasurer),
            group=people.group,
            kind=kind,
            parameters=parameters,
            effective_from=cast.SINCE,
            citation=CUSTOM,
            key=uuid7(),
        )
    return people


def member(people: Cast) -> Membership:
    return cast.membership(people.member)


def join(people: Cast, month: int) -> Joining:
    return joining.join(actor=cast.actor(people.treasurer), membership=member(people), from_month=month, key=uuid7())


def test_what_is_due_and_what_may_be_given_ahead(people: Cast) -> None:
    book = books.open_book(network=people.network.pk, owner_kind="group", owner=people.group.pk, funds=["savings", "welfare"])
    join(people, JUNE - 1)
    found = selectors.dues(group=people.group.pk, book=book.pk, memberships=[member(people).pk], on=DAY)[member(people).pk]
    assert [(one.month, one.amount) for one in found.owed] == [(JUNE - 1, 3000), (JUNE, 3000)]
    assert [one.month for one in found.ahead] == [JUNE + 1, JUNE + 2, JUNE + 3]
    assert found.through is None


def test_who_takes_part_already_keeps_her_first_month(people: Cast) -> None:
    first = join(people, JUNE - 5)
    assert join(people, JUNE) == first
    assert Joining.objects.count() == 1


def test_sent_again_after_she_left_it_finds_what_it_made(people: Cast) -> None:
    key, by = uuid7(), cast.actor(people.treasurer)
    first = joining.join(actor=by, membership=member(people), from_month=JUNE - 2, key=key)
    joining.leave(actor=by, membership=member(people), last_month=JUNE, key=uuid7())
    assert joining.join(actor=by, membership=member(people), from_month=JUNE - 2, key=key) == first
    assert join(people, JUNE + 1) != first


def test_leaving_before_she_took_part_is_refused(people: Cast) -> None:
    join(people, JUNE)
    with pytest.raises(refusals.LeavesBeforeJoining):
        joining.leave(actor=cast.actor(people.treasurer), membership=member(people), last_month=JUNE - 2, key=uuid7())


def test_who_never_took_part_leaves_nothing(people: Cast) -> None:
    assert joining.leave(actor=cast.actor(people.treasurer), membership=member(people), last_month=JUNE, key=uuid7()) is None


def test_the_database_refuses_two_open_parts(people: Cast) -> None:
    join(people, JUNE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Joining.objects.create(id=uuid7(), membership=member(people), from_month=JUNE)


def test_joining_and_leaving_on_the_page(people: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    where = reverse("welfare:joining", kwargs={"membership": member(people).pk})
    with clock.at(NOON):
        treasurer = cast.client(people.treasurer)
        treasurer.get(where)
        with django_assert_num_queries(13):
            assert treasurer.get(where).status_code == 200
        assert treasurer.post(where, {"key": str(uuid7()), "month": str(JUNE - 9)}).status_code == 422
        assert treasurer.post(where, {"key": str(uuid7()), "month": str(JUNE)}).status_code == 303
        assert Joining.objects.get().until_month is None
        assert treasurer.post(where, {"key": str(uuid7()), "month": str(JUNE)}).status_code == 303
        assert Joining.objects.get().until_month == JUNE
        assert cast.client(people.member, way="own").get(where).status_code == 403


def test_a_group_without_the_rule_is_shown_where_it_begins(people: Cast) -> None:
    other = Membership.objects.filter(group=people.other_group)[0]
    with clock.at(NOON):
        page = cast.client(people.other_treasurer).get(reverse("welfare:joining", kwargs={"membership": other.pk}))
    assert page.status_code == 200
    assert (
        reverse("bylaws:change", kwargs={"slug": people.other_group.slug, "kind": "welfare_contribution"})
        in page.content.decode()
    )
