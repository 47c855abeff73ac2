"""Where part of every pledge goes to the fund: who pays nothing of her pledge gives nothing to the fund, counted by hand."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date, datetime
from uuid import UUID

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from khaotom.bylaws.services import rules
from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM, FOUNDING, Citation
from khaotom.kernel.ids import uuid7
from khaotom.kernel.shares import split
from khaotom.ledger import chart as codes
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Fund
from khaotom.ledger.services import books, posting
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.people.models import HostName, Membership
from khaotom.people.services import logins
from khaotom.savings import chart
from khaotom.savings.clauses import SplitRule
from khaotom.welfare import claims as asking
from khaotom.welfare import lapses, refusals, rhythms
from khaotom.welfare.models import Joining
from khaotom.welfare.services import claims, joining
from khaotom.welfare.services import lapses as service
from khaotom.welfare.tests.fund import benefit, stay
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db
BAHT = 100
JUNE = months.of(date(2019, 6, 1))
NOVEMBER = datetime(2019, 11, 9, 17)
TREASURER, NEVER_JOINED, UNCLE_JUAN, AUNT_NU, RESTS = 1, 11, 17, 12, 44
PARTLY = 18  # pays a little in July


def _prepared(golden: evening.Evening) -> evening.Evening:
    HostName.objects.create(name="localhost", network_id=golden.actor.network)
    with clock.at(datetime(2019, 5, 20, 12)):
        benefit(golden.group, golden.actor, "hospital", "10")
        ended = {"kind": "welfare_contribution", "effective_from": date(2019, 6, 1), "citation": FOUNDING, "key": uuid7()}
        rules.repeal(actor=golden.actor, group=golden.group, **ended)  # type: ignore[arg-type]
        rules.enact(
            actor=golden.actor,
            group=golden.group,
            kind="payment_split",
            number="18",
            parameters={"welfare": 30, "lapse": 3},
            effective_from=date(2019, 6, 1),
            citation=CUSTOM,
            key=uuid7(),
        )
    pays(golden, PARTLY, {JUNE + 1: 1})
    pays(golden, TREASURER, dict.fromkeys(range(JUNE, JUNE + 12), 100))
    return golden


def pays(golden: evening.Evening, number: int, baht: Mapping[int, int]) -> None:
    """So many baht for each month, divided as a slip is."""
    book = ledger.book_of(golden.group.pk)
    funds = ledger.funds_of(book.pk)
    savings, welfare = funds[Fund.Kind.SAVINGS].pk, funds[Fund.Kind.WELFARE].pk
    member = golden.member(number).pk
    for month, amount in baht.items():
        kept, given = split(amount * BAHT, [70, 30])
        legs = [
            Leg(books.Place(savings, codes.OPENING), kept),
            Leg(books.Place(savings, chart.PLEDGES, "membership", member), -kept, month),
            Leg(books.Place(welfare, codes.OPENING), given),
            Leg(books.Place(welfare, chart.SPLIT, "membership", member), -given, month),
        ]
        entry = Draft(kind="collection.slip", date=date(2019, 6, 9), citation=Citation("slip", uuid7(), "A-001"), legs=legs)
        with clock.at(NOVEMBER):
            posting.post(book=book.pk, drafts=[entry], command=uuid7())


golden_once = stages.once(_prepared, after=evening.prepare)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


def silent(golden: evening.Evening, on: date) -> dict[UUID, date]:
    return {one.membership.pk: one.lapse.day for one in lapses.silent(golden.group, on)}


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (UNCLE_JUAN, date(2019, 9, 1)),  # June, July and August
        (NEVER_JOINED, date(2019, 9, 1)),  # takes part because payments are split
        (PARTLY, date(2019, 11, 1)),  # one baht for July: August, September and October
    ],
)
def test_three_months_of_a_pledge_of_which_nothing_came(golden: evening.Evening, number: int, day: date) -> None:
    member = golden.member(number).pk
    assert silent(golden, day)[member] == day
    assert member not in silent(golden, date(2019, day.month, 1).replace(day=1) - (day - date(2019, day.month - 1, 28)))


def test_who_pays_or_rests_is_not_among_them(golden: evening.Evening) -> None:
    """She who rests June to August is counted from September on."""
    found = silent(golden, NOVEMBER.date())
    assert golden.member(TREASURER).pk not in found
    assert golden.member(RESTS).pk not in found
    assert silent(golden, date(2019, 12, 1))[golden.member(RESTS).pk] == date(2019, 12, 1)


def test_what_is_owed_is_her_pledges(golden: evening.Evening) -> None:
    """Juan promised 100 baht a month: June to November."""
    (juan,) = [one for one in lapses.silent(golden.group, NOVEMBER.date()) if one.membership == golden.member(UNCLE_JUAN)]
    assert juan.owes == 600 * BAHT


def ask(golden: evening.Evening, member: Membership, first: date, last: date, at: datetime = NOVEMBER) -> None:
    with clock.at(at):
        claims.ask(actor=golden.actor, membership=member, clause="benefit-hospital", asked=stay(first, last), key=uuid7())


@pytest.mark.parametrize("number", [UNCLE_JUAN, NEVER_JOINED])
def test_what_happens_afterwards_is_refused_and_paying_heals_it(golden: evening.Evening, number: int) -> None:
    """Who never joined has waited 180 days since June on 28 November."""
    member = golden.member(number)
    when, at = (date(2019, 12, 1), date(2019, 12, 3)), datetime(2019, 12, 9, 17)
    with pytest.raises(refusals.GaveNothingForLong) as told:
        ask(golden, member, *when, at)
    assert "ตามข้อ 18" in told.value.sentence
    pays(golden, number, dict.fromkeys(range(JUNE, JUNE + 7), 50))
    ask(golden, member, *when, at)


@pytest.mark.parametrize("number", [UNCLE_JUAN, NEVER_JOINED])
def test_confirmed_it_has_ended_and_who_begins_anew_waits_anew(golden: evening.Evening, number: int) -> None:
    member, key = golden.member(number), uuid7()
    with clock.at(NOVEMBER):
        part = service.confirm(actor=golden.actor, membership=member, key=key)
        assert service.confirm(actor=golden.actor, membership=member, key=key) == part
        assert (part.until_month, part.lapsed_on) == (JUNE + 2, date(2019, 9, 1))
        assert member.pk not in silent(golden, NOVEMBER.date())
        assert asking.who(member).until == date(2019, 8, 31)
        with pytest.raises(refusals.PartEnded):
            ask(golden, member, date(2019, 10, 20), date(2019, 10, 22))
        joining.join(actor=golden.actor, membership=member, from_month=JUNE + 5, key=uuid7())
        assert Joining.objects.filter(membership=member).count() == 2
    assert member.pk not in silent(golden, date(2020, 1, 31))
    assert silent(golden, date(2020, 2, 1))[member.pk] == date(2020, 2, 1)  # November, December and January


def test_the_meeting_gives_time_here_too(golden: evening.Evening) -> None:
    with clock.at(NOVEMBER):
        service.give_time(actor=golden.actor, membership=golden.member(NEVER_JOINED), through_month=JUNE + 6, key=uuid7())
        assert golden.member(NEVER_JOINED).pk not in silent(golden, NOVEMBER.date())
        with pytest.raises(refusals.PartGoesOn):
            service.confirm(actor=golden.actor, membership=golden.member(NEVER_JOINED), key=uuid7())


def test_the_pages_and_their_questions(golden: evening.Evening, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with clock.at(NOVEMBER):
        logins.login_of(golden.person(TREASURER))
        treasurer = cast.client(golden.person(TREASURER))
        where = reverse("welfare:lapse", kwargs={"membership": golden.member(NEVER_JOINED).pk})
        assert where in treasurer.get(reverse("welfare:silent", kwargs={"slug": golden.group.slug})).content.decode()
        assert "สัจจะเป็นเงินเก็บของเขา" in treasurer.get(where).content.decode()
        assert treasurer.post(where, {"act": "ended", "key": str(uuid7())}).status_code == 303
    with django_assert_num_queries(8):
        lapses.silent(golden.group, NOVEMBER.date())


MONTHS = st.sets(st.integers(JUNE, JUNE + 24))


@given(due=MONTHS, begun=MONTHS, lapse=st.integers(1, 6), more=st.integers(0, 6))
def test_a_part_paid_or_a_month_rested_never_ends_a_part_sooner(due: set[int], begun: set[int], lapse: int, more: int) -> None:
    """And a rule that waits longer ends no part earlier; what ends one is a run of months due of which nothing came."""

    def ended(due: set[int], begun: set[int], lapse: int) -> int:
        course = [(JUNE, SplitRule(30, lapse))]
        found = rhythms.lapse_of_pledge(course, due, dict.fromkeys(begun, 1), start=JUNE, ended=JUNE + 24)
        if found is not None:
            assert found.months == lapse
            assert set(range(found.first, found.last + 1)) <= due - begun
        return found.last if found else 10**6

    first = ended(due, begun, lapse)
    assert ended(due, begun | {JUNE + 3}, lapse) >= first
    assert ended(due - {JUNE + 3}, begun, lapse) >= first
    assert ended(due, begun, lapse + more) >= first
