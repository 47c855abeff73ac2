"""The worked examples of the welfare fund's rules: made from the draft's own numbers, worked out by the engine itself, read to the assembly."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Example
from khaotom.bylaws.selectors import Course, Rule, Span
from khaotom.kernel.ids import uuid7
from khaotom.ui import formats
from khaotom.welfare import benefits
from khaotom.welfare.benefits import Event, Outcome, Used, Who
from khaotom.welfare.clauses import Across, BenefitRule, CareDutyRule, DiscretionRule, Period, Unit

LONG_AGO = timedelta(days=20 * 366)
USUAL_NIGHTS = 3


@dataclass(frozen=True, slots=True)
class Asking:
    """One made-up event under a draft."""

    says: BenefitRule
    before: BenefitRule | None
    start: date

    def outcome(self, event: Event, *, since: date | None = None, used: int = 0, late: int = 0, alone: bool = True) -> Outcome:
        """What the draft gives; ``alone``: as if it had held for ever, else as it follows what was before it."""
        began = self.start - LONG_AGO
        spans = [_span(began if alone else self.start, None, self.says)]
        if not alone and self.before is not None:
            spans.insert(0, _span(began, self.start, self.before))
        who = Who(since or began, born=event.first - timedelta(days=90 * 366))
        before = Used({benefits.span_of(self.says, event.first): used})
        return benefits.evaluate(Course(spans), event, who, before, asked_on=event.last + timedelta(days=late))


def _span(start: date, before: date | None, says: BenefitRule) -> Span[BenefitRule]:
    return Span(start, before, Rule(says, "", uuid7(), start, ""))


def of_benefit(says: BenefitRule, before: BenefitRule | None, start: date) -> Sequence[Example]:
    """Three to six of them: the usual case, the limit, the year's turn, the change of the rule, the waiting time, the last day."""
    asking = Asking(says, before, start)
    makers: Sequence[Callable[[Asking], Example | None]] = (
        (_nights, _too_many_nights, _turn_of_the_year, _change, _waiting, _late)
        if says.unit == Unit.NIGHT
        else (_once, _steps, _waiting, _late)
    )
    return [example for make in makers if (example := make(asking)) is not None]


def of_discretion(says: DiscretionRule, _before: DiscretionRule | None, _start: date) -> Sequence[Example]:
    """One baht too much."""
    named = {"limit": formats.baht(says.limit), "above": formats.baht(says.limit + 100)}
    sentence = _("A house burns and no other rule names it: the meeting may give %(limit)s baht, but not %(above)s.")
    return [Example("limit", (says.limit,), sentence % named)]


def of_care_duty(says: CareDutyRule, _before: CareDutyRule | None, start: date) -> Sequence[Example]:
    """Somebody who comes home and stays in bed: the first visit, and the next."""
    home = date(start.year + 1, 5, 10)
    first = home + timedelta(days=says.days)
    later = first + timedelta(weeks=says.weeks)
    named = {
        "home": _day_and_month(home),
        "first": _day_and_month(first),
        "next": _day_and_month(later),
        "together": says.together,
    }
    sentence = _(
        "Uncle Him comes home on %(home)s and stays in bed: %(together)s go to see him by %(first)s, and again by %(next)s at the latest."
    )
    return [Example("visits", (says.days, says.weeks, says.together), sentence % named)]


def _day(asking: Asking) -> date:
    """A day on which the draft holds, in a month in which it gives, not at the turn of a year."""
    month = int(asking.says.month) or 5
    return date(asking.start.year + 1, month, 10)


def _nights(asking: Asking) -> Example:
    first = _day(asking)
    used = min(2, max(0, asking.says.cap - USUAL_NIGHTS)) if asking.says.cap else 0
    out = asking.outcome(Event(first, first + timedelta(days=USUAL_NIGHTS)), used=used)
    left = out.limits[0].left if out.limits else 0
    named = {"nights": USUAL_NIGHTS, "used": used, "amount": formats.baht(out.amount), "left": left}
    values = (USUAL_NIGHTS, used, out.amount, left)
    if not asking.says.cap:
        return Example("nights", values, _("Aunt Nu stays %(nights)s nights: %(amount)s baht.") % named)
    sentence = _(
        "Aunt Nu stays %(nights)s nights and had %(used)s before in that year: %(amount)s baht, and %(left)s nights are left."
    )
    return Example("nights", values, sentence % named)


