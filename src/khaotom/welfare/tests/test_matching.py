"""Matching money: asked for once with its list, received up to what was asked for, each on its own account."""

from copy import deepcopy
from datetime import date, datetime

import pytest
from django.urls import reverse

from khaotom.bylaws.services import rules
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.ledger.models import Balance, Book, Entry, Fund
from khaotom.ledger.services import posting
from khaotom.ledger.services.books import Place
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.people.models import HostName
from khaotom.people.services import logins
from khaotom.till import chart as till_chart
from khaotom.till import selectors as till
from khaotom.till.purposes import purposes
from khaotom.trail.models import Reading
from khaotom.welfare import chart, checks, leaving, matching, refusals
from khaotom.welfare.clauses import MatchingRule
from khaotom.welfare.models import Grant, Matching
from khaotom.welfare.services import matching as service
from khaotom.welfare.services.matching import Came
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db
BAHT = 100
NOW = datetime(2019, 12, 20, 12)
TODAY = NOW.date()


def _prepared(played: evening.Played) -> evening.Evening:
    golden, _closed = played
    HostName.objects.get_or_create(name="localhost", defaults={"network_id": golden.actor.network})
    rules.enact(
        actor=golden.actor,
        group=golden.group,
        kind="matching",
        number="16",
        parameters={"members": 2, "local": 1, "state": 3},
        effective_from=date(2018, 1, 9),
        citation=CUSTOM,
        key=uuid7(),
    )
    return golden


golden_once = stages.once(_prepared, after=evening.played)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


def ask(golden: evening.Evening, source: str = "local", year: int = 2019) -> Matching:
    with clock.at(NOW):
        return service.ask(actor=golden.actor, group=golden.group, year=year, source=source, key=uuid7())


def receive(golden: evening.Evening, asked: Matching, amount: int, on: date = TODAY) -> Grant:
    bank = till.bank(golden.group.pk)
    assert bank is not None
    with clock.at(NOW):
        return service.receive(actor=golden.actor, matching=asked, came=Came(amount, on, bank, "สข 52101/337"), key=uuid7())


@pytest.mark.parametrize(
    ("rule", "local", "state"),
    [
        (MatchingRule(1, 1, 1), 1141 * BAHT, 1141 * BAHT),
        (MatchingRule(2, 1, 3), 57050, 171150),
        (MatchingRule(3, 1, 0), 38033, 0),
    ],
)
def test_what_is_expected_by_the_shares(rule: MatchingRule, local: int, state: int) -> None:
    assert matching.expected(rule, "local", 1141 * BAHT) == local
    assert matching.expected(rule, "state", 1141 * BAHT) == state


