"""What must hold for every rule, every event and every member: nothing without a rule, limits, parts, order, replay."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from khaotom.bylaws.kinds import validate
from khaotom.bylaws.selectors import Course
from khaotom.welfare import benefits, claims
from khaotom.welfare.benefits import Event, Outcome, Used, Who, Why
from khaotom.welfare.clauses import PRESETS, Across, BenefitRule, Per, Period, Unit
from khaotom.welfare.models import Claim
from khaotom.welfare.tests.test_benefits import course

DAYS = st.dates(date(2018, 1, 1), date(2024, 12, 31))
RULES = st.builds(
    BenefitRule,
    unit=st.sampled_from(list(Unit)),
    amount=st.integers(1, 10**6),
    wait_days=st.integers(0, 400),
    wait_years=st.integers(0, 3),
    cap=st.integers(0, 12),
    claim_days=st.sampled_from([0, 30, 60]),
    period=st.sampled_from(list(Period)),
    per=st.sampled_from(list(Per)),
    across=st.sampled_from(list(Across)),
    steps=st.sampled_from([(), ((1, 200000),), ((1, 200000), (3, 500000))]),
    month=st.sampled_from(["0", "6", "10"]),
    age=st.sampled_from([0, 60]),
)
WHO = st.builds(
    Who, since=st.none() | DAYS, until=st.none() | DAYS, born=st.none() | st.dates(date(1930, 1, 1), date(2000, 1, 1))
)
EVENTS = st.builds(
    lambda first, days, bill: Event(first, first + timedelta(days=days), bill), DAYS, st.integers(0, 40), st.integers(0, 10**6)
)


@given(RULES, RULES, DAYS, EVENTS, WHO, st.integers(0, 90))
def test_nothing_is_paid_without_a_rule_in_force(
    before: BenefitRule, after: BenefitRule, change: date, event: Event, who: Who, late: int
) -> None:
    on = course((date(2019, 1, 1), before), (max(change, date(2019, 1, 2)), after))
    out = benefits.evaluate(on, event, who, Used(), asked_on=event.last + timedelta(days=late))
    if out.amount:
        assert out.why is None
        assert event.first >= date(2019, 1, 1)
        assert who.since is not None
        assert event.first >= who.since
        assert all(on.on(line.rule.since) is line.rule for line in out.lines)
    else:
        assert out.why is not None
    assert out == benefits.evaluate(on, event, who, Used(), asked_on=event.last + timedelta(days=late))


@given(RULES, EVENTS, st.integers(0, 12), st.integers(0, 12))
def test_what_was_used_before_never_brings_more(says: BenefitRule, event: Event, used: int, more: int) -> None:
    on, who = course((date(2018, 1, 1), says)), Who(date(2015, 1, 1), born=date(1950, 1, 1))
    spans = [benefits.span_of(says, day) for day in benefits.days_of(says, event)]

    def amount(units: int) -> int:
        given_before = Used(dict.fromkeys(spans, units), dict.fromkeys(spans, units * 10000))
        return benefits.evaluate(on, event, who, given_before, asked_on=event.last).amount

    assert amount(used + more) <= amount(used)


@given(RULES, EVENTS, st.integers(1, 12))
def test_a_higher_limit_never_brings_less(says: BenefitRule, event: Event, higher: int) -> None:
    who = Who(date(2015, 1, 1), born=date(1950, 1, 1))

    def amount(cap: int) -> int:
        on = course((date(2018, 1, 1), replace(says, cap=cap)))
        return benefits.evaluate(on, event, who, Used(), asked_on=event.last).amount

    assert amount(higher) <= amount(higher + 1) <= amount(0)


COURSES = st.lists(st.tuples(DAYS, st.none() | RULES), min_size=1, max_size=3, unique_by=lambda step: step[0]).map(
    lambda steps: course(*sorted(steps, key=lambda step: step[0]))
)
"""One to three versions of a clause, repeals among them."""

OLD_HAND = Who(date(2015, 1, 1), born=date(1950, 1, 1))


def paid(on: Course[BenefitRule], event: Event, who: Who = OLD_HAND, used: Used | None = None, late: int = 0) -> Outcome:
    return benefits.evaluate(on, event, who, used or Used(), asked_on=event.last + timedelta(days=late))


@given(COURSES, EVENTS, WHO, st.integers(0, 90))
def test_each_part_of_an_amount_rests_on_a_rule_of_its_own_day(
    on: Course[BenefitRule], event: Event, who: Who, late: int
) -> None:
    out = paid(on, event, who, late=late)
    days = claims.counted(out, event)
    assert sum(amount for _day, amount in days) == out.amount
    assert len({day for day, _amount in days}) == len(days)
    first = on.on(event.first)
    for day, _amount in days:
        assert event.first <= day <= event.last
        assert first is not None
        assert on.on(day) is not None or first.parameters.across == Across.FIRST
        assert who.until is None or day <= who.until


@given(COURSES, EVENTS, st.integers(1, 12))
def test_a_limit_raised_in_every_version_never_brings_less(on: Course[BenefitRule], event: Event, more: int) -> None:
    def raised(rule: BenefitRule | None) -> BenefitRule | None:
        return rule and replace(rule, cap=rule.cap + more if rule.cap else 0, steps=tuple((y, a * 2) for y, a in rule.steps))

    higher = course(*((span.start, raised(span.rule.parameters if span.rule else None)) for span in on.spans))
    assert paid(on, event).amount <= paid(higher, event).amount


@given(COURSES, EVENTS, WHO, st.integers(0, 40), st.integers(0, 30), st.integers(0, 12))
def test_a_stay_told_in_two_parts_never_brings_more(
    on: Course[BenefitRule], event: Event, who: Who, cut: int, late: int, before: int
) -> None:
    """The second part is known as the rest of the first, since she asked for it until that very day."""
    first = on.on(event.first)
    cut_on = event.first + timedelta(days=cut)
    if first is None or first.parameters.unit != Unit.NIGHT or not event.first < cut_on < event.last:
        return
    asked_on = event.last + timedelta(days=late)
    spans = {
        benefits.span_of(BenefitRule(period=period), event.first + timedelta(days=day)) for day in (0, 40) for period in Period
    }
    used = Used(dict.fromkeys(spans, before))
    whole = benefits.evaluate(on, event, who, used, asked_on=asked_on)
    part = Event(event.first, cut_on)
    one = benefits.evaluate(on, part, who, used, asked_on=asked_on)
    after = claims.of_days(claims.counted(one, part))
    together = Used({span: used.units.get(span, 0) + after.units.get(span, 0) for span in {*used.units, *after.units}})
    rest = Event(cut_on, event.last, began=event.first)
    two = benefits.evaluate(on, rest, who, together, asked_on=asked_on)
    if one.amount:  # where the first part is refused there is no claim that the second could be the rest of
        if whole.why is None:
            assert one.amount + two.amount == whole.amount
        else:
            assert two.amount == 0 or whole.why is Why.TOO_LATE
    elif whole.why is not None and whole.why is not Why.USED_UP:
        assert two.amount == 0


@given(st.permutations(range(4)), st.integers(0, 12), st.sampled_from(list(Unit)), st.sampled_from(list(Period)))
def test_in_which_order_claims_are_asked_changes_nothing_under_one_rule(
    order: list[int], cap: int, unit: Unit, period: Period
) -> None:
    cap = 0 if unit is Unit.BILL else cap  # of bills of different sizes, it matters which are the first
    says = BenefitRule(unit=unit, amount=30000, cap=cap, wait_days=0, claim_days=0, period=period)
    on = course((date(2018, 1, 1), says))
    starts = (date(2018, 12, 29), date(2019, 2, 27), date(2019, 9, 29), date(2020, 2, 27))
    events = [Event(day, day + timedelta(days=4), 12000 + 100 * number) for number, day in enumerate(starts)]

    def total(numbers: Sequence[int]) -> int:
        days: list[tuple[date, int]] = []
        for number in numbers:
            out = benefits.evaluate(on, events[number], OLD_HAND, claims.of_days(days), asked_on=date(2020, 6, 1))
            days += claims.counted(out, events[number])
        return sum(amount for _day, amount in days)

    assert total(order) == total(range(4))


@given(COURSES, EVENTS, WHO, st.integers(0, 90))
def test_judged_by_the_facts_that_were_kept_it_comes_out_the_same(
    on: Course[BenefitRule], event: Event, who: Who, late: int
) -> None:
    used = claims.of_days([(event.first - timedelta(days=9), 700), (event.first + timedelta(days=50), 300)])
    asked_on = event.last + timedelta(days=late)
    out = benefits.evaluate(on, event, who, used, asked_on=asked_on)
    if not out.amount:
        return
    kept = claims.plain(claims.Judged(event, who, used, out))
    claim = Claim(
        first_day=event.first, last_day=event.last, bill=event.bill, asked_on=asked_on, outcome=json.loads(json.dumps(kept))
    )
    again = claims.judged_again(claim, on)
    assert (again.amount, again.lines, again.above) == (out.amount, out.lines, out.above)


@given(RULES)
def test_a_rule_is_stored_and_read_the_same_and_said(says: BenefitRule) -> None:
    stored = {name: getattr(says, name) for name in BenefitRule.__dataclass_fields__}
    stored["steps"] = [list(step) for step in says.steps]
    assert validate("benefit-hospital", stored) == says
    assert PRESETS["hospital"].parameters.unit == Unit.NIGHT
