"""The months of the Islamic year by arithmetic (the tabular calendar): the fasting month falls so within a day or two of the moon's."""

from datetime import date, timedelta

RAMADAN = 9
MAY_DIFFER = 2
"""Days by which the month that is announced may begin or end beside the one reckoned here."""

_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram of the year 1, civil reckoning
_CYCLE_DAYS = 10631  # thirty years, eleven of them with a day more


def year_of(day: date) -> int:
    """The Islamic year: 9 June 2019 is in 1440."""
    return (30 * (day.toordinal() - _EPOCH) + 10646) // _CYCLE_DAYS


def month_begins(year: int, month: int) -> date:
    """The first day of a month; months have 30 and 29 days by turns."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2
    return date.fromordinal(_EPOCH + days)


def fasting_month(day: date) -> tuple[date, date] | None:
    """The first and last day, as reckoned, of the fasting month in which a day may be; None where it certainly is not."""
    near = timedelta(days=MAY_DIFFER)
    first = month_begins(year_of(day), RAMADAN)
    last = month_begins(year_of(day), RAMADAN + 1) - timedelta(days=1)
    return (first, last) if first - near <= day <= last + near else None
