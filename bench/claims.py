"""Claims evaluated: the engine alone, and with the sentence or the refusal said (aim: 1,000 a second).

A course of three versions, stays of one to fourteen nights at any time of four years, some over the change, the year's turn or the limit.
"""

import random
import sys
from dataclasses import replace
from datetime import date, timedelta

import django

django.setup()

from bench import measured  # noqa: E402
from khaotom.bylaws.selectors import Course, Rule, Span  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.welfare import benefits, said  # noqa: E402
from khaotom.welfare.benefits import Event, Outcome, Used, Who  # noqa: E402
from khaotom.welfare.clauses import PRESETS, BenefitRule  # noqa: E402

MANY, ROUNDS = 1_000, 7
AT_MOST = 1_000  # milliseconds for so many
BEGAN = date(2018, 1, 9)
WHO = Who(BEGAN, born=date(1960, 1, 1))
HOSPITAL = PRESETS["hospital"].parameters


def course() -> Course[BenefitRule]:
    """150 baht a night, then 200, then 250."""
    starts = [BEGAN, date(2019, 8, 1), date(2021, 1, 1)]
    rules = [
        Rule(replace(HOSPITAL, amount=amount), "10", uuid7(), start, "custom")
        for start, amount in zip(starts, (15000, 20000, 25000), strict=True)
    ]
    return Course([Span(rule.since, end, rule) for rule, end in zip(rules, [*starts[1:], None], strict=True)])


def stays() -> list[tuple[Event, Used]]:
    """The same ones in every run."""
    rng = random.Random(1)
    firsts = [BEGAN + timedelta(days=rng.randrange(100, 1500)) for _ in range(MANY)]
    return [
        (Event(first, first + timedelta(days=rng.randrange(1, 15))), Used({benefits.span_of(HOSPITAL, first): rng.randrange(12)}))
        for first in firsts
    ]


def main() -> int:
    """Both, one after the other in each round; 1 where a thousand with their sentences take longer than a second."""
    through_years, asked = course(), stays()

    def evaluated() -> list[Outcome]:
        return [benefits.evaluate(through_years, event, WHO, used, asked_on=event.last) for event, used in asked]

    def explained() -> list[str]:
        return [
            said.refusal(outcome, event, called="ป้าหนู").sentence if outcome.why else said.why(outcome)
            for outcome, (event, _used) in zip(evaluated(), asked, strict=True)
        ]

    alone, with_words = measured.interleaved(ROUNDS, evaluated, explained)
    print(measured.told(f"{MANY:,} claims evaluated", alone))
    print(measured.told(f"{MANY:,} claims evaluated and said", with_words))
    return measured.aim(f"{MANY:,} claims with their sentences", measured.median(with_words), AT_MOST, "ms")


if __name__ == "__main__":
    sys.exit(main())
