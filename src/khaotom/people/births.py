"""Birth dates as people know them: to the day, to the month, to the year, about, or only as "ปีฉลู 2492". Pure."""

import re
from dataclasses import dataclass
from datetime import date

from khaotom.kernel import thai
from khaotom.kernel.calendar import BUDDHIST_ERA, NotADay, WhyNotADay, day_from_parts, parse_day
from khaotom.people.models.person import Person

Precision = Person.BirthPrecision
OLDEST = 125  # years

_ABOUT = re.compile("ประมาณ|ราว|น่าจะ|คง|ไม่แน่|~|about|around|c\\.")
_YEAR = re.compile(r"(?<![0-9])(2[4-7][0-9]{2})(?![0-9])")
_MONTH_AND_YEAR = re.compile(r"(?P<month>[ก-๎.]+|[A-Za-z]+|[0-9]{1,2})[\s/.-]*(?:พ\.?ศ\.?)?\s?(?P<year>2[4-7][0-9]{2})")


@dataclass(frozen=True, slots=True)
class Birth:
    """The first day it can have been (None: not known), how exactly that is known, and her own words for it."""

    day: date | None = None
    precision: Precision = Precision.UNKNOWN
    words: str = ""


def read(typed: str, *, today: date) -> Birth:
    """A birth as typed. Exact days keep no words; everything else keeps them. Blank is not known.

    Raises ``NotADay`` where a day was meant that is none, lies ahead of ``today`` or more than ``OLDEST`` years back.
    """
    words = thai.plain(typed)
    if not words:
        return Birth()
    birth = _read(words, today)
    if (birth.day is not None and not today.year - OLDEST <= birth.day.year <= today.year) or (birth.day or today) > today:
        raise NotADay(WhyNotADay.YEAR_OUT_OF_RANGE, typed)
    return birth


def _read(words: str, today: date) -> Birth:
    about = _ABOUT.search(words.casefold()) is not None
    year = _YEAR.search(words)
    try:
        return Birth(parse_day(words, near=today, four_digit_year=True), Precision.DAY)
    except NotADay as slip:
        if slip.why is not WhyNotADay.NOT_A_DAY or (year is None and re.search("[0-9]", words)):
            raise
    if year is None:
        return Birth(words=words)
    month = _month(words, today)
    if month is not None and not about:
        return Birth(month, Precision.MONTH, words)
    return Birth(date(int(year[1]) - BUDDHIST_ERA, 1, 1), Precision.ABOUT if about else Precision.YEAR, words)


def _month(words: str, today: date) -> date | None:
    found = _MONTH_AND_YEAR.fullmatch(words.removeprefix("เดือน").strip())
    if found is None:
        return None
    try:
        return day_from_parts("1", found["month"], found["year"], near=today)
    except NotADay:
        return None
