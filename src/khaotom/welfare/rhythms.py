"""When what is given to the welfare fund falls due and how much it is, worked out from the clause alone.

Months are indexes of ``kernel.months``; amounts are satang. Nothing here reads a database or a clock.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from khaotom.kernel import months
from khaotom.savings.rules import Owed
from khaotom.savings.traces import Trace
from khaotom.welfare.clauses import Collected, ContributionRule, Each, Leap

TOGETHER = {Collected.MONTH: 1, Collected.QUARTER: 3, Collected.YEAR: 12}
"""How many months of the calendar fall due together."""


class Ends(Protocol):
    """A rule by which a part may end: after so many months in a row without anything; 0 for never."""

    @property
    def lapse(self) -> int: ...


R = TypeVar("R", bound=Ends)
T = TypeVar("T")

Step = tuple[int, ContributionRule | None]
"""From a month on, what the clause asks; None while there is none."""


@dataclass(frozen=True, slots=True)
class Part:
    """What falls due together: in ``month``, for it and the months through ``last``; ``units`` months or days at ``rate`` satang each.

    ``leap``: how many 29 Februaries lie in it, whether they cost anything or not.
    """

    month: int
    last: int
    units: int
    rate: int
    leap: int = 0

    @property
    def amount(self) -> int:
        """Satang."""
        return self.units * self.rate


@dataclass(frozen=True, slots=True)
class Settled:
    """A part, and what was given of it or carried over to it."""

    part: Part
    given: int

    @property
    def missing(self) -> int:
        return max(0, self.part.amount - self.given)


def steps(spans: Iterable[tuple[date, T | None]]) -> list[tuple[int, T | None]]:
    """What is asked, by month, from the days on which the clause changed, in order.

    A change holds from the first month that it holds as a whole, so that nobody who gave early in a month owes the rest of it; the
    first of all from its own month.
    """
    found: list[tuple[int, T | None]] = []
    for number, (day, rule) in enumerate(spans):
        month = months.of(day)
        found.append((month if number == 0 or day.day == 1 else month + 1, rule))
    return found


def rule_of(course: Sequence[tuple[int, T | None]], month: int) -> T | None:
    """What the clause asks in a month."""
    return next((rule for start, rule in reversed(course) if start <= month), None)


def part_of(rule: ContributionRule, month: int) -> Part:
    """What falls due in a month for who begins with it: to the end of the calendar's month, quarter or year."""
    many = TOGETHER[Collected(rule.collected)]
    last = month - month % many + many - 1
    return _part(rule, month, last)


def _part(rule: ContributionRule, first: int, last: int) -> Part:
    if rule.each == Each.MONTH:
        return Part(first, last, last - first + 1, rule.amount)
    days, leap = (months.first_day(last + 1) - months.first_day(first)).days, _leap_days(first, last)
    return Part(first, last, days - (leap if rule.leap == Leap.FREE else 0), rule.amount, leap)


def _leap_days(first: int, last: int) -> int:
    return sum(months.last_day(month).day == 29 for month in range(first, last + 1))


def parts(course: Sequence[Step], start: int, *, through: int) -> list[Part]:
    """What falls due for who takes part from ``start`` on, through a month, one part after the other.

    What fell due together stays as it fell due: a change of the rule in between holds from the part after it.
    """
    found: list[Part] = []
    month = start
    while month <= through:
        rule = rule_of(course, month)
        if rule is None:
            month += 1
            continue
        found.append(part_of(rule, month))
        month = found[-1].last + 1
    return found


def settle(course: Sequence[Step], due: Iterable[Part], paid: Mapping[int, int]) -> list[Settled]:
    """Each part with what was given for its months.

    Where a group ever collected several months together, what was given above a part is carried to the next: who gave a quarter
    ahead owes none of its months when the rule goes back to months.
    """
    carries = any(rule is not None and rule.collected != Collected.MONTH for _month, rule in course)
    found: list[Settled] = []
    over = 0
    for part in due:
        given = over + sum(paid.get(month, 0) for month in range(part.month, part.last + 1))
        found.append(Settled(part, given))
        over = max(0, given - part.amount) if carries else 0
    return found


