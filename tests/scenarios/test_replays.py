"""Every kind of rule runs the last twelve months again: by itself it changes nothing, and the golden evening comes out as counted by hand."""

from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khaotom.approvals.models import Approval
from khaotom.bylaws import replayed, selectors
from khaotom.bylaws.kinds import Replay, Year, kinds, of
from khaotom.collection.models import Sheet
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings.clauses import DecisionsRule
from khaotom.meetings.services import resolutions
from khaotom.meetings.services.resolutions import Vote
from khaotom.savings.clauses import EntryFee, ErrandRule, FineRule, PledgeRule, SplitRule
from khaotom.till import selectors as till
from khaotom.till.clauses import CashRule
from khaotom.till.models import Banking, Custody, Voucher
from khaotom.till.purposes import RUNNING
from khaotom.welfare.clauses import PRESETS, ContributionRule, DiscretionRule, MatchingRule
from khaotom.welfare.services import claims
from khaotom.welfare.tests.fund import AUNT_NU, UNCLE_JUAN, ask, ruled, stay
from tests import evening, stages

pytestmark = pytest.mark.django_db
BAHT = 100
JULY_10 = date(2019, 7, 10)
NAMES = {"benefit": "benefit-hospital"}
NOTHING_TO_RUN = {"words", "collection_day", "disclosure", "care_duty"}
QUESTIONS = {
    "benefit": 2,
    "cash_handling": 5,
    "decisions": 2,
    "discretion": 1,
    "entry_fee": 1,
    "errand": 2,
    "fine": 2,
    "matching": 2,
    "payment_split": 2,
    "pledge": 7,
    "spending": 1,
    "welfare_contribution": 1,
}
"""How many questions of the database each replay asks, however many there are of what it runs again."""


def _lived(played: evening.Played) -> evening.Evening:
    golden, _closed = played
    ruled(golden)
    _voted(golden)
    _banked(golden)
    _spent(golden)
    ask(golden, AUNT_NU, stay(date(2019, 5, 20), date(2019, 5, 23)))
    ask(golden, UNCLE_JUAN, stay(date(2019, 5, 1), date(2019, 5, 13)))
    with clock.at(datetime(2019, 6, 9, 20)):
        claims.ask_meeting(actor=golden.actor, membership=golden.member(AUNT_NU), asked=_HARDSHIP, amount=800 * BAHT, key=uuid7())
    return golden


_HARDSHIP = stay(date(2019, 6, 1), date(2019, 6, 1))


def _voted(golden: evening.Evening) -> None:
    """A rule changed 31–0–2 of 33, and a question that 16 of 30 were for."""
    meeting = Sheet.objects.get().meeting
    assert meeting is not None
    with clock.at(datetime(2019, 6, 9, 19, 30)):
        resolutions.vote(meeting=meeting, kind="bylaws", key=uuid7(), vote=Vote("hands", 33, 31, 0, 2), amends=True)
        resolutions.vote(meeting=meeting, kind="question", key=uuid7(), vote=Vote("hands", 30, 16, 10, 4))


def _banked(golden: evening.Evening) -> None:
    """On the Wednesday; two working days after the Sunday was the Tuesday."""
    bank = till.bank(golden.group.pk)
    assert bank is not None
    Banking.objects.create(
        id=uuid7(),
        custody=Custody.objects.get(),
        bank=bank,
        amount=5360 * BAHT,
        on=date(2019, 6, 12),
        slip_photo="",
        entry=uuid7(),
    )


def _spent(golden: evening.Evening) -> None:
    """150 baht for the table's exercise books."""
    with clock.at(datetime(2019, 6, 9, 18)):
        Voucher.objects.create(
            id=uuid7(),
            group=golden.group,
            subject=uuid7(),
            number=1,
            place=Custody.objects.get().place,
            purpose=RUNNING,
            payee=golden.member(AUNT_NU),
            amount=150 * BAHT,
            paid_at=clock.now(),
        )


golden_once = stages.once(_lived, after=evening.played)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


