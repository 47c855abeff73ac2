"""What was given to the welfare fund does not go out again, whatever room thinks of it; unless the clause says so, to who leaves."""

from copy import deepcopy
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.approvals.services.presence import Agreed
from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.services import rules
from khaotom.collection.services import days, payouts
from khaotom.collection.services.payouts import Payment
from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.till import selectors as till
from khaotom.till.models import Voucher
from khaotom.till.purposes import Purpose, purposes
from khaotom.trail import checks
from khaotom.welfare import chart, leaving, refusals
from khaotom.welfare.services import joining
from tests import evening, stages

JULY = date(2019, 7, 9)
CHAIR, NUMBER = 2, 12
EVENING = datetime(2019, 7, 9, 17)


@pytest.mark.django_db
def test_a_contribution_is_not_paid_back_whoever_thinks_of_it_later() -> None:
    """Whatever room thinks of it later: the door by which money goes out says why."""
    golden = evening.prepare()
    purposes.register("other_back", Purpose.of_member("back", "welfare", chart.CONTRIBUTIONS))
    try:
        with clock.at(datetime(2019, 6, 9, 17)):
            sheet, _table = evening.open_up(golden)[:2]
            paid = Payment("other_back", golden.member(12), 3000, till.box(golden.group.pk))
            with pytest.raises(refusals.NeverPaidBack):
                payouts.pay(actor=golden.actor, sheet=sheet, payment=paid, agreed=Agreed((), "pin"), key=uuid7())
    finally:
        purposes._things.pop("other_back")


lived = stages.once(evening.played)


@pytest.fixture
def golden(lived: evening.Played, db: None) -> evening.Evening:
    """The June evening is closed: member 12 gave her 30 baht."""
    return deepcopy(lived[0])


def clause(golden: evening.Evening, back: int) -> None:
    with clock.at(EVENING):
        rules.enact(
            actor=golden.actor,
            group=golden.group,
            kind="welfare_contribution",
            parameters={"amount": 3000, "back": back},
            effective_from=JULY,
            citation=CUSTOM,
            key=uuid7(),
        )


def pay(golden: evening.Evening, amount: int) -> Voucher:
    with clock.at(EVENING):
        sheet = days.open_day(actor=golden.actor, group=golden.group, on=JULY, key=uuid7())
        asked = Payment(leaving.BACK, golden.member(NUMBER), amount, till.box(golden.group.pk))
        agreed = Agreed((golden.person(CHAIR).pk,), "pin")
        return payouts.pay(actor=golden.actor, sheet=sheet, payment=asked, agreed=agreed, key=uuid7())


def leave(golden: evening.Evening) -> None:
    with clock.at(EVENING):
        joining.leave(actor=golden.actor, membership=golden.member(NUMBER), last_month=months.of(date(2019, 6, 1)), key=uuid7())


def test_who_leaves_is_paid_back_what_the_clause_says_and_not_a_satang_more(golden: evening.Evening) -> None:
    clause(golden, 33)
    assert leaving.gave(golden.member(NUMBER)) == 6000
    left = 1980  # a third of 60 baht but for a fraction
    with pytest.raises(refusals.NotLeftTheFund):
        pay(golden, 1)
    leave(golden)
    with pytest.raises(refusals.MoreThanGoesBack):
        pay(golden, left + 1)
    first = pay(golden, left - 1)
    assert first.clause_number == bylaws.need(golden.group.pk, "welfare_contribution", JULY).clause
    with pytest.raises(refusals.MoreThanGoesBack) as refused:
        pay(golden, 2)
    assert (refused.value.had, refused.value.left) == (left - 1, 1)
    pay(golden, 1)
    assert leaving.had(golden.member(NUMBER)) == left
    assert list(checks.run(["welfare.nothing_paid_back"])) == []


def test_a_page_offers_it_only_where_the_clause_says_so(golden: evening.Evening) -> None:
    with clock.at(EVENING):
        sheet = days.open_day(actor=golden.actor, group=golden.group, on=JULY, key=uuid7())
        assert leaving.BACK not in dict(payouts.offered(sheet))
    leave(golden)
    with pytest.raises(refusals.NeverPaidBack):
        pay(golden, 1)
    clause(golden, 50)
    assert leaving.BACK in dict(payouts.offered(sheet))


@given(st.integers(0, 10**9), st.integers(0, 100))
def test_no_more_goes_back_than_was_given(gave: int, percent: int) -> None:
    back = leaving.part(gave, percent)
    assert 0 <= back <= gave
    assert gave * percent - back * 100 in range(100)
