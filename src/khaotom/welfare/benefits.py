"""What the welfare fund gives, worked out from facts alone: which clause held on which day, what is due, and each step of the way.

Amounts are satang, days are dates. Nothing here reads a database or a clock; what was decided once comes out the same for ever.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from khaotom.bylaws.selectors import Course, Rule
from khaotom.kernel.calendar import whole_years
from khaotom.welfare.clauses import ANY_MONTH, Across, BenefitRule, Period, Unit

FISCAL_YEAR_BEGINS = 10  # October, as public money counts here


class Why(StrEnum):
    """Why nothing is due."""

    TURNED_ROUND = "turned_round"
    STILL_TO_COME = "still_to_come"
    NO_NIGHT = "no_night"
    NO_BILL = "no_bill"
    NO_RULE = "no_rule"
    NOT_YET_JOINED = "not_yet_joined"
    LEFT = "left"
    WAITING = "waiting"
    BIRTH_UNKNOWN = "birth_unknown"
    TOO_YOUNG = "too_young"
    OTHER_MONTH = "other_month"
    NO_STEP = "no_step"
    TOO_LATE = "too_late"
    USED_UP = "used_up"


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: from a day to a day (for nights, ``last`` is the day she went home), and the bill in satang if there is one.

    ``began``: the first day of a stay whose first part was asked for before. It is one stay: told in two parts it brings no more.
    """

    first: date
    last: date
    bill: int = 0
    began: date | None = None

    @property
    def start(self) -> date:
        """The day whose conditions hold for all of it."""
        return self.began or self.first