def _too_many_nights(asking: Asking) -> Example | None:
    if not asking.says.cap:
        return None
    first, many = _day(asking), asking.says.cap + 2
    out = asking.outcome(Event(first, first + timedelta(days=many)))
    counted = sum(line.units for line in out.lines)
    named = {"nights": many, "counted": counted, "amount": formats.baht(out.amount)}
    sentence = _("Uncle Juan stays %(nights)s nights: %(counted)s count, %(amount)s baht.") % named
    return Example("limit", (many, counted, out.amount), sentence)


def _turn_of_the_year(asking: Asking) -> Example | None:
    """A stay over the turn of the year in which the limit counts."""
    if not asking.says.cap or asking.says.period == Period.LIFE or asking.says.month != "0":
        return None
    new_year = date(asking.start.year + 1, 10 if asking.says.period == Period.FISCAL else 1, 1)
    first, last = new_year - timedelta(days=2), new_year + timedelta(days=2)
    out = asking.outcome(Event(first, last))
    by_year = [
        sum(line.units for line in out.lines if line.span == span) for span in dict.fromkeys(one.span for one in out.lines)
    ]
    if not by_year:
        return None
    named = {
        "first": _day_and_month(first),
        "last": _day_and_month(last),
        "old": by_year[0],
        "new": by_year[-1],
        "amount": formats.baht(out.amount),
    }
    sentence = _(
        "Aunt Nu stays from %(first)s to %(last)s: %(old)s nights count in the old year and %(new)s in the new, %(amount)s baht in all."
    )
    return Example("new_year", (*by_year, out.amount), sentence % named)


def _change(asking: Asking) -> Example | None:
    """A stay during which the rule changes: two nights before, one after."""
    if asking.before is None or asking.before.unit != Unit.NIGHT:
        return None
    first, last = asking.start - timedelta(days=2), asking.start + timedelta(days=1)
    out = asking.outcome(Event(first, last), alone=False)
    each = asking.before.across == Across.EACH
    named = {"first": _day_and_month(first), "last": _day_and_month(last), "amount": formats.baht(out.amount)}
    sentence = (
        _("Aunt Nu stays from %(first)s to %(last)s, over the change: each night by the rule of that night, %(amount)s baht.")
        if each
        else _("Aunt Nu stays from %(first)s to %(last)s, over the change: all by the rule of the first night, %(amount)s baht.")
    )
    return Example("change", (first.isoformat(), each, out.amount), sentence % named)


def _once(asking: Asking) -> Example | None:
    day = _day(asking)
    bill = asking.says.unit == Unit.BILL
    years_ago = day - timedelta(days=366 * 10)
    out = asking.outcome(Event(day, day, 100_000 if bill else 0), since=years_ago)
    named = {"amount": formats.baht(out.amount), "bill": formats.baht(100_000)}
    if bill:
        sentence = _("Aunt Nu has given for ten years and brings a bill of %(bill)s baht: she gets %(amount)s baht.") % named
    else:
        sentence = _("It happens to Aunt Nu, who has given for ten years: she gets %(amount)s baht.") % named
    return Example("once", (out.amount,), sentence)


def _steps(asking: Asking) -> Example | None:
    """The day before the first step."""
    if not asking.says.steps or asking.says.unit == Unit.BILL:
        return None
    years, amount = asking.says.steps[0]
    below = benefits.rate(asking.says, years - 1)
    named = {"years": years, "below": formats.baht(below), "amount": formats.baht(amount)}
    sentence = _("One day before %(years)s full years it is %(below)s baht, from that day on %(amount)s baht.") % named
    return Example("steps", (years, below, amount), sentence)


def _waiting(asking: Asking) -> Example | None:
    if not asking.says.wait_days or asking.says.wait_years:
        return None
    day, short = _day(asking), asking.says.wait_days - 1
    event = Event(day, day + timedelta(days=1), 100)
    out = asking.outcome(event, since=day - timedelta(days=short))
    named = {"days": short, "why": _("nothing yet") if out.why else formats.baht(out.amount)}
    return Example("waiting", (short, str(out.why)), _("Uncle Him has given for %(days)s days: %(why)s.") % named)


def _late(asking: Asking) -> Example | None:
    if not asking.says.claim_days:
        return None
    day, late = _day(asking), asking.says.claim_days + 1
    out = asking.outcome(Event(day, day + timedelta(days=1), 100), late=late)
    named = {"days": late, "why": _("nothing any more") if out.why else formats.baht(out.amount)}
    return Example("late", (late, str(out.why)), _("It is asked for %(days)s days afterwards: %(why)s.") % named)


def _day_and_month(day: date) -> str:
    return f"{day.day} {formats.month_name(day.month)}"
