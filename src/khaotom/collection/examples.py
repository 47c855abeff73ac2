"""The worked examples of the collection day: the days it would be, over the change and where months differ."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Example
from khaotom.collection.clauses import DayRule, day_in, next_days
from khaotom.kernel import months
from khaotom.ui import formats

SHORTEST_MONTH = 28
LAST_WEEKDAY = 5


def of_day(says: DayRule, before: DayRule | None, start: date) -> Sequence[Example]:
    """The next three days, the month of the change, and a month that is too short for the date or has the weekday four times."""
    days = next_days(says, start)
    named = dict(zip(("first", "second", "third"), map(formats.day_weekday_short, days), strict=True))
    made = [Example("next", _iso(*days), _("Money is collected on %(first)s, then on %(second)s and on %(third)s.") % named)]
    if before is not None:
        made.append(_change(says, before, start))
    if says.weekday == "none" and says.number > SHORTEST_MONTH:
        february = day_in(says, start.year + 1, 2)
        named = {"day": formats.day_weekday_short(february), "number": str(says.number)}
        made.append(Example("short", _iso(february), _("February has no day %(number)s: money is collected on %(day)s.") % named))
    if says.weekday != "none" and says.number == LAST_WEEKDAY:
        made.append(_last_weekday(says, start))
    return made


def _change(says: DayRule, before: DayRule, start: date) -> Example:
    """The last day by the old rule, and the first by the new one: both may fall in one month, or a month pass without."""
    month = months.of(start)
    old = max(day for one in (month - 1, month) if (day := day_in(before, *months.year_and_month(one))) < start)
    (new,) = next_days(says, start, many=1)[:1]
    named = {"old": formats.day_weekday_short(old), "new": formats.day_weekday_short(new)}
    sentence = _("By the old rule money is collected on %(old)s for the last time, by this one on %(new)s for the first.")
    return Example("change", _iso(old, new), sentence % named)


def _last_weekday(says: DayRule, start: date) -> Example:
    """A month in which the last one is the fourth, and one in which it is the fifth."""
    days = [day_in(says, *months.year_and_month(month)) for month in range(months.of(start), months.of(start) + 12)]
    fourth, fifth = (next(day for day in days if (day.day > SHORTEST_MONTH) is late) for late in (False, True))
    named = {"fourth": formats.day_weekday_short(fourth), "fifth": formats.day_weekday_short(fifth)}
    sentence = _("The last one of the month is %(fourth)s where there are four, and %(fifth)s where there are five.")
    return Example("last", _iso(fourth, fifth), sentence % named)


def _iso(*days: date) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in days)
