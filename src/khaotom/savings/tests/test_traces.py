"""How what is asked for comes about: worked by hand, and for every history the same satang as counted a second way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from khaotom.bylaws.selectors import Course, Rule, Span
from khaotom.kernel import months
from khaotom.kernel.ids import uuid7
from khaotom.kernel.shares import split
from khaotom.savings import rules
from khaotom.savings.clauses import EntryFee, FineRule
from khaotom.savings.rules import Divided, Owed
from khaotom.savings.selectors import Facts
from khaotom.savings.traces import Trace, Why, together

JAN = months.of(date(2019, 1, 1))
FEB, MAR, APR, MAY, JUN = JAN + 1, JAN + 2, JAN + 3, JAN + 4, JAN + 5
B = 100
SINCE = date(2018, 1, 9)


def rule(baht: int, in_a_row: int = 3, since: date = SINCE) -> Rule[FineRule]:
    return Rule(FineRule(baht * B, in_a_row), "7", uuid7(), since, "custom")


TEN, TWENTY = rule(10), rule(20, since=date(2019, 3, 1))


def course(*changes: tuple[date, Rule[FineRule] | None]) -> Course[FineRule]:
    ends = [*(day for day, _rule in changes[1:]), None][: len(changes)]
    return Course([Span(day, end, held) for (day, held), end in zip(changes, ends, strict=True)])


def missed(*of: int) -> dict[int, date]:
    """Each month with its ninth day, on which it was closed without her."""
    return {month: months.first_day(month).replace(day=9) for month in of}


HERS = Facts(promised=[(JAN, 100 * B)], rested=(), paid={}, course=course((SINCE, TEN)))


# --- By hand ------------------------------------------------------------------------------------------------------------


def test_a_fine_of_which_four_baht_were_paid_leaves_six_and_names_its_clause() -> None:
    (fine,) = replace(HERS, missed=missed(MAR), fines_paid={MAR: 4 * B}).fines()
    assert fine == Trace(Why.MISSED, MAR, MAR, 1, 10 * B, 4 * B, TEN, run=1)
    assert (fine.asked, fine.left) == (10 * B, 6 * B)
    assert fine.rule is not None
    assert (fine.rule.clause, fine.rule.since) == ("7", SINCE)


def test_the_fourth_month_in_a_row_says_that_it_is_the_fourth() -> None:
    fines = replace(HERS, missed=missed(JAN, FEB, MAR, APR, JUN)).fines()
    assert [(one.month, one.why, one.run, one.left) for one in fines] == [
        (JAN, Why.MISSED, 1, 10 * B),
        (FEB, Why.MISSED, 2, 10 * B),
        (MAR, Why.MISSED, 3, 10 * B),
        (APR, Why.RUN_ON, 4, 0),
        (JUN, Why.MISSED, 1, 10 * B),
    ]


def test_a_month_she_was_let_rest_is_none_of_the_run() -> None:
    fines = replace(HERS, missed=missed(JAN, FEB, MAR, APR), rested={FEB}).fines()
    assert [(one.why, one.run) for one in fines] == [
        (Why.MISSED, 1),
        (Why.RESTED, 1 + 1),
        (Why.MISSED, 1),
        (Why.MISSED, 2),
    ]
    assert rules.owed(fines) == [Owed(JAN, 10 * B), Owed(MAR, 10 * B), Owed(APR, 10 * B)]


def test_each_miss_is_fined_by_the_clause_of_its_own_day() -> None:
    """No rule before 20 January, 10 from then, 20 from March, none again from May."""
    held = course((date(2019, 1, 20), TEN), (date(2019, 3, 1), TWENTY), (date(2019, 5, 1), None))
    fines = replace(HERS, course=held, missed=missed(JAN, FEB, MAR, MAY)).fines()
    assert [(one.month, one.why, one.left, one.rule) for one in fines] == [
        (JAN, Why.NO_RULE, 0, None),
        (FEB, Why.MISSED, 10 * B, TEN),
        (MAR, Why.MISSED, 20 * B, TWENTY),
        (MAY, Why.NO_RULE, 0, None),
    ]


def test_a_fine_let_off_still_says_how_much_it_would_have_been() -> None:
    (fine,) = replace(HERS, missed=missed(MAR), waived={MAR}, fines_paid={MAR: 4 * B}).fines()
    assert (fine.why, fine.rate, fine.asked, fine.left) == (Why.LET_OFF, 10 * B, 0, 0)


def test_where_there_never_was_a_rule_nothing_is_said_of_fines() -> None:
    assert replace(HERS, course=Course([]), missed=missed(MAR)).fines() == []


def test_a_pledge_names_the_promise_it_comes_from() -> None:
    """50 from January, 200 from April; January came whole, March rests, of April 120 came."""
    promised = [(JAN, 50 * B), (APR, 200 * B)]
    traces = replace(HERS, promised=promised, rested={MAR}, paid={JAN: 50 * B, APR: 120 * B}).pledges(through=APR)
    assert [(one.month, one.why, one.rule, one.left) for one in traces] == [
        (FEB, Why.PROMISED, (JAN, 50 * B), 50 * B),
        (MAR, Why.RESTED, (JAN, 50 * B), 0),
        (APR, Why.PROMISED, (APR, 200 * B), 80 * B),
    ]
    assert replace(HERS, promised=[]).pledges(through=APR) == []


def test_months_that_say_the_same_are_said_once() -> None:
    owed = replace(HERS, paid={APR: 40 * B}).pledges(through=JUN)
    assert [(one.month, one.last, one.units, one.left) for one in together(owed)] == [
        (JAN, MAR, 3, 300 * B),
        (APR, APR, 1, 60 * B),
        (MAY, JUN, 2, 200 * B),
    ]


def test_who_joins_pays_the_fee_of_her_day_once() -> None:
    fee = rules.entry_fee_trace("rule 2", EntryFee(2000), JUN, 2000)
    assert (fee.why, fee.asked, fee.left, fee.rule) == (Why.JOINED, 20 * B, 0, "rule 2")


def test_a_payment_is_divided_to_the_satang() -> None:
    assert rules.divided(100 * B, 30) == Divided(70 * B, 30 * B)
    assert rules.divided(5525, 33) == Divided(3702, 1823)  # 3,701.75 and 1,823.25: the larger remainder has the satang


# --- By property --------------------------------------------------------------------------------------------------------

LAST = JAN + 23
some_months = st.sets(st.integers(JAN, LAST))
payments = st.dictionaries(st.integers(JAN, LAST), st.integers(0, 300 * B))
promises = st.dictionaries(st.integers(JAN, LAST), st.integers(1, 30).map(lambda n: n * 10 * B), max_size=4)
terms = st.builds(rule, st.integers(1, 30), st.integers(1, 5))
changes = st.dictionaries(st.dates(date(2018, 6, 1), date(2020, 12, 31)), terms | st.none(), max_size=4)


@dataclass(frozen=True)
class Asked:
    """A second counting: satang still owed, by month."""

    pledges: Mapping[int, int]
    fines: Mapping[int, int]


def counted(known: Facts, through: int) -> Asked:
    """Month by month with a running count, without looking at how the program does it."""
    pledges, fines, run = {}, {}, 0
    for month in range(JAN, through + 1):
        promised = [amount for start, amount in known.promised if start <= month]
        rests = month in known.rested
        if promised and not rests and promised[-1] > known.paid.get(month, 0):
            pledges[month] = promised[-1] - known.paid.get(month, 0)
    for month in range(JAN, LAST + 1):
        run = run + 1 if month in known.missed and month not in known.rested else 0
        held = [span.rule for span in known.course.spans if run and span.start <= known.missed[month]]
        if not held or held[-1] is None or run > held[-1].parameters.in_a_row or month in known.waived:
            continue
        if held[-1].parameters.amount > known.fines_paid.get(month, 0):
            fines[month] = held[-1].parameters.amount - known.fines_paid.get(month, 0)
    return Asked(pledges, fines)


histories = st.builds(
    Facts,
    promised=promises.map(lambda one: sorted(one.items())),
    rested=some_months,
    paid=payments,
    course=changes.map(lambda one: course(*sorted(one.items(), key=lambda change: change[0]))),
    missed=some_months.map(lambda one: missed(*one)),
    waived=some_months,
    fines_paid=st.dictionaries(st.integers(JAN, LAST), st.integers(0, 40 * B)),
)


@given(histories, st.integers(JAN, LAST))
def test_what_is_owed_is_what_the_traces_say_and_what_is_counted_by_hand(known: Facts, through: int) -> None:
    traces, fines = known.pledges(through=through), known.fines()
    owed = rules.pledges_owed(known.promised, known.rested, known.paid, through=through)
    by_hand = counted(known, through)
    assert [Owed(one.month, one.left) for one in traces if one.left] == owed
    assert {one.month for one in traces if one.why == Why.RESTED} == _resting(known, through)
    assert {one.month: one.amount for one in owed} == by_hand.pledges
    assert {one.month: one.left for one in fines if one.left} == by_hand.fines


def _resting(known: Facts, through: int) -> set[int]:
    first = known.promised[0][0] if known.promised else through + 1
    return {month for month in known.rested if first <= month <= through}


@given(histories)
def test_every_miss_has_one_reason_and_only_what_was_missed_costs_anything(known: Facts) -> None:
    fines = known.fines()
    assert [one.month for one in fines] == (sorted(known.missed) if known.course.spans else [])
    assert all((one.asked > 0) == (one.why == Why.MISSED) for one in fines)
    assert all((one.rule is None) <= (one.why in (Why.NO_RULE, Why.RESTED)) for one in fines)
    assert all((one.why == Why.LET_OFF) <= (one.month in known.waived) for one in fines)


@given(histories)
def test_saying_months_together_changes_no_satang_and_loses_no_month(known: Facts) -> None:
    for traces in (known.pledges(through=LAST), known.fines()):
        _same_sums(traces, together(traces))


def _same_sums(traces: Sequence[Trace[object]], joined: Sequence[Trace[object]]) -> None:
    assert sum(one.left for one in joined) == sum(one.left for one in traces)
    assert [month for one in joined for month in range(one.month, one.last + 1)] == [one.month for one in traces]
    assert all(one.units in (0, one.last - one.month + 1) for one in joined)


@given(st.integers(0, 10**9), st.integers(1, 90))
def test_two_parts_are_the_payment(amount: int, percent: int) -> None:
    parts = rules.divided(amount, percent)
    assert parts.paid == amount
    assert [parts.saved, parts.given] == split(amount, [100 - percent, percent])
