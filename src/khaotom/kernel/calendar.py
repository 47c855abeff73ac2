"""Days as people here type them, Buddhist era first, read into ``date``; and whole years between days. Today is always given."""

import re
from datetime import date
from enum import StrEnum

from khaotom.kernel import months, thai

BUDDHIST_ERA = 543
"""The Buddhist year is the Christian one plus this; both begin on 1 January."""

_BUDDHIST_YEARS = range(2400, 2701)
_CHRISTIAN_YEARS = range(1900, 2201)


class WhyNotADay(StrEnum):
    """What is the matter with a typed day."""

    BLANK = "blank"
    NOT_A_DAY = "not_a_day"
    NO_SUCH_DAY = "no_such_day"
    CHRISTIAN_ERA = "christian_era"
    FOUR_DIGITS_NEEDED = "four_digits_needed"
    YEAR_OUT_OF_RANGE = "year_out_of_range"
    WRONG_WEEKDAY = "wrong_weekday"


class NotADay(ValueError):
    """A typed day that cannot be taken, or must be asked back.

    ``typed`` is what the person typed, untouched; ``suggestion`` the day she seems to have meant: for ``CHRISTIAN_ERA``
    that day of that Christian year, for ``WRONG_WEEKDAY`` the day of the month she wrote.
    """

    def __init__(self, why: WhyNotADay, typed: str, suggestion: date | None = None) -> None:
        super().__init__(f"{why}: {typed!r}")
        self.why = why
        self.typed = typed
        self.suggestion = suggestion


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "มกราคม มกรา มค january jan",
            "กุมภาพันธ์ กุมภาพันธุ์ กุมภา กพ february feb",
            "มีนาคม มีนา มีค march mar",
            "เมษายน เมษา เมย april apr",
            "พฤษภาคม พฤษภา พค may",
            "มิถุนายน มิถุนา มิย june jun",
            "กรกฎาคม กรกฏาคม กรกฎา กรกฏา กค july jul",
            "สิงหาคม สิงหา สค august aug",
            "กันยายน กันยา กย september sept sep",
            "ตุลาคม ตุลา ตค october oct",
            "พฤศจิกายน พฤศจิกา พย november nov",
            "ธันวาคม ธันวา ธค december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "จันทร์ monday mon",
            "อังคาร tuesday tue",
            "พุธ wednesday wed",
            "พฤหัสบดี พฤหัสฯ พฤหัส thursday thu",
            "ศุกร์ friday fri",
            "เสาร์ saturday sat",
            "อาทิตย์ sunday sun",
        )
    )
    for name in names.split()
}
_WEEKDAY = re.compile(f"(?:วัน)?(?P<weekday>{'|'.join(_WEEKDAYS)})?,?\\s*(?:ที่)?\\s*(?=[0-9])")
_YEAR_FIELD = r"(?P<year>(?:[พค]\.?ศ\.?)?\s?[0-9]+)"
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DAY_FIRST = re.compile(rf"(?P<day>[0-9]{{1,2}})\s?[-/. ]\s?(?P<month>[0-9]{{1,2}})\s?[-/. ]\s?{_YEAR_FIELD}")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})\s?[/. ]\s?(?P<month>[0-9]{1,2})\s?[/. ]\s?(?P<day>[0-9]{1,2})")
_NAMED = re.compile(rf"(?P<day>[0-9]{{1,2}})(?P<month>[^0-9]+?){_YEAR_FIELD}")
_ISO_MONTH = re.compile(r"[0-9]{4}-[0-9]{1,2}")
_MONTH_FIRST = re.compile(rf"(?:(?P<number>[0-9]{{1,2}})\s?[-/. ]\s?|(?P<name>[^0-9]+?)){_YEAR_FIELD}")
_ENGLISH = re.compile("[a-z]")
_YEAR = re.compile(r"(?P<era>[พค]?)\.?(?:ศ\.?)?\s?(?P<number>[0-9]+)")


def parse_day(text: str, *, near: date, four_digit_year: bool = False) -> date:
    """The day of one text: ``9/6/62``, ``9 มิย 2562``, ``9 มิ.ย. 62``, ``วันอาทิตย์ที่ ๙ มิถุนายน ๒๕๖๒``, ``2019-06-09``.

    A year of two digits is the Buddhist one nearest to ``near`` (refused with ``four_digit_year``, for births). 2400–2700
    is the Buddhist era; 1900–2200 is asked back, except where only one era can be meant: in the form with dashes that
    machines write, after an English month, after ค.ศ. Whatever ``ui.formats`` shows is read back. Raises ``NotADay``.
    """
    typed = thai.plain(text).casefold()
    if not typed:
        raise NotADay(WhyNotADay.BLANK, text)
    reading = _Reading(text, near=near, four_digit_year=four_digit_year)
    head = _WEEKDAY.match(typed)
    day = reading.of(typed[head.end() :] if head else typed)
    if head and head["weekday"] and _WEEKDAYS[head["weekday"]] != day.weekday():
        raise NotADay(WhyNotADay.WRONG_WEEKDAY, text, suggestion=day)
    return day


