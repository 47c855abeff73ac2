"""What a group's bylaws may set about its collection day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khaotom.bylaws.kinds import Example, Kind, Unit, kinds, parameter
from khaotom.collection import refusals

WEEKDAYS = (
    ("none", gettext_lazy("the same date every month")),
    ("monday", gettext_lazy("Monday")),
    ("tuesday", gettext_lazy("Tuesday")),
    ("wednesday", gettext_lazy("Wednesday")),
    ("thursday", gettext_lazy("Thursday")),
    ("friday", gettext_lazy("Friday")),
    ("saturday", gettext_lazy("Saturday")),
    ("sunday", gettext_lazy("Sunday")),
)


@dataclass(frozen=True, slots=True)
class DayRule:
    """The collection day: a date of the month, or the n-th weekday (5: the last one)."""

    weekday: str = parameter(gettext_lazy("Day of the week"), Unit.CHOICE, default="none", choices=WEEKDAYS)
    number: int = parameter(
        gettext_lazy("Date, or which one of the month (5 is the last)"), Unit.TIMES, default=9, lowest=1, highest=31
    )


def day_in(rule: DayRule, year: int, month: int) -> date:
    """The collection day of a month; a date the month does not have becomes its last day."""
    first = date(year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if rule.weekday == "none":
        return first.replace(day=min(rule.number, last.day))
    wanted = [name for name, _label in WEEKDAYS].index(rule.weekday) - 1
    days = [first + timedelta(days=n) for n in range(last.day) if (first + timedelta(days=n)).weekday() == wanted]
    return days[min(rule.number, len(days)) - 1]


def next_days(rule: DayRule, since: date, many: int = 3) -> list[date]:
    """The next collection days, ``since`` included: people see from them whether the rule is right."""
    months = range(since.year * 12 + since.month - 1, since.year * 12 + since.month + many)
    days = (day_in(rule, month // 12, month % 12 + 1) for month in months)
    return [day for day in days if day >= since][:many]


def _no_such_weekday(rule: DayRule) -> refusals.NoSuchWeekday | None:
    """A month has at most five of any weekday."""
    return refusals.NoSuchWeekday(number=rule.number) if rule.weekday != "none" and rule.number > 5 else None


def _day(rule: DayRule) -> str:
    if rule.weekday == "none":
        return _("Money is collected on day %(day)s of every month.") % {"day": rule.number}
    label = dict(WEEKDAYS)[rule.weekday]
    if rule.number >= 5:
        return _("Money is collected on the last %(weekday)s of every month.") % {"weekday": label}
    return _("Money is collected on %(weekday)s number %(number)s of every month.") % {"weekday": label, "number": rule.number}


def register(examples: Callable[[DayRule, DayRule | None, date], Sequence[Example]]) -> None:
    """Make the kind known to the bylaws. On which day an evening was held changes nothing of it: there is nothing to run again."""
    kinds.register(
        "collection_day",
        Kind(
            gettext_lazy("Collection day"),
            DayRule,
            _day,
            gettext_lazy("On which day is money collected?"),
            optional=False,
            position=1,
            quarrel=_no_such_weekday,
            days=next_days,
            examples=examples,
        ),
    )
