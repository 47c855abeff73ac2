"""What running a group costs: from its own money alone, by the committee up to a limit, above it by what the meeting decided."""

from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime
from typing import cast

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from khaotom.approvals.refusals import SecondIsReceiver
from khaotom.approvals.services import presence, requests
from khaotom.approvals.services.presence import Agreed
from khaotom.bylaws.kinds import Replay, Year
from khaotom.bylaws.services import rules
from khaotom.collection import refusals, selectors, spending, waiting
from khaotom.collection.models import Sheet
from khaotom.collection.services import closing, counts, days, payouts
from khaotom.collection.services.payouts import Payment
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import CUSTOM, FOUNDING
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.ledger import bases
from khaotom.ledger import selectors as ledger
from khaotom.ledger.bases import Basis
from khaotom.ledger.models import Entry, Line
from khaotom.ledger.services import posting
from khaotom.ledger.services.books import Place
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.meetings.models import Resolution
from khaotom.meetings.refusals import CountedBefore
from khaotom.meetings.services import days as meeting_days
from khaotom.meetings.services.resolutions import Vote
from khaotom.people.selectors import kin
from khaotom.savings.chart import FEES
from khaotom.till import chart, papers, replays
from khaotom.till import selectors as till
from khaotom.till.clauses import SpendingRule
from khaotom.till.models import Voucher
from khaotom.till.refusals import NothingToSpend
from khaotom.till.services import spending as deciding
from khaotom.till.services.spending import Wanted
from khaotom.trail import checks
from tests import evening, stages

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
BAHT = 100
CHAIR, RECORDER, BUYER = 2, 3, 11
JULY = datetime(2019, 7, 9, 18)
OWN = 510 * BAHT
"""In June an entry fee of 20 and a fine of 10 came in, and 20 are missing from the box; then the fees of a fair, 500."""
CLAUSE = {"alone": 200 * BAHT, "year": 300 * BAHT, "approvers": 2}


def after_june() -> tuple[evening.Evening, Sheet]:
    """The golden evening is closed, and the next one is open."""
    golden, _closed = evening.played()
    with clock.at(JULY):
        _fair(golden)
        sheet = days.open_day(actor=golden.actor, group=golden.group, on=JULY.date(), key=uuid7())
    return golden, sheet


def _fair(golden: evening.Evening) -> None:
    book = ledger.book_of(golden.group.pk).pk
    fund, box = ledger.funds_of(book)["savings"].pk, till.box(golden.group.pk).pk
    legs = [Leg(chart.cash(fund, box), 500 * BAHT), Leg(Place(fund, FEES), -500 * BAHT)]
    with transaction.atomic():
        posting.post(
            book=book, drafts=[Draft(kind="collection.slip", date=JULY.date(), citation=FOUNDING, legs=legs)], command=uuid7()
        )


after_june_once = stages.once(after_june)


@pytest.fixture
def stage(after_june_once: tuple[evening.Evening, Sheet], db: None) -> tuple[evening.Evening, Sheet]:
    return deepcopy(after_june_once)


@pytest.fixture
def golden(stage: tuple[evening.Evening, Sheet]) -> evening.Evening:
    return stage[0]


@pytest.fixture
def sheet(stage: tuple[evening.Evening, Sheet]) -> Sheet:
    return stage[1]


def clause(golden: evening.Evening, says: dict[str, int], since: date = date(2018, 1, 9)) -> None:
    by, group = golden.actor, golden.group
    rules.enact(
        actor=by, group=group, kind="spending", number="14", parameters=says, effective_from=since, citation=CUSTOM, key=uuid7()
    )


def decided(golden: evening.Evening, baht: int, *, favour: int = 20, what: str = "กับข้าวเลี้ยงกัน") -> Resolution:
    with clock.at(JULY):
        meeting = meeting_days.on(golden.group, JULY.date())
        vote = Vote("hands", 30, favour, 0, 0)
        return deciding.decide(actor=golden.actor, meeting=meeting, wanted=Wanted(what, baht * BAHT), vote=vote, key=uuid7())


def payment(golden: evening.Evening, satang: int, by: Resolution | None = None, what: str = "สมุดจด 2 เล่ม") -> Payment:
    box = till.box(golden.group.pk)
    return Payment("running", golden.member(BUYER), satang, box, note=what, decision=by.pk if by else None)


