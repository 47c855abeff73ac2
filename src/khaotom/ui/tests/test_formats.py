from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel import clock, months
from khaotom.kernel.calendar import parse_day
from khaotom.kernel.money import MAX, parse_baht
from khaotom.ui import formats

SUNDAY = date(2019, 6, 9)
EVENING = datetime(2019, 6, 9, 17, 42, tzinfo=clock.BANGKOK)
JUNE = months.of(SUNDAY)


@pytest.fixture(autouse=True)
def thai() -> Iterator[None]:
    with translation.override("th"):
        yield


def in_english(shown: Callable[[], str]) -> str:
    with translation.override("en"):
        return shown()


# --- Money --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("satang", "screen", "book"),
    [
        (0, "0", "0.00"),
        (1, "0.01", "0.01"),
        (50, "0.50", "0.50"),
        (20_00, "20", "20.00"),
        (999_00, "999", "999.00"),
        (1250_00, "1,250", "1,250.00"),
        (1250_50, "1,250.50", "1,250.50"),
        (7360_05, "7,360.05", "7,360.05"),
        (1_000_000_00, "1,000,000", "1,000,000.00"),
        (-20_00, "−20", "−20.00"),
        (-1, "−0.01", "−0.01"),
        (-1250_50, "−1,250.50", "−1,250.50"),
    ],
)
def test_an_amount_on_a_screen_and_in_a_book(satang: int, screen: str, book: str) -> None:
    assert (formats.baht(satang), formats.baht_book(satang)) == (screen, book)


@given(st.integers(min_value=0, max_value=MAX))
def test_an_amount_shown_is_read_back(satang: int) -> None:
    assert parse_baht(formats.baht(satang)) == parse_baht(formats.baht_book(satang)) == satang


@pytest.mark.parametrize(
    ("difference", "said", "in_english_said"),
    [
        (-20_00, "ขาด 20 บาท", "short by 20 baht"),
        (1_50, "เกิน 1.50 บาท", "over by 1.50 baht"),
        (0, "ตรง", "matches"),
    ],
)
def test_short_or_over_is_said_in_words(difference: int, said: str, in_english_said: str) -> None:
    assert formats.short_or_over(difference) == said
    assert in_english(lambda: formats.short_or_over(difference)) == in_english_said


# --- Days ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("show", "in_thai", "in_english_shown"),
    [
        (formats.day_short, "9 มิ.ย. 62", "9 Jun 2019"),
        (formats.day_long, "วันอาทิตย์ที่ 9 มิถุนายน 2562", "Sunday 9 June 2019"),
        (formats.day_weekday_short, "อาทิตย์ 9 มิ.ย. 62", "Sun 9 Jun 2019"),
        (formats.day_formal, "๙ มิถุนายน ๒๕๖๒", "9 June 2019"),
    ],
)
def test_one_day_in_every_form(show: Callable[[date], str], in_thai: str, in_english_shown: str) -> None:
    assert show(SUNDAY) == in_thai
    assert in_english(lambda: show(SUNDAY)) == in_english_shown


def test_every_month_and_every_weekday() -> None:
    assert [formats.month_short(months.parse("2019-01") + step) for step in range(12)] == [
        *("ม.ค. 62", "ก.พ. 62", "มี.ค. 62", "เม.ย. 62", "พ.ค. 62", "มิ.ย. 62"),
        *("ก.ค. 62", "ส.ค. 62", "ก.ย. 62", "ต.ค. 62", "พ.ย. 62", "ธ.ค. 62"),
    ]
    week = [SUNDAY + timedelta(days=step) for step in range(7)]
    assert [formats.day_weekday_short(day).split()[0] for day in week] == [
        *("อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"),
    ]
    with translation.override("en"):
        assert [formats.day_long(day).split()[0] for day in week] == [f"{day:%A}" for day in week]
        assert [formats.month_long(JUNE + step) for step in range(12)] == [
            f"{months.first_day(JUNE + step):%B %Y}" for step in range(12)
        ]


def test_months() -> None:
    assert formats.month_long(JUNE) == "มิถุนายน 2562"
    assert in_english(lambda: formats.month_short(JUNE)) == "Jun 2019"
    assert formats.month_short(months.parse("2057-01")) == "ม.ค. 00"


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2157, 12, 31))


