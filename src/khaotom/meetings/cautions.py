"""What to think of before a meeting is put on a day and an hour: true with no computer. It warns and never forbids."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from khaotom.kernel import hijri

LASTS = timedelta(hours=2)
"""About how long a meeting is, where nobody said."""

FRIDAY = 4
NOON = time(12), time(14)
PRAYER = timedelta(minutes=20)

SUNSETS = ("18.20", "18.30", "18.30", "18.30", "18.30", "18.35", "18.40", "18.35", "18.15", "18.00", "17.55", "18.05")
"""When the sun sets in Songkhla in the middle of each month, within some minutes."""


@dataclass(frozen=True, slots=True)
class FridayNoon:
    """The meeting would run into the noon prayer of a Friday, or may: no hour is written down yet."""

    code = "friday"


@dataclass(frozen=True, slots=True)
class Maghrib:
    """The sun sets while people sit there."""

    sunset: time
    code = "maghrib"


@dataclass(frozen=True, slots=True)
class Fasting:
    """Perhaps a day of the fasting month, and not clearly after sunset. First and last day as reckoned."""

    first: date
    last: date
    sunset: time
    code = "fasting"


Caution = FridayNoon | Maghrib | Fasting


def sunset(day: date) -> time:
    """About when the sun sets."""
    hour, minute = SUNSETS[day.month - 1].split(".")
    return time(int(hour), int(minute))


def cautions(day: date, starts_at: time | None) -> list[Caution]:
    """What speaks against it, in the order of the day; without an hour what may."""
    return list(_cautions(day, starts_at))


def _cautions(day: date, starts_at: time | None) -> Iterator[Caution]:
    down = sunset(day)
    month = hijri.fasting_month(day)
    if day.weekday() == FRIDAY and (starts_at is None or _meets(day, starts_at, *NOON)):
        yield FridayNoon()
    if starts_at is not None and _meets(day, starts_at, down, (datetime.combine(day, down) + PRAYER).time()):
        yield Maghrib(down)
    if month is not None and (starts_at is None or starts_at < down):
        yield Fasting(*month, down)


def _meets(day: date, starts_at: time, since: time, until: time) -> bool:
    """Does the meeting share any moment with that time of the day?"""
    begins = datetime.combine(day, starts_at)
    return begins < datetime.combine(day, until) and datetime.combine(day, since) < begins + LASTS
