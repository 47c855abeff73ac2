"""The projection's page: who is in the fund, what is assumed and where it comes from, and what the assembly is told."""

from copy import deepcopy
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.people.models import HostName, Person
from khaotom.people.services import logins
from khaotom.welfare import outlook
from khaotom.welfare.models import Claim, Joining, Occurrence
from khaotom.welfare.projection import Often
from khaotom.welfare.tests.fund import ask, benefit, stay
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db
BAHT = 100
NOW = datetime(2019, 6, 20, 12)
TODAY = NOW.date()
TREASURER, UNCLE_JUAN = 1, 17


def _prepared(played: evening.Played) -> evening.Evening:
    golden, _closed = played
    HostName.objects.create(name="localhost", network_id=golden.actor.network)
    with clock.at(datetime(2019, 6, 10, 12)):
        for slot, number in (("hospital", "10"), ("elderly", "9"), ("death", "9")):
            benefit(golden.group, golden.actor, slot, number)
    Person.objects.filter(pk=golden.person(UNCLE_JUAN).pk).update(birth_date=date(1948, 1, 1), birth_precision="year")
    return golden


golden_once = stages.once(_prepared, after=evening.played)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


@pytest.fixture
def treasurer(golden: evening.Evening) -> Client:
    with clock.at(NOW):
        logins.login_of(golden.person(TREASURER))
        return cast.client(golden.person(TREASURER))


def test_the_fund_as_it_stands_that_evening(golden: evening.Evening, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """F4: 36 take part and the new one; the welfare fund had 500 in the box and 4,620 in the bank, took 1,140 and paid 450."""
    with clock.at(NOW), django_assert_num_queries(11):
        found = outlook.of(golden.group, TODAY)
    assert found.members == 37
    assert found.fund.balance == (500 + 4620 + 1140 - 450) * BAHT
    assert sum(many for (age, _years), many in found.fund.people.items() if age >= 60) == 1
    assert found.age_unknown == 36
    assert [one.name for one in found.rates] == ["benefit-hospital", "benefit-elderly"]


def test_a_young_fund_assumes_what_the_program_guesses_and_says_so(golden: evening.Evening) -> None:
    found = outlook.of(golden.group, TODAY)
    assert not any(one.own for one in found.rates)
    assert found.rates[0].often == outlook.FIRST_GUESS["hospital"]
    assert (found.leaving, found.leaving_own, found.joining) == (outlook.LEAVING, False, 0)


def test_a_group_that_lived_enough_assumes_what_it_lived(golden: evening.Evening) -> None:
    """Twelve nights of two years, ten of them the old man's: 36 younger members, one older."""
    Joining.objects.filter(membership=golden.member(UNCLE_JUAN)).update(since=TODAY - timedelta(days=900))
    ask(golden, UNCLE_JUAN, stay(date(2019, 5, 1), date(2019, 5, 11)))
    ask(golden, 12, stay(date(2019, 5, 20), date(2019, 5, 22)))
    found = outlook.of(golden.group, TODAY)
    assert (found.rates[0].own, found.rates[0].many) == (True, 12)
    assert found.rates[0].often == Often(young=28, old=5000)
    claim = Claim.objects.first()
    assert claim is not None
    Occurrence.objects.update(standing=False)
    assert not outlook.of(golden.group, TODAY).rates[0].own


def test_the_page_says_when_it_runs_dry_and_what_was_typed_changes_it(golden: evening.Evening, treasurer: Client) -> None:
    where = reverse("welfare:projection", kwargs={"slug": golden.group.slug})
    with clock.at(NOW):
        begun = treasurer.get(where).content.decode()
        assert "กองสวัสดิการในสิบปีข้างหน้า" in begun
        assert "โปรแกรมเดาไว้ก่อน" in begun
        typed = {field.name: field.value() for field in treasurer.get(where).context["form"]}
        worse = treasurer.get(where, {**typed, "benefit-hospital-young": "3000", "added": "0"}).content.decode()
        assert "เงินกองสวัสดิการจะหมดในปี 2564" in worse
        wrong = treasurer.get(where, {**typed, "given": "101"})
        assert "ใส่ได้ไม่เกิน 100" in wrong.content.decode()
        sheet = treasurer.get(where, {**typed, "benefit-hospital-young": "3000", "as": "csv"}).content.decode()
        assert len(sheet.splitlines()) == 11


def test_nothing_is_kept(golden: evening.Evening, treasurer: Client) -> None:
    where = reverse("welfare:projection", kwargs={"slug": golden.group.slug})
    with clock.at(NOW):
        assert treasurer.post(where, {"key": str(uuid7())}).status_code == 405