def test_the_list_is_who_gave_for_the_months_of_the_year(golden: evening.Evening) -> None:
    """F4: 1,140 baht of 33 who paid, one late month, three months ahead and a new member."""
    given = matching.given(golden.group.pk, 2019)
    assert sum(one.amount for one in given) == 1140 * BAHT
    by_number = {one.membership.number_order: (one.months, one.amount // BAHT) for one in given}
    assert by_number[golden.member(evening.AHEAD).number_order] == (4, 120)
    assert by_number[golden.member(evening.LATE).number_order] == (2, 60)
    assert matching.given(golden.group.pk, 2018) == []


def test_a_year_is_asked_for_once_from_each_source(golden: evening.Evening) -> None:
    local, state = ask(golden), ask(golden, "state")
    assert [local.amount, state.amount] == [570 * BAHT, 1710 * BAHT]
    assert (local.given, local.clause_number, len(local.listed)) == (
        1140 * BAHT,
        "16",
        len(matching.given(golden.group.pk, 2019)),
    )
    with pytest.raises(refusals.AskedBefore) as told:
        ask(golden)
    assert told.value.sentence == ("ปี 2562 ขอจากท้องถิ่น (อปท.)ไปแล้วเมื่อ 20 ธ.ค. 62 จำนวน 570 บาท ปีหนึ่งขอได้ครั้งเดียว ลองดูที่คำขอนั้น")


def test_a_year_without_contributions_or_still_to_come_is_refused(golden: evening.Evening) -> None:
    with pytest.raises(refusals.NothingToMatch):
        ask(golden, year=2018)
    with pytest.raises(refusals.YearStillToCome):
        ask(golden, year=2020)


def test_what_comes_enters_the_welfare_fund_on_the_account_of_its_source(golden: evening.Evening) -> None:
    asked = ask(golden)
    grant = receive(golden, asked, 300 * BAHT)
    entry = Entry.objects.get(pk=grant.entry)
    assert (entry.kind, entry.citation_kind, entry.citation_id, entry.citation_number) == (
        "welfare.grant",
        "matching",
        asked.pk,
        "สข 52101/337",
    )
    book = Book.objects.get(owner=golden.group.pk)
    stands = Balance.objects.get(account__book=book, account__code=chart.LOCAL)
    assert (stands.amount, stands.account.fund.kind) == (-300 * BAHT, "welfare")
    year = matching.of_year(golden.group, 2019)
    assert [(one.source, one.received // BAHT, one.short // BAHT) for one in year.sources] == [
        ("local", 300, 270),
        ("state", 0, 0),
    ]


def test_more_than_was_asked_for_is_refused_and_changes_nothing(golden: evening.Evening) -> None:
    asked = ask(golden)
    receive(golden, asked, 300 * BAHT)
    before = Entry.objects.count()
    with pytest.raises(refusals.MoreThanAskedFor) as told:
        receive(golden, asked, 270 * BAHT + 1)
    assert told.value.values()["short"] == "270"
    assert Entry.objects.count() == before
    receive(golden, asked, 270 * BAHT)
    assert matching.received([asked]) == {asked.pk: 570 * BAHT}


@pytest.mark.parametrize("day", [date(2019, 12, 19), date(2019, 12, 21)])
def test_it_cannot_come_before_it_was_asked_for_nor_tomorrow(golden: evening.Evening, day: date) -> None:
    asked = ask(golden)
    with pytest.raises(refusals.GrantStillToCome):
        receive(golden, asked, 100 * BAHT, day)


def test_sent_again_it_came_once(golden: evening.Evening) -> None:
    asked, key, bank = ask(golden), uuid7(), till.bank(golden.group.pk)
    assert bank is not None
    with clock.at(NOW):
        made = [
            service.receive(actor=golden.actor, matching=asked, came=Came(100 * BAHT, TODAY, bank), key=key) for _time in range(2)
        ]
    assert made[0] == made[1]
    assert Grant.objects.count() == 1


def test_the_pages_and_the_list(golden: evening.Evening) -> None:
    year = reverse("welfare:matching", kwargs={"slug": golden.group.slug, "year": 2019})
    with clock.at(NOW):
        for number in (1, 10):
            logins.login_of(golden.person(number))
        treasurer = cast.client(golden.person(1))
        assert "1,140" in treasurer.get(year).content.decode()
        answer = treasurer.post(year, {"key": str(uuid7()), "source": "local"})
        assert answer.status_code == 303
        assert treasurer.post(year, {"key": str(uuid7()), "source": "local"}).status_code == 409
        where = answer.headers["Location"]
        bank = till.bank(golden.group.pk)
        assert bank is not None
        typed = {"key": str(uuid7()), "amount": "600", "on": "20/12/62", "bank": str(bank.pk)}
        assert treasurer.post(where, typed).status_code == 422
        assert treasurer.post(where, {**typed, "amount": "570"}).status_code == 303
        assert "มาครบแล้ว" in treasurer.get(where).content.decode()
        listed = reverse("welfare:matching_list", kwargs={"matching": Matching.objects.get().pk})
        assert treasurer.get(listed).content.startswith(b"%PDF")
        assert "ป้าสมศรี" not in treasurer.get(listed, {"as": "csv"}).content.decode()
        assert "คงสม" in treasurer.get(listed, {"as": "csv"}).content.decode()
        assert Reading.objects.filter(what="welfare.matching").exists()
        assert cast.client(golden.person(10), way="own").get(listed).status_code == 403


def test_only_what_a_clause_gives_back_takes_from_what_members_gave() -> None:
    assert [name for name, one in purposes.items() if one.debit(uuid7(), uuid7()).code in chart.GIVEN] == [leaving.BACK]


def test_the_checks_find_money_paid_back_and_more_than_was_asked_for(golden: evening.Evening) -> None:
    assert [*checks.nothing_paid_back(), *checks.no_more_than_asked_for()] == []
    asked = ask(golden)
    receive(golden, asked, 570 * BAHT)
    Matching.objects.filter(pk=asked.pk).update(amount=100)
    assert len(list(checks.no_more_than_asked_for())) == 1
    book = Book.objects.get(owner=golden.group.pk)
    fund, box = Fund.objects.get(book=book, kind="welfare").pk, till.box(golden.group.pk).pk
    back = Draft(
        kind="collection.voucher",
        date=TODAY,
        citation=CUSTOM,
        legs=[
            Leg(Place(fund, chart.CONTRIBUTIONS, "membership", golden.member(12).pk), 3000),
            Leg(till_chart.cash(fund, box), -3000),
        ],
    )
    posting.post(book=book.pk, drafts=[back], command=uuid7())
    assert len(list(checks.nothing_paid_back())) == 1