def run(golden: evening.Evening, name: str, now: Any, says: Any, last: date = JULY_10) -> Replay:
    replay = of(name).replay
    assert replay is not None
    return replay(Year(golden.group.pk, name, last), now, says)


def counted(replay: Replay) -> list[tuple[int, int]]:
    """Each thing as it was and as it would have been."""
    return [(one.before, one.after) for one in replay.compared]


def test_what_cannot_be_run_again_is_known() -> None:
    assert {name for name, kind in kinds.items() if kind.replay is None} == NOTHING_TO_RUN


@pytest.mark.parametrize("kind", sorted(QUESTIONS))
def test_the_rule_of_today_as_a_draft_changes_nothing(golden: evening.Evening, kind: str) -> None:
    name = NAMES.get(kind, kind)
    rule = selectors.one(golden.group.pk, name, JULY_10)
    says = rule.parameters if rule else of(name).parameters()
    found = run(golden, name, says, says)
    assert found.same
    assert found.many > 0
    assert replayed.said(found).lead == "ถ้าใช้ร่างนี้ 12 เดือนที่ผ่านมาจะเหมือนกติกาวันนี้ทุกอย่าง"


@pytest.mark.parametrize("kind", sorted(QUESTIONS))
def test_it_asks_the_same_questions_of_45_members_as_of_one(golden: evening.Evening, kind: str) -> None:
    name = NAMES.get(kind, kind)
    says = of(name).parameters() if kind != "benefit" else PRESETS["hospital"].parameters
    with CaptureQueriesContext(connection) as asked:
        run(golden, name, None, says)
    assert len(asked) == QUESTIONS[kind]


@pytest.mark.parametrize("kind", sorted(QUESTIONS))
def test_of_a_year_in_which_nothing_was_nothing_is_told(golden: evening.Evening, kind: str) -> None:
    name = NAMES.get(kind, kind)
    says = of(name).parameters() if kind != "benefit" else PRESETS["hospital"].parameters
    replay = of(name).replay
    assert replay is not None
    shown = replayed.said(replay(Year(uuid7(), name, JULY_10), None, says))
    assert (shown.lead, list(shown.rows)) == ("12 เดือนที่ผ่านมา ไม่มีเรื่องที่กติกาข้อนี้พูดถึง", [])


def test_cash_as_counted_by_hand(golden: evening.Evening) -> None:
    """7,360 in the box, 20 short, banked on the third working day, one payment to which one agreed beside who asked."""
    now = CashRule(approvers=2, keep=2000 * BAHT, bank_days=2, tolerance=20 * BAHT)
    strict = CashRule(approvers=3, keep=1000 * BAHT, bank_days=1, tolerance=10 * BAHT)
    mild = CashRule(approvers=1, keep=7360 * BAHT, bank_days=3, tolerance=21 * BAHT)
    assert counted(run(golden, "cash_handling", now, strict)) == [(1, 1), (530000, 630000), (1, 1), (1, 1), (0, 1)]
    assert counted(run(golden, "cash_handling", now, mild)) == [(1, 0), (530000, 0), (1, 0), (1, 0), (0, 0)]


def test_witnesses_in_the_room_stand_for_the_whole_committee(golden: evening.Evening) -> None:
    Approval.objects.update(manner=Approval.Manner.WITNESS)
    assert counted(run(golden, "cash_handling", None, CashRule(approvers=5)))[-1] == (0, 0)


def test_pledges_as_counted_by_hand(golden: evening.Evening) -> None:
    """12 promise 50 baht and 3 promise 500; June's 6,150 and May's 100 were due, 400 of it did not come: 50, 50, 100 and 200."""
    now = PledgeRule()
    found = run(golden, "pledge", now, PledgeRule(lowest=100 * BAHT, highest=300 * BAHT, step=100 * BAHT, ahead=2, pause=2))
    assert found.many == 46
    assert counted(found) == [
        (0, 12),
        (0, 3),
        (0, 0),
        (6250 * BAHT, (6250 + 11 * 50 - 3 * 200) * BAHT),
        (400 * BAHT, 500 * BAHT),
        (0, 2),
        (0, 1),
    ]
    rows = {row.what: (row.before, row.after) for row in replayed.said(found).rows}
    assert rows["สมาชิกที่สัจจะต่ำกว่าขั้นต่ำ"] == ("ไม่มี", "ราว 10")
    assert rows["สมาชิกที่สัจจะสูงกว่าขั้นสูง"] == ("ไม่มี", "1–7")