@given(days, st.sampled_from(["th", "en"]))
def test_a_day_shown_is_read_back(day: date, language: str) -> None:
    with translation.override(language):
        for shown in (formats.day_short(day), formats.day_long(day), formats.day_weekday_short(day), formats.day_formal(day)):
            assert parse_day(shown, near=day) == day


def test_of_a_moment_the_day_and_time_in_bangkok_are_shown() -> None:
    early = datetime(2019, 6, 8, 17, 30, tzinfo=UTC)
    assert formats.day_short(early) == "9 มิ.ย. 62"
    assert formats.time(early) == "00.30 น."
    assert formats.time(EVENING) == "17.42 น."
    assert in_english(lambda: formats.time(EVENING)) == "17:42"
    assert formats.time(EVENING.replace(tzinfo=None)) == "17.42 น."


@pytest.mark.parametrize(
    ("ahead", "said", "in_english_said"),
    [
        (0, "วันนี้", "today"),
        (1, "พรุ่งนี้", "tomorrow"),
        (2, "อีก 2 วัน", "in 2 days"),
        (7, "อีก 7 วัน", "in 7 days"),
        (8, "17 มิ.ย. 62", "17 Jun 2019"),
        (-1, "เมื่อวาน", "yesterday"),
        (-3, "3 วันก่อน", "3 days ago"),
        (-7, "7 วันก่อน", "7 days ago"),
        (-8, "1 มิ.ย. 62", "1 Jun 2019"),
    ],
)
def test_near_days_are_said_in_words(ahead: int, said: str, in_english_said: str) -> None:
    with clock.at(EVENING):
        assert formats.near_day(SUNDAY + timedelta(days=ahead)) == said
        assert in_english(lambda: formats.near_day(SUNDAY + timedelta(days=ahead))) == in_english_said


@pytest.mark.parametrize(
    ("born", "said", "in_english_said"),
    [
        (date(1957, 6, 9), "62 ปี", "62 years"),
        (date(1957, 6, 10), "61 ปี", "61 years"),
        (date(2018, 6, 9), "1 ปี", "1 year"),
        (date(2018, 6, 10), "11 เดือน", "11 months"),
        (date(2019, 5, 9), "1 เดือน", "1 month"),
        (SUNDAY, "0 เดือน", "0 months"),
    ],
)
def test_ages(born: date, said: str, in_english_said: str) -> None:
    assert formats.age(born, SUNDAY) == said
    assert in_english(lambda: formats.age(born, SUNDAY)) == in_english_said
    with clock.at(EVENING):
        assert formats.age(born) == said


def test_who_is_not_yet_born_has_no_age() -> None:
    with pytest.raises(ValueError, match="not yet born"):
        formats.age(date(2019, 6, 10), SUNDAY)


def test_thai_is_spoken_where_no_language_was_chosen() -> None:
    with translation.override(None, deactivate=True):
        assert formats.day_short(SUNDAY) == "9 มิ.ย. 62"


# --- In templates -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("satang|baht", "1,250.50"),
        ("satang|baht_book", "1,250.50"),
        ("short|short_or_over", "ขาด 20 บาท"),
        ("satang|in_words", "หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์"),
        ("day|day_short", "9 มิ.ย. 62"),
        ("day|day_long", "วันอาทิตย์ที่ 9 มิถุนายน 2562"),
        ("day|day_weekday_short", "อาทิตย์ 9 มิ.ย. 62"),
        ("day|day_formal", "๙ มิถุนายน ๒๕๖๒"),
        ("month|month_short", "มิ.ย. 62"),
        ("month|month_long", "มิถุนายน 2562"),
        ("moment|time", "17.42 น."),
        ("day|near_day", "วันนี้"),
        ("born|age", "62 ปี"),
        ("nothing|day_short", ""),
        ("no_such_variable|baht", ""),
        ("zero|baht", "0"),
        ("zero|short_or_over", "ตรง"),
    ],
)
def test_every_format_is_a_filter(expression: str, shown: str) -> None:
    values = {
        "satang": 1250_50,
        "short": -20_00,
        "zero": 0,
        "day": SUNDAY,
        "month": JUNE,
        "moment": EVENING,
        "born": date(1957, 6, 9),
        "nothing": None,
    }
    with clock.at(EVENING):
        assert Template("{% load formats %}{{ " + expression + " }}").render(Context(values)) == shown