@dataclass(frozen=True, slots=True)
class Who:
    """The member it happened to: ``since`` she takes part in the fund (None: she does not), ``until`` her last day in the group."""

    since: date | None
    until: date | None = None
    born: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The time in which a limit counts: a calendar year, a fiscal year by the year it ends in, or a whole life (year 0)."""

    period: str
    year: int


@dataclass(frozen=True, slots=True)
class Used:
    """What was given before, by span: how many nights or times, and how much."""

    units: Mapping[Span, int] = field(default_factory=dict)
    satang: Mapping[Span, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """So many nights or times at one rate, under one version of the clause, in one span."""

    rule: Rule[BenefitRule]
    span: Span
    units: int
    rate: int
    amount: int


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit this touches: in which span, how much of it there is, was used before, and is left after. Units, or satang for bills."""

    span: Span
    limit: int
    before: int
    left: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is due and each step, or why nothing is. ``day`` is the day that would have been right, where there is one.

    ``over`` is what of a bill lies above what is left of the limit (satang); ``years`` are the full years in the fund by which the
    clause goes, where it has steps.
    """

    lines: Sequence[Line] = ()
    limits: Sequence[Limit] = ()
    above: int = 0  # nights or times above the limit
    over: int = 0
    years: int = 0
    why: Why | None = None
    rule: Rule[BenefitRule] | None = None
    day: date | None = None

    @property
    def amount(self) -> int:
        return sum(line.amount for line in self.lines)


def evaluate(course: Course[BenefitRule], event: Event, who: Who, used: Used, *, asked_on: date) -> Outcome:
    """What the fund gives for an event, by the clause's whole course.

    The conditions are those of the day on which it began. What a night brings is said by the rule of that night, or of the first
    night, as the clause itself says; a limit counts in the span in which the night lies, also across a change of the rule.
    """
    if event.last < event.first:
        return Outcome(why=Why.TURNED_ROUND)
    if event.last > asked_on:
        return Outcome(why=Why.STILL_TO_COME, day=event.last)
    rule = course.on(event.start)
    if rule is None:
        return Outcome(why=Why.NO_RULE, day=event.start)
    return _barred(rule, event, who, asked_on) or _due(course, rule, event, who, used)


def _barred(rule: Rule[BenefitRule], event: Event, who: Who, asked_on: date) -> Outcome | None:
    """The first condition that does not hold, if one does not."""
    says = rule.parameters
    if who.since is None or event.start < who.since:
        return Outcome(why=Why.NOT_YET_JOINED, rule=rule, day=who.since)
    if who.until is not None and event.first > who.until:
        return Outcome(why=Why.LEFT, rule=rule, day=who.until)
    complete = waited(says, who.since)
    if event.start < complete:
        return Outcome(why=Why.WAITING, rule=rule, day=complete)
    if says.age and who.born is None:
        return Outcome(why=Why.BIRTH_UNKNOWN, rule=rule)
    if says.age and who.born is not None and whole_years(who.born, event.start) < says.age:
        return Outcome(why=Why.TOO_YOUNG, rule=rule)
    if says.month != ANY_MONTH and event.start.month != int(says.month):
        return Outcome(why=Why.OTHER_MONTH, rule=rule)
    if says.claim_days and (asked_on - event.last).days > says.claim_days:
        return Outcome(why=Why.TOO_LATE, rule=rule, day=event.last + timedelta(days=says.claim_days))
    if says.unit == Unit.NIGHT and event.first == event.last:
        return Outcome(why=Why.NO_NIGHT, rule=rule)
    if says.unit == Unit.BILL and event.bill <= 0:
        return Outcome(why=Why.NO_BILL, rule=rule)
    return None


def waited(says: BenefitRule, since: date) -> date:
    """The first day on which the waiting time is complete: so many days after she began, and so many full years."""
    return max(since + timedelta(days=says.wait_days), years_after(since, says.wait_years))


def years_after(since: date, years: int) -> date:
    """The day on which so many years are full."""
    try:
        return since.replace(year=since.year + years)
    except ValueError:  # begun on 29 February: the year is full on 1 March
        return date(since.year + years, 3, 1)


def span_of(says: BenefitRule, day: date) -> Span:
    """The span of a limit in which a day lies."""
    year = {
        Period.CALENDAR: day.year,
        Period.FISCAL: day.year + (day.month >= FISCAL_YEAR_BEGINS),
        Period.LIFE: 0,
    }[Period(says.period)]
    return Span(says.period, year)


def rate(says: BenefitRule, years: int) -> int:
    """Satang for who has taken part so many full years: the last step reached, or the first amount."""
    reached = [amount for from_years, amount in says.steps if from_years <= years]
    return reached[-1] if reached else says.amount


def years_in(who: Who, day: date) -> int:
    """Full years in the fund on a day; none for one who does not take part."""
    return max(0, whole_years(who.since, day)) if who.since else 0


def days_of(says: BenefitRule, event: Event) -> Iterator[date]:
    """The days that count: each night by the day on which it begins, anything else by its first day."""
    many = (event.last - event.first).days if says.unit == Unit.NIGHT else 1
    return (event.first + timedelta(days=number) for number in range(many))


def _due(course: Course[BenefitRule], first: Rule[BenefitRule], event: Event, who: Who, used: Used) -> Outcome:
    years = years_in(who, event.start)
    taken, spent = Counter(used.units), Counter(used.satang)
    counted: Counter[tuple[Span, int]] = Counter()  # by span and start of the rule
    rules: dict[int, Rule[BenefitRule]] = {}
    above = 0
    for day in days_of(first.parameters, event):
        rule = course.on(day) if first.parameters.across == Across.EACH else first
        if rule is None or (who.until is not None and day > who.until):
            continue
        span = span_of(rule.parameters, day)
        if rule.parameters.cap and taken[span] >= rule.parameters.cap:
            above += 1
            continue
        taken[span] += 1
        rules[rule.since.toordinal()] = rule
        counted[span, rule.since.toordinal()] += 1
    lines = [_line(rules[since], span, units, years, event, spent) for (span, since), units in counted.items()]
    if not any(line.amount for line in lines):
        return _nothing(first, event, who, counted_any=bool(lines or above), years=years)
    over = max(0, event.bill - sum(line.amount for line in lines)) if first.parameters.unit == Unit.BILL else 0
    by_years = years if first.parameters.steps else 0
    return Outcome(lines=lines, limits=_limits(lines, used, years), above=above, over=over, years=by_years, rule=first)


def _nothing(first: Rule[BenefitRule], event: Event, who: Who, *, counted_any: bool, years: int) -> Outcome:
    """Why no night, time or bill of it brings anything: the rule had ended, its first step is not reached, or all is used."""
    says = first.parameters
    if not counted_any:
        return Outcome(why=Why.NO_RULE, day=event.first)
    step = next((step for step, amount in says.steps if step > years and amount), None)
    if not rate(says, years) and step is not None and who.since is not None:
        return Outcome(why=Why.NO_STEP, rule=first, day=years_after(who.since, step), years=step)
    return Outcome(why=Why.USED_UP, rule=first, years=years)


def _line(rule: Rule[BenefitRule], span: Span, units: int, years: int, event: Event, spent: Counter[Span]) -> Line:
    says = rule.parameters
    one = rate(says, years)
    if says.unit == Unit.BILL:
        amount = max(0, min(event.bill, one - spent[span]))
        return Line(rule, span, units, amount, amount)
    return Line(rule, span, units, one, units * one)


def _limits(lines: Sequence[Line], used: Used, years: int) -> list[Limit]:
    """Each span's limit, by the last rule that counted in it."""
    found: dict[Span, Limit] = {}
    for line in lines:
        says, span = line.rule.parameters, line.span
        if says.unit == Unit.BILL:
            whole, before, now = rate(says, years), used.satang.get(span, 0), line.amount
        elif says.cap:
            whole, before = says.cap, used.units.get(span, 0)
            now = sum(other.units for other in lines if other.span == span)
        else:
            continue
        found[span] = Limit(span, whole, before, max(0, whole - before - now))
    return list(found.values())