def day_from_parts(day: str, month: str, year: str, *, near: date, four_digit_year: bool = False) -> date:
    """The day of three fields as typed; the month is a number or a name. Rules and refusals as in ``parse_day``."""
    parts = [thai.plain(part).casefold() for part in (day, month, year)]
    typed = " ".join((day, month, year)).strip()
    if not any(parts):
        raise NotADay(WhyNotADay.BLANK, typed)
    return _Reading(typed, near=near, four_digit_year=four_digit_year).of_parts(*parts)


def parse_month(text: str, *, near: date) -> int:
    """The month of one text as an index of ``kernel.months``: ``พ.ค. 62``, ``พฤษภาคม 2562``, ``5/2562``, ``2019-05``, or any day of it.

    Rules and refusals as in ``parse_day``.
    """
    typed = thai.plain(text).casefold().removeprefix("เดือน").strip()
    if not typed:
        raise NotADay(WhyNotADay.BLANK, text)
    found = _ISO_MONTH.fullmatch(typed) or _MONTH_FIRST.fullmatch(typed)
    if found is None:
        return months.of(_Reading(text, near=near, four_digit_year=False).of(typed))
    if found.re is _ISO_MONTH:
        return months.of(_Reading(text, near=near, four_digit_year=False).of(f"{typed}-01"))
    return months.of(
        _Reading(text, near=near, four_digit_year=False).of_parts("1", found["number"] or found["name"], found["year"])
    )


def buddhist_year(day: date) -> int:
    """2019 → 2562."""
    return day.year + BUDDHIST_ERA


def whole_years(since: date, until: date) -> int:
    """Full years from one day to another. Who was born on 29 February completes a year on 1 March where there is no 29th."""
    return whole_months(since, until) // 12


def whole_months(since: date, until: date) -> int:
    """Full months from one day to another: complete on the same day of the month, or on the 1st after it where there is none."""
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)


class _Reading:
    """One attempt to read a day, with what every refusal must carry."""

    def __init__(self, typed: str, *, near: date, four_digit_year: bool) -> None:
        self.typed = typed
        self.near = near
        self.four_digit_year = four_digit_year

    def of(self, text: str) -> date:
        if iso := _ISO.fullmatch(text):
            return self._iso(int(iso["year"]), int(iso["month"]), int(iso["day"]))
        found = _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text) or _NAMED.fullmatch(text)
        if found is None:
            raise self._refusal(WhyNotADay.NOT_A_DAY)
        return self.of_parts(found["day"], found["month"], found["year"])

    def of_parts(self, day: str, month: str, year: str) -> date:
        found = _YEAR.fullmatch(year)
        number = _month(month)
        if found is None or number is None or re.fullmatch("[0-9]{1,2}", day) is None:
            raise self._refusal(WhyNotADay.NOT_A_DAY)
        christian, asked_back = self._christian_year(found["number"], spoken_era=found["era"])
        result = self._existing(christian, number, int(day))
        if asked_back and not (_ENGLISH.search(month) and not found["era"]):
            raise self._refusal(WhyNotADay.CHRISTIAN_ERA, suggestion=result)
        return result

    def _iso(self, year: int, month: int, day: int) -> date:
        if year in _BUDDHIST_YEARS:
            return self._existing(year - BUDDHIST_ERA, month, day)
        if year in _CHRISTIAN_YEARS:
            return self._existing(year, month, day)
        raise self._refusal(WhyNotADay.YEAR_OUT_OF_RANGE)

    def _christian_year(self, digits: str, *, spoken_era: str) -> tuple[int, bool]:
        """The year of the Christian era, and whether it must be asked back."""
        if len(digits) == 2 and spoken_era != "ค":
            return self._nearest(int(digits)), False
        if len(digits) != 4:
            raise self._refusal(WhyNotADay.FOUR_DIGITS_NEEDED)
        year = int(digits)
        if year in _CHRISTIAN_YEARS:
            return year, spoken_era != "ค"
        if year in _BUDDHIST_YEARS and spoken_era != "ค":
            return year - BUDDHIST_ERA, False
        raise self._refusal(WhyNotADay.YEAR_OUT_OF_RANGE)

    def _nearest(self, two_digits: int) -> int:
        """The Christian year whose Buddhist number ends so and lies nearest; of two equally near, the past one."""
        if self.four_digit_year:
            raise self._refusal(WhyNotADay.FOUR_DIGITS_NEEDED)
        here = buddhist_year(self.near)
        century = here - here % 100
        return min((century + shift + two_digits for shift in (-100, 0, 100)), key=lambda year: abs(year - here)) - BUDDHIST_ERA

    def _existing(self, year: int, month: int, day: int) -> date:
        try:
            return date(year, month, day)
        except ValueError:
            raise self._refusal(WhyNotADay.NO_SUCH_DAY) from None

    def _refusal(self, why: WhyNotADay, suggestion: date | None = None) -> NotADay:
        return NotADay(why, self.typed, suggestion)


def _month(typed: str) -> int | None:
    """The number of a month as typed; a number out of 1–12 stays what it is (no such day), a word that is no month is None."""
    if re.fullmatch("[0-9]{1,2}", typed):
        return int(typed)
    return _MONTHS.get(re.sub(r"[-/., ]", "", typed).removeprefix("เดือน"))
