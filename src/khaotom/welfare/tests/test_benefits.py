"""The benefits of ท่าเรือเก่า (WORDS-AND-DEMO F6, F7), each example worked out by hand there; and what must hold for every rule."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from khaotom.bylaws.selectors import Course, Rule, Span
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal
from khaotom.welfare import benefits, refusals, said
from khaotom.welfare.benefits import Event, Outcome, Used, Who, Why
from khaotom.welfare.clauses import PRESETS, Across, BenefitRule

BAHT = 100
BEGAN = date(2018, 1, 9)
HOSPITAL = PRESETS["hospital"].parameters
MEMBER = Who(since=date(2018, 2, 9), born=date(1957, 5, 1))
NOW = date(2019, 6, 9)


def course(*steps: tuple[date, BenefitRule | None], number: str = "10") -> Course[BenefitRule]:
    ends = [start for start, _says in steps[1:]] + [None]
    spans = [
        Span(start, end, None if says is None else Rule(says, number, uuid7(), start, "custom"))
        for (start, says), end in zip(steps, ends, strict=True)
    ]
    return Course(spans)


def nights(first: date, last: date, *, used: int = 0, who: Who = MEMBER, on: Course[BenefitRule] | None = None) -> Outcome:
    span = benefits.span_of(HOSPITAL, first)
    return benefits.evaluate(
        on or course((BEGAN, HOSPITAL)), Event(first, last), who, Used({span: used}), asked_on=last + timedelta(days=3)
    )


def test_three_nights_when_two_were_used() -> None:
    out = nights(date(2019, 5, 20), date(2019, 5, 23), used=2)
    assert (out.amount, out.limits[0].left) == (450 * BAHT, 5)
    assert said.why(out) == "ได้ 450 บาท เพราะข้อ 10: 3 คืน × 150 เหลือ 5 จาก 10 คืนในปี 2562"


def test_twelve_nights_bring_ten() -> None:
    out = nights(date(2019, 5, 1), date(2019, 5, 13))
    assert (out.amount, out.above, out.limits[0].left) == (1500 * BAHT, 2, 0)


def test_nights_across_the_year_count_in_their_own_year() -> None:
    out = nights(date(2018, 12, 30), date(2019, 1, 3), used=9)
    assert [(line.span.year, line.units, line.amount) for line in out.lines] == [(2018, 1, 150 * BAHT), (2019, 2, 300 * BAHT)]
    assert out.above == 1
    assert nights(date(2018, 12, 30), date(2019, 1, 3)).amount == 600 * BAHT


def test_a_leap_years_february_has_its_night() -> None:
    assert nights(date(2020, 2, 28), date(2020, 3, 1)).lines[0].units == 2


def test_nights_across_a_change_are_counted_by_the_rule_of_each() -> None:
    changed = course((BEGAN, HOSPITAL), (date(2019, 8, 1), replace(HOSPITAL, amount=200 * BAHT)))
    out = nights(date(2019, 7, 30), date(2019, 8, 2), on=changed)
    assert [(line.units, line.rate) for line in out.lines] == [(2, 150 * BAHT), (1, 200 * BAHT)]
    assert out.amount == 500 * BAHT
    assert "2 คืน × 150 + 1 คืน × 200" in said.why(out)


def test_or_by_the_rule_of_the_first_where_the_clause_says_so() -> None:
    first = replace(HOSPITAL, across=Across.FIRST)
    changed = course((BEGAN, first), (date(2019, 8, 1), replace(first, amount=200 * BAHT)))
    assert nights(date(2019, 7, 30), date(2019, 8, 2), on=changed).amount == 450 * BAHT


def test_a_limit_counts_on_across_a_change_of_the_rule() -> None:
    changed = course((BEGAN, HOSPITAL), (date(2019, 8, 1), replace(HOSPITAL, amount=200 * BAHT, cap=5)))
    out = nights(date(2019, 7, 29), date(2019, 8, 10), on=changed, used=1)
    assert [(line.units, line.rate) for line in out.lines] == [(3, 150 * BAHT), (1, 200 * BAHT)]
    assert out.above == 8


def test_what_ended_during_a_stay_gives_until_then() -> None:
    ended = course((BEGAN, HOSPITAL), (date(2019, 8, 1), None))
    assert nights(date(2019, 7, 30), date(2019, 8, 5), on=ended).amount == 300 * BAHT


@pytest.mark.parametrize(
    ("since", "why", "complete"), [(date(2019, 2, 4), None, None), (date(2019, 2, 5), Why.WAITING, date(2019, 8, 4))]
)
def test_the_waiting_time_is_complete_on_the_day_after_it(since: date, why: Why | None, complete: date | None) -> None:
    out = nights(date(2019, 8, 3), date(2019, 8, 5), who=Who(since))
    assert (out.why, out.day) == (why, complete)


def test_who_still_waits_is_told_until_when_and_who_may_help() -> None:
    out = nights(date(2019, 8, 3), date(2019, 8, 5), who=Who(date(2019, 2, 5)))
    told = said.refusal(out, Event(date(2019, 8, 3), date(2019, 8, 5)), called="ลุงหีม", appeal="12")
    assert isinstance(told, refusals.StillWaiting)
    assert told.sentence == (
        "ยังไม่ได้ในครั้งนี้ ข้อ 10 ให้สมทบครบ 180 วันก่อนวันที่เกิดเหตุ ของลุงหีมครบ 4 ส.ค. 62 ถ้าเดือดร้อนมาก เสนอที่ประชุมตามข้อ 12 ได้"
    )


def judged(preset: str, day: date, who: Who, *, asked_on: date | None = None, bill: int = 0, used: Used | None = None) -> Outcome:
    says = PRESETS[preset].parameters
    return benefits.evaluate(
        course((BEGAN, says), number="9"), Event(day, day, bill), who, used or Used(), asked_on=asked_on or day
    )


@pytest.mark.parametrize(
    ("day", "baht"),
    [
        (date(2018, 8, 7), 0),  # 179 days
        (date(2018, 8, 8), 2000),  # 180 days
        (date(2019, 2, 8), 2000),  # the day before a full year
        (date(2019, 2, 9), 5000),
        (date(2021, 2, 8), 5000),
        (date(2021, 2, 9), 8000),
        (date(2023, 2, 9), 10000),
        (date(2040, 2, 9), 10000),
    ],
)
def test_death_by_full_years(day: date, baht: int) -> None:
    assert judged("death", day, MEMBER).amount == baht * BAHT


def test_the_elderly_in_october_after_three_years_from_sixty() -> None:
    old = Who(date(2016, 10, 1), born=date(1959, 10, 5))
    assert judged("elderly", date(2019, 10, 5), old).amount == 300 * BAHT
    assert judged("elderly", date(2019, 10, 4), old).why is Why.TOO_YOUNG
    assert judged("elderly", date(2019, 11, 5), old).why is Why.OTHER_MONTH
    assert judged("elderly", date(2019, 10, 5), replace(old, born=None)).why is Why.BIRTH_UNKNOWN
    assert judged("elderly", date(2019, 10, 5), replace(old, since=date(2016, 10, 6))).day == date(2019, 10, 6)


def test_a_bill_is_paid_up_to_what_is_left_of_the_years_limit() -> None:
    says = PRESETS["medical"].parameters
    used = Used(satang={benefits.span_of(says, NOW): 300 * BAHT})
    assert judged("medical", NOW, MEMBER, bill=150 * BAHT).amount == 150 * BAHT
    assert judged("medical", NOW, MEMBER, bill=900 * BAHT, used=used).amount == 200 * BAHT
    full = Used(satang={benefits.span_of(says, NOW): 500 * BAHT})
    assert judged("medical", NOW, MEMBER, bill=900 * BAHT, used=full).why is Why.USED_UP
    assert judged("medical", NOW, MEMBER).why is Why.NO_BILL


@pytest.mark.parametrize(
    ("event", "who", "asked_on", "why"),
    [
        (Event(date(2019, 5, 3), date(2019, 5, 1)), MEMBER, NOW, Why.TURNED_ROUND),
        (Event(date(2019, 6, 8), date(2019, 6, 10)), MEMBER, NOW, Why.STILL_TO_COME),
        (Event(date(2018, 1, 8), date(2018, 1, 8)), MEMBER, NOW, Why.NO_RULE),
        (Event(date(2018, 2, 8), date(2018, 2, 9)), MEMBER, NOW, Why.NOT_YET_JOINED),
        (Event(date(2019, 5, 8), date(2019, 5, 9)), Who(None), NOW, Why.NOT_YET_JOINED),
        (Event(date(2019, 5, 8), date(2019, 5, 9)), replace(MEMBER, until=date(2019, 5, 7)), NOW, Why.LEFT),
        (Event(date(2019, 4, 8), date(2019, 4, 9)), MEMBER, date(2019, 6, 9), Why.TOO_LATE),
        (Event(date(2019, 5, 8), date(2019, 5, 8)), MEMBER, NOW, Why.NO_NIGHT),
    ],
)
def test_what_is_not_due_says_why(event: Event, who: Who, asked_on: date, why: Why) -> None:
    out = benefits.evaluate(course((BEGAN, HOSPITAL)), event, who, Used(), asked_on=asked_on)
    assert (out.why, out.amount) == (why, 0)
    told = said.refusal(out, event, called="ป้าหนู", appeal="12")
    assert isinstance(told, Refusal)
    assert told.code.startswith("WEL-")
    assert "%" not in told.sentence


def test_the_last_day_to_ask_is_a_day_to_ask() -> None:
    stay = Event(date(2019, 4, 8), date(2019, 4, 10))
    asked = [
        benefits.evaluate(course((BEGAN, HOSPITAL)), stay, MEMBER, Used(), asked_on=date(2019, 6, day)).why for day in (9, 10)
    ]
    assert asked == [None, Why.TOO_LATE]


def test_whose_last_night_was_before_she_left_is_paid_until_then() -> None:
    out = nights(date(2019, 5, 5), date(2019, 5, 9), who=replace(MEMBER, until=date(2019, 5, 6)))
    assert out.amount == 300 * BAHT


LEAP = Who(since=date(2016, 2, 29), born=date(1956, 2, 29))


def asked(on: Course[BenefitRule], event: Event, who: Who = MEMBER, used: Used | None = None) -> Outcome:
    return benefits.evaluate(on, event, who, used or Used(), asked_on=event.last)


@pytest.mark.parametrize(
    ("day", "baht"),
    [
        (date(2017, 2, 28), 2000),  # a year is full on 1 March where there is no 29 February
        (date(2017, 3, 1), 5000),
        (date(2019, 2, 28), 5000),
        (date(2019, 3, 1), 8000),
        (date(2020, 2, 28), 8000),
        (date(2020, 2, 29), 8000),
        (date(2021, 2, 28), 8000),
        (date(2021, 3, 1), 10000),
    ],
)
def test_who_began_on_a_leap_day(day: date, baht: int) -> None:
    says = PRESETS["death"].parameters
    assert asked(course((date(2016, 1, 1), says)), Event(day, day), LEAP).amount == baht * BAHT


def test_the_limit_of_bills_goes_by_years_and_what_lies_above_is_said() -> None:
    says = PRESETS["medical"].parameters
    on = course((BEGAN, says), number="9")
    day = date(2020, 2, 9)  # two full years: 1,000 baht
    spent = Used(satang={benefits.span_of(says, day): 300 * BAHT})
    out = asked(on, Event(day, day, 900 * BAHT), MEMBER, spent)
    assert (out.amount, out.over, out.years, out.limits[0].left) == (700 * BAHT, 200 * BAHT, 2, 0)
    assert said.why(out) == ("ได้ 700 บาท เพราะข้อ 9: 700 เหลือ 0 จาก 1,000 บาทในปี 2563 เกินเพดานของคนที่สมทบ 2 ปีเต็มไป 200 บาท")


def test_below_the_first_year_a_limit_by_years_says_when_it_begins() -> None:
    on = course((BEGAN, PRESETS["medical"].parameters), number="9")
    event = Event(date(2019, 2, 8), date(2019, 2, 8), 900 * BAHT)
    out = asked(on, event, MEMBER)
    assert (out.why, out.day) == (Why.NO_STEP, date(2019, 2, 9))
    assert said.refusal(out, event, called="ป้าหนู", appeal="12").sentence == (
        "ยังไม่ได้ในครั้งนี้ ข้อ 9 ให้ตามปีที่สมทบ เริ่มเมื่อครบ 1 ปีเต็ม ของป้าหนูครบ 9 ก.พ. 62 ถ้าเดือดร้อนมาก เสนอที่ประชุมตามข้อ 12 ได้"
    )


def test_what_is_used_up_names_her_own_limit_by_years() -> None:
    says = PRESETS["medical"].parameters
    full = Used(satang={benefits.span_of(says, NOW): 500 * BAHT})
    event = Event(NOW, NOW, 100 * BAHT)
    told = said.refusal(asked(course((BEGAN, says), number="9"), event, MEMBER, full), event, called="ป้าหนู")
    assert told.sentence.startswith("ข้อ 9 ให้ไม่เกิน 500 บาท ในรอบเวลานี้ และใช้ครบแล้ว")


def test_the_rest_of_a_stay_after_the_rule_ended_brings_nothing_and_says_so() -> None:
    ended = course((BEGAN, HOSPITAL), (date(2019, 8, 1), None))
    out = asked(ended, Event(date(2019, 8, 1), date(2019, 8, 3), began=date(2019, 7, 30)))
    assert (out.why, out.day) == (Why.NO_RULE, date(2019, 8, 1))