def owed(settled: Iterable[Settled], *, after: int, through: int) -> list[Owed]:
    """What is still missing of the parts that fall due after a month and through another; of a part begun the rest."""
    return [Owed(one.part.month, one.missing) for one in settled if after < one.part.month <= through and one.missing]


class Why(StrEnum):
    """By what a part was counted."""

    MONTHS = "months"
    DAYS = "days"
    DAYS_OF_LEAP_YEAR = "days_of_leap_year"  # 29 February counted with the others
    DAYS_WITHOUT_29TH = "days_without_29th"


def traces(
    course: Sequence[tuple[int, T | None]], settled: Iterable[Settled], says: Callable[[T], ContributionRule]
) -> list[Trace[T]]:
    """How each part comes about: by which rule of the course, of which ``says`` tells what it asks, so many months or days at how much."""
    found = []
    for one in settled:
        rule, part = rule_of(course, one.part.month), one.part
        if rule is not None:
            found.append(Trace(_why(says(rule), part), part.month, part.last, part.units, part.rate, one.given, rule))
    return found


def _why(rule: ContributionRule, part: Part) -> Why:
    if rule.each == Each.MONTH:
        return Why.MONTHS
    if not part.leap:
        return Why.DAYS
    return Why.DAYS_WITHOUT_29TH if rule.leap == Leap.FREE else Why.DAYS_OF_LEAP_YEAR


def given_through(settled: Iterable[Settled]) -> int | None:
    """The last month given in full without a gap; None before the first one."""
    last = None
    for one in settled:
        if one.missing:
            break
        last = one.part.last
    return last


@dataclass(frozen=True, slots=True)
class Lapse:
    """By rule a part in the fund ends: for so many months in a row, from ``first`` through ``last``, nothing was given."""

    first: int
    last: int

    @property
    def months(self) -> int:
        return self.last - self.first + 1

    @property
    def day(self) -> date:
        """The first day on which she takes part no longer."""
        return months.first_day(self.last + 1)


def lapse(course: Sequence[Step], settled: Iterable[Settled], *, ended: int, patient: int = 0) -> Lapse | None:
    """The first time that nothing was given for as many months in a row as the rule of the last of them allows; None if never.

    Only months that have ended (through ``ended``) count, and none through ``patient``, up to which the meeting gave time. A month
    counts by the rule that held in it, so that a rule never looks back at months in which it was not there.
    """
    counted = ((month, not one.given) for one in settled for month in range(one.part.month, min(one.part.last, ended) + 1))
    return _first_run(course, counted, patient)


def lapse_of_pledge(
    course: Sequence[tuple[int, R | None]],
    due: Collection[int],
    paid: Mapping[int, int],
    *,
    start: int,
    ended: int,
    patient: int = 0,
) -> Lapse | None:
    """As ``lapse``, where part of every pledge goes to the fund: a month without anything is one whose pledge was due and not begun.

    Who rested her pledge gave nothing because nothing was due: such a month, like one through which the meeting gave time, begins the
    counting anew.
    """
    counted = ((month, month in due and paid.get(month, 0) <= 0) for month in range(start, ended + 1))
    return _first_run(course, counted, patient)


def _first_run(course: Sequence[tuple[int, R | None]], counted: Iterable[tuple[int, bool]], patient: int) -> Lapse | None:
    """Months in order, each with whether nothing was given: the first run that is as long as the rule of its last month allows."""
    first = None
    for month, nothing in counted:
        rule = rule_of(course, month)
        if not nothing or month <= patient or rule is None or not rule.lapse:
            first = None
            continue
        first = month if first is None else first
        if month - first + 1 >= rule.lapse:
            return Lapse(first, month)
    return None


def a_year(rule: ContributionRule, year: int) -> int:
    """What one member gives in a calendar year."""
    january = months.of(date(year, 1, 1))
    return _part(rule, january, january + 11).amount
