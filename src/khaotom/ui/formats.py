"""How money, days, months and times are shown, in the language of the moment: Thai years are Buddhist, English ones Christian.

Amounts are ``int`` satang, shown without a unit unless the function says a whole sentence. A day is a ``date``; a moment is
shown as it was in Bangkok. Months are integers of ``kernel.months``. A day shown in any form, ``kernel.calendar`` reads back.
"""

import datetime as days
from datetime import date, datetime

from django.utils.translation import get_language, gettext, ngettext

from khaotom.kernel import clock, months, thai
from khaotom.kernel.calendar import BUDDHIST_ERA, whole_months, whole_years
from khaotom.kernel.money import BAHT

MINUS = "\u2212"
NEAR_DAYS = 7
"""As far from today as a day is still told in words."""

THAI_MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
THAI_SHORT_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
THAI_WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_thai() -> bool:
    """Whether Thai is spoken at the moment; Thai first where no language was chosen."""
    return (get_language() or "th").startswith("th")


# --- Money --------------------------------------------------------------------------------------------------------------


def baht(satang: int) -> str:
    """For meeting screens and sentences: ``1,250``, or ``1,250.50`` when there are satang. No unit."""
    whole, rest = divmod(abs(satang), BAHT)
    return _minus(satang) + (f"{whole:,}.{rest:02d}" if rest else f"{whole:,}")


def baht_book(satang: int) -> str:
    """For books and prints: always two decimals, ``1,250.00``, ``−20.00`` with a true minus sign, so that columns align."""
    whole, rest = divmod(abs(satang), BAHT)
    return f"{_minus(satang)}{whole:,}.{rest:02d}"


def short_or_over(difference: int) -> str:
    """What was counted less what the book says: "ขาด 20 บาท", "เกิน 20 บาท", "ตรง". Words, never a sign or a colour alone."""
    if not difference:
        return gettext("matches")
    said = gettext("short by %(amount)s baht") if difference < 0 else gettext("over by %(amount)s baht")
    return said % {"amount": baht(abs(difference))}


def _minus(satang: int) -> str:
    return MINUS if satang < 0 else ""


# --- Days and times -----------------------------------------------------------------------------------------------------


def day_short(day: date) -> str:
    """``9 มิ.ย. 62`` · ``9 Jun 2019``, for lists. An English year has four digits: two could be read in either era."""
    day = _in_bangkok(day)
    return f"{day.day} {month_short(months.of(day))}"


def day_long(day: date) -> str:
    """``วันอาทิตย์ที่ 9 มิถุนายน 2562`` · ``Sunday 9 June 2019``, for headings and to echo what was typed."""
    day = _in_bangkok(day)
    weekday = f"วัน{THAI_WEEKDAYS[day.weekday()]}ที่" if in_thai() else ENGLISH_WEEKDAYS[day.weekday()]
    return f"{weekday} {day.day} {month_long(months.of(day))}"


def day_weekday_short(day: date) -> str:
    """``อาทิตย์ 9 มิ.ย. 62`` · ``Sun 9 Jun 2019``, for the day of a meeting."""
    day = _in_bangkok(day)
    weekday = THAI_WEEKDAYS[day.weekday()] if in_thai() else ENGLISH_WEEKDAYS[day.weekday()][:3]
    return f"{weekday} {day_short(day)}"


def day_formal(day: date) -> str:
    """``๙ มิถุนายน ๒๕๖๒`` · ``9 June 2019``, for papers that are signed and framed."""
    day = _in_bangkok(day)
    written = f"{day.day} {month_long(months.of(day))}"
    return thai.thai_digits(written) if in_thai() else written


def month_short(month: int) -> str:
    """``มิ.ย. 62`` · ``Jun 2019``: the month of a pledge."""
    year, number = months.year_and_month(month)
    if in_thai():
        return f"{THAI_SHORT_MONTHS[number - 1]} {(year + BUDDHIST_ERA) % 100:02d}"
    return f"{ENGLISH_MONTHS[number - 1][:3]} {year}"


def month_long(month: int) -> str:
    """``มิถุนายน 2562`` · ``June 2019``."""
    year, number = months.year_and_month(month)
    return f"{THAI_MONTHS[number - 1]} {year + BUDDHIST_ERA}" if in_thai() else f"{ENGLISH_MONTHS[number - 1]} {year}"


def month_name(number: int) -> str:
    """``ตุลาคม`` · ``October``, of any year; 1 is January."""
    return (THAI_MONTHS if in_thai() else ENGLISH_MONTHS)[number - 1]


def year(christian: int) -> str:
    """``2562`` · ``2019``."""
    return str(christian + BUDDHIST_ERA if in_thai() else christian)


def time(moment: datetime) -> str:
    """``13.30 น.`` · ``13:30``, in Bangkok."""
    local = _moment_in_bangkok(moment)
    return f"{local:%H.%M} น." if in_thai() else f"{local:%H:%M}"


def hour(at: days.time) -> str:
    """The same of a time of day."""
    return time(datetime.combine(clock.today(), at, tzinfo=clock.BANGKOK))


def near_day(day: date) -> str:
    """``วันนี้``, ``พรุ่งนี้``, ``อีก 3 วัน``, ``เมื่อวาน``, ``3 วันก่อน``; further than a week off, the day itself."""
    ahead = (_in_bangkok(day) - clock.today()).days
    if abs(ahead) > NEAR_DAYS:
        return day_short(day)
    words = {0: gettext("today"), 1: gettext("tomorrow"), -1: gettext("yesterday")}
    if ahead in words:
        return words[ahead]
    said = gettext("in %(days)s days") if ahead > 0 else gettext("%(days)s days ago")
    return said % {"days": abs(ahead)}


def age(born: date, on: date | None = None) -> str:
    """``62 ปี`` · ``62 years`` in full years on a day (today); a child under one, in full months: ``8 เดือน``.

    Raises ``ValueError`` for somebody not yet born.
    """
    until = on or clock.today()
    if born > until:
        raise ValueError("not yet born")
    years, so_many_months = whole_years(born, until), whole_months(born, until)
    if years:
        return ngettext("%(years)s year", "%(years)s years", years) % {"years": years}
    return ngettext("%(months)s month", "%(months)s months", so_many_months) % {"months": so_many_months}


def _in_bangkok(day: date) -> date:
    """The day itself; of a moment, the day it was in Bangkok."""
    return _moment_in_bangkok(day).date() if isinstance(day, datetime) else day


def _moment_in_bangkok(moment: datetime) -> datetime:
    return moment.astimezone(clock.BANGKOK) if moment.tzinfo else moment