def test_fines_as_counted_by_hand(golden: evening.Evening) -> None:
    """Four missed June, one May and one April: six months of six people."""
    found = run(golden, "fine", FineRule(amount=1000), FineRule(amount=2000))
    assert (counted(found), found.gain, found.lose, found.many) == ([(6000, 12000)], 0, 6, 6)
    assert replayed.said(found).lead == "ถ้าใช้ร่างนี้ จำนวนคนที่ได้ดีขึ้น: ไม่มี · ที่เสียมากขึ้น: 1–7"
    none = run(golden, "fine", None, FineRule(amount=2000))
    assert counted(none) == [(0, 12000)]


def test_errands_as_counted_by_hand(golden: evening.Evening) -> None:
    found = run(golden, "errand", ErrandRule(after=2), ErrandRule(after=1))
    assert counted(found) == [(0, 6), (0, 0)]


def test_entry_fees_as_counted_by_hand(golden: evening.Evening) -> None:
    found = run(golden, "entry_fee", EntryFee(2000), EntryFee(5000))
    assert (counted(found), found.gain, found.lose) == ([(2000, 5000)], 0, 1)


@pytest.mark.parametrize(("percent", "given"), [(30, 184500), (33, 202950), (1, 6150)])
def test_a_split_as_counted_by_hand(golden: evening.Evening, percent: int, given: int) -> None:
    """6,150 baht of pledges, all in whole baht: a percent of each is whole satang."""
    found = run(golden, "payment_split", None, SplitRule(percent))
    assert counted(found) == [(0, given), (615000, 615000 - given)]


def test_votes_as_counted_by_hand(golden: evening.Evening) -> None:
    """34 came; 31 of 33 for another rule, 16 of 30 for a question."""
    now = DecisionsRule(quorum=20)
    assert counted(run(golden, "decisions", now, replace(now, quorum=32))) == [(0, 0), (0, 1), (2, 1), (0, 0)]
    assert counted(run(golden, "decisions", now, replace(now, quorum=35))) == [(0, 1), (0, 2), (2, 0), (0, 0)]
    assert counted(run(golden, "decisions", now, replace(now, majority="two_thirds"))) == [(0, 0), (0, 0), (2, 1), (0, 1)]


def test_the_welfare_fund_as_counted_by_hand(golden: evening.Evening) -> None:
    """37 take part; 1,050 baht were given for the months through June; the meeting gave 800; 13 nights of two people were paid."""
    monthly = ContributionRule(amount=3000)
    assert counted(run(golden, "welfare_contribution", monthly, ContributionRule(100, each="day"))) == [
        (1332000, 1350500),
        (0, 0),
    ]
    assert counted(run(golden, "matching", MatchingRule(), MatchingRule(2, 1, 0))) == [(105000, 52500), (105000, 0)]
    given = run(golden, "discretion", DiscretionRule(1000 * BAHT), DiscretionRule(500 * BAHT))
    assert (counted(given), given.gain, given.lose) == ([(80000, 50000), (0, 1)], 0, 1)
    hospital = PRESETS["hospital"].parameters
    house = run(golden, "benefit-hospital", hospital, replace(hospital, wait_days=3660))
    assert (counted(house), house.gain, house.lose) == ([(195000, 0)], 0, 2)


def test_a_lapse_that_a_draft_brings_is_told(golden: evening.Evening) -> None:
    """Three of the four who missed June take part in the fund: after one month without anything their parts could end."""
    found = run(golden, "welfare_contribution", ContributionRule(), ContributionRule(lapse=1))
    assert counted(found)[1] == (0, 3)