def spend(golden: evening.Evening, sheet: Sheet, satang: int, by: Resolution | None = None, what: str = "สมุดจด 2 เล่ม") -> Voucher:
    asked = payment(golden, satang, by, what)
    with clock.at(JULY):
        agreed = presence.by_pin(actor=golden.actor, group=golden.group, second=golden.person(CHAIR), barred=kin(asked.payee))
        return payouts.pay(actor=golden.actor, sheet=sheet, payment=asked, agreed=agreed, key=uuid7())


def close(golden: evening.Evening, sheet: Sheet) -> None:
    book, box = ledger.book_of(golden.group.pk), till.box(golden.group.pk)
    with clock.at(JULY):
        expected = selectors.expected_cash(sheet, book.pk)[box.pk]
        two = (golden.person(1).pk, golden.person(4).pk)
        pieces = {1 * BAHT: expected // BAHT}
        counts.count(
            actor=golden.actor,
            sheet=sheet,
            place=box,
            moment="closing",
            counted=expected,
            pieces=pieces,
            counters=two,
            key=uuid7(),
        )
        agreed = presence.by_pin(actor=golden.actor, group=golden.group, second=golden.person(CHAIR))
        keeping = closing.Keeping(first_holder=golden.person(1).pk)
        closing.close(actor=golden.actor, sheet=sheet, keeping=keeping, agreed=agreed, waivers_read=True, key=uuid7())


def test_the_groups_own_money_is_what_it_earned_less_what_is_missing(golden: evening.Evening) -> None:
    assert selectors.own_money(golden.group.pk) == OWN


def test_the_committee_spends_by_its_clause_and_the_book_says_so_at_closing(golden: evening.Evening, sheet: Sheet) -> None:
    clause(golden, CLAUSE)
    paid = spend(golden, sheet, 120 * BAHT)
    assert (paid.clause_number, paid.decision, selectors.own_money(golden.group.pk)) == ("14", None, OWN - 120 * BAHT)
    close(golden, sheet)
    entry = Entry.objects.get(citation_id=paid.pk)
    lines = (
        Line.objects.filter(entry=entry).order_by("account__code").values_list("account__code", "account__fund__kind", "amount")
    )
    assert list(lines) == [("1110", "savings", -120 * BAHT), ("5120", "savings", 120 * BAHT)]
    assert selectors.own_money(golden.group.pk) == OWN - 120 * BAHT
    assert bases.of([paid.pk])[paid.pk] == [Basis("ตามกติกา", "ข้อ 14")]
    assert "สมุดจด" not in str(Entry.objects.filter(pk=entry.pk).values())
    looked = [
        name for name in checks.checks if name.startswith(("till.", "ledger.")) and name != "ledger.commands"
    ]  # of the fair
    assert list(checks.run(looked)) == []


def test_above_the_clause_the_meeting_decides_and_several_payments_use_one_decision(
    golden: evening.Evening, sheet: Sheet
) -> None:
    clause(golden, CLAUSE)
    with pytest.raises(refusals.MeetingDecidesFirst) as said:
        spend(golden, sheet, 201 * BAHT)
    assert said.value.values() == {"clause": "14", "alone": "200", "asked": "201"}
    meal = decided(golden, 400)
    assert (meal.passed, meal.shown_kind, meal.shown_text) == (True, "การใช้เงินของกลุ่ม", "กับข้าวเลี้ยงกัน ไม่เกิน 400 บาท")
    first = spend(golden, sheet, 250 * BAHT, meal, "ปลากับผัก")
    with pytest.raises(refusals.DecisionUsedUp) as said_too:
        spend(golden, sheet, 151 * BAHT, meal, "ข้าวสาร")
    assert said_too.value.values() == {"number": meal.number, "left": "150", "asked": "151"}
    spend(golden, sheet, 150 * BAHT, meal, "ข้าวสาร")
    assert [one.left for one in till.decided(golden.group.pk)] == [0]
    assert spending.shown(sheet).decided == []
    decision = Basis("มติที่ให้จ่าย", f"มติ {meal.number} วันที่ 9 ก.ค. 62")
    assert bases.of([first.pk])[first.pk] == [Basis("ตามกติกา", "ข้อ 14"), decision]
    printed = papers.data(
        Voucher.objects.select_related("group", "place", "payee__person", "decision__resolution").get(pk=first.pk)
    )
    for fact in ({"words": "ตามกติกาข้อ", "value": "14"}, {"words": "ตามมติ", "value": meal.number}):
        assert fact in cast("list[object]", printed["facts"])


def test_without_the_clause_every_payment_needs_a_resolution(golden: evening.Evening, sheet: Sheet) -> None:
    with pytest.raises(refusals.NoSpendingRule):
        spend(golden, sheet, 100)
    paid = spend(golden, sheet, 100, decided(golden, 1))
    assert (paid.clause_number, paid.amount) == ("", 100)


def test_a_year_has_its_limit_and_decisions_of_the_meeting_do_not_count_in_it(golden: evening.Evening, sheet: Sheet) -> None:
    clause(golden, CLAUSE)
    spend(golden, sheet, 60 * BAHT, decided(golden, 60))
    spend(golden, sheet, 200 * BAHT)
    assert spending.shown(sheet).left_of_year == 100 * BAHT
    with pytest.raises(refusals.YearUsedUp) as said:
        spend(golden, sheet, 100 * BAHT + 1)
    assert said.value.values() == {"clause": "14", "year": "300", "spent": "200", "asked": "100.01"}
    spend(golden, sheet, 100 * BAHT)
    assert spending.shown(sheet).left_of_year == 0


def test_members_savings_are_never_spent(golden: evening.Evening, sheet: Sheet) -> None:
    """Neither by the committee nor by the meeting, though far more lies in the box and the bank."""
    party = decided(golden, 5000, what="งานเลี้ยงใหญ่")
    with pytest.raises(refusals.NotOwnMoney) as said:
        spend(golden, sheet, OWN + 1, party)
    assert said.value.values() == {"own": "510", "asked": "510.01"}
    assert said.value.sentence.startswith("สัจจะของสมาชิกไม่ใช่เงินใช้จ่าย เงินของกลุ่มเองจากค่าแรกเข้าและค่าปรับมีในบัญชี 510 บาท")
    spend(golden, sheet, OWN, party)
    with pytest.raises(refusals.NotOwnMoney):
        spend(golden, sheet, 1, party)


def test_what_is_spent_at_the_counter_of_another_evening_counts_at_once(golden: evening.Evening, sheet: Sheet) -> None:
    party = decided(golden, 5000)
    with clock.at(JULY):
        counter = days.open_counter_day(actor=golden.actor, group=golden.group, on=date(2019, 7, 8), key=uuid7())
    spend(golden, counter, OWN - 100, party)
    with pytest.raises(refusals.NotOwnMoney):
        spend(golden, sheet, 101, party)


def test_a_vote_that_is_not_carried_lets_nobody_spend(golden: evening.Evening, sheet: Sheet) -> None:
    lost = decided(golden, 100, favour=5)
    assert (lost.passed, till.decided(golden.group.pk)) == (False, [])
    with pytest.raises(Stranger):
        spend(golden, sheet, 100, lost)


def test_one_vote_is_written_down_once(golden: evening.Evening) -> None:
    first = decided(golden, 100)
    with pytest.raises(CountedBefore) as said:
        decided(golden, 100)
    assert said.value.values()["number"] == first.number
    assert decided(golden, 101).serial == first.serial + 1
    with pytest.raises(NothingToSpend):
        decided(golden, 0)


def test_it_says_what_for(golden: evening.Evening, sheet: Sheet) -> None:
    clause(golden, CLAUSE)
    with pytest.raises(refusals.NotSaidWhatFor):
        spend(golden, sheet, 100, what="  ")


def test_the_stricter_of_two_clauses_says_how_many_agree(golden: evening.Evening, sheet: Sheet) -> None:
    """Two by the cash clause, three by the spending clause: the treasurer and one more are not enough."""
    clause(golden, CLAUSE | {"approvers": 3})
    with pytest.raises(refusals.ApproversMissing) as said:
        spend(golden, sheet, 100)
    assert said.value.values() == {"needed": "3", "clause": "14"}
    with clock.at(JULY):
        asked = payment(golden, 100)
        assert payouts.others_needed(golden.actor, sheet, asked) == 2
        assert payouts.others_needed(golden.actor, sheet, replace(asked, purpose="payout")) == 1


def test_whoever_is_paid_back_does_not_agree(golden: evening.Evening, sheet: Sheet) -> None:
    clause(golden, CLAUSE)
    hers = replace(payment(golden, 100), payee=golden.member(CHAIR))
    agreed = Agreed((golden.person(CHAIR).pk,), "pin")
    with clock.at(JULY), pytest.raises(SecondIsReceiver):
        payouts.pay(actor=golden.actor, sheet=sheet, payment=hers, agreed=agreed, key=uuid7())


def test_what_waits_for_others_keeps_its_decision_and_receipt(golden: evening.Evening, sheet: Sheet) -> None:
    asked = replace(payment(golden, 300 * BAHT, decided(golden, 400)), receipt="slips/none.jpg")
    with clock.at(JULY):
        kept = waiting.of_payment(sheet, asked)
        request = requests.ask(actor=golden.actor, group=golden.group, command=waiting.PAY, arguments=kept, key=uuid7())
        chair = Actor.alone(network=golden.group.network_id, person=golden.person(CHAIR).pk)
        requests.agree(actor=chair, request=request, key=uuid7())
    paid = Voucher.objects.get(purpose="running")
    assert (paid.decision_id, paid.receipt, paid.note) == (asked.decision, "slips/none.jpg", asked.note)
    assert list(checks.run(["till.receipts"])) == [("till.receipts", f"the receipt of voucher {paid.pk} has no file")]


def test_the_last_twelve_months_under_a_draft(golden: evening.Evening, sheet: Sheet) -> None:
    clause(golden, CLAUSE)
    spend(golden, sheet, 150 * BAHT)
    spend(golden, sheet, 100 * BAHT)
    spend(golden, sheet, 40 * BAHT, decided(golden, 40))
    now = SpendingRule(**CLAUSE)
    by = replay(golden, now, SpendingRule(120 * BAHT, 0, 2))
    assert counted(by) == [(3, 2), (0, 1), (290 * BAHT, 140 * BAHT)]
    by = replay(golden, now, SpendingRule(120 * BAHT, 120 * BAHT, 2))  # of the year 100 go first, then 40 are too many
    assert counted(by) == [(3, 1), (0, 2), (290 * BAHT, 100 * BAHT)]
    assert counted(replay(golden, None, now)) == [(0, 3), (3, 0), (0, 290 * BAHT)]  # without a rule the meeting decides on all
    assert replay(golden, None, now, last=date(2020, 7, 9)).many == 0


def replay(golden: evening.Evening, now: SpendingRule | None, says: SpendingRule, last: date = date(2019, 7, 9)) -> Replay:
    return replays.of_spending(Year(golden.group.pk, "spending", last), now, says)


def counted(replay: Replay) -> list[tuple[int, int]]:
    """By the committee, by the meeting, and what the committee spent: as it is, and by the draft."""
    return [(one.before, one.after) for one in replay.compared]


tries = st.lists(st.tuples(st.integers(1, 300 * BAHT), st.sampled_from([None, 0, 1])), max_size=8)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tries)
def test_whatever_is_tried_own_money_is_not_below_zero_and_no_decision_overspent(
    golden: evening.Evening, sheet: Sheet, tried: list[tuple[int, int | None]]
) -> None:
    before = transaction.savepoint()
    try:
        clause(golden, CLAUSE)
        both = [decided(golden, 100), decided(golden, 250)]
        for amount, by in tried:
            with suppress(Refusal):
                spend(golden, sheet, amount, None if by is None else both[by])
            assert selectors.own_money(golden.group.pk) >= 0
            assert all(one.left >= 0 for one in till.decided(golden.group.pk))
        alone = sum(paid.amount for paid in Voucher.objects.filter(purpose="running", decision=None))
        assert alone <= CLAUSE["year"]
        assert list(checks.run(["till.decisions"])) == []
    finally:
        transaction.savepoint_rollback(before)


def test_how_much_is_asked_of_the_database(
    golden: evening.Evening, sheet: Sheet, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """As many questions for two decisions as for one."""
    clause(golden, CLAUSE)
    decided(golden, 100)
    with clock.at(JULY), django_assert_num_queries(7):
        spending.shown(sheet)
    decided(golden, 200)
    with clock.at(JULY), django_assert_num_queries(7):
        spending.shown(sheet)
