from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel import months, thai
from khaotom.kernel.calendar import (
    NotADay,
    WhyNotADay,
    buddhist_year,
    day_from_parts,
    parse_day,
    parse_month,
    whole_months,
    whole_years,
)

NINTH_OF_JUNE = date(2019, 6, 9)  # a Sunday
NEAR = date(2019, 6, 11)


@pytest.mark.parametrize(
    "typed",
    [
        "9/6/62",
        "9/6/2562",
        "09/06/62",
        " 9 / 6 / 62 ",
        "9-6-62",
        "9.6.62",
        "9 6 62",
        "๙/๖/๖๒",
        "\uff19\uff0f\uff16\uff0f\uff16\uff12",
        "9 มิย 2562",
        "9 มิ.ย. 62",
        "9 มิ.ย.62",
        "9มิย62",
        "9-มิ.ย.-62",
        "9 มิถุนา 62",
        "9 มิถุนายน 2562",
        "๙ มิถุนายน ๒๕๖๒",
        "9 เดือนมิถุนายน พ.ศ. 2562",
        "9 มิถุนายน พศ 62",
        "9 มิถุนายน ค.ศ. 2019",
        "วันที่ 9 มิ.ย. 62",
        "อาทิตย์ 9 มิ.ย. 62",
        "วันอาทิตย์ที่ 9 มิถุนายน 2562",
        "9 June 2562",
        "Sunday, 9 Jun 2562",
        "9 June 2019",
        "Sunday 9 June 2019",
        "2019-06-09",
        "2019-6-9",
        "2562-06-09",
        "2562/6/9",
    ],
)
def test_what_people_type_is_read(typed: str) -> None:
    assert parse_day(typed, near=NEAR) == NINTH_OF_JUNE


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", WhyNotADay.BLANK),
        ("  ", WhyNotADay.BLANK),
        ("พรุ่งนี้", WhyNotADay.NOT_A_DAY),
        ("9/6", WhyNotADay.NOT_A_DAY),
        ("9 มิถุ 62", WhyNotADay.NOT_A_DAY),
        ("090662", WhyNotADay.NOT_A_DAY),
        ("9/6/62/1", WhyNotADay.NOT_A_DAY),
        ("123/6/62", WhyNotADay.NOT_A_DAY),
        ("-9/6/62", WhyNotADay.NOT_A_DAY),
        ("31/4/62", WhyNotADay.NO_SUCH_DAY),
        ("29/2/2562", WhyNotADay.NO_SUCH_DAY),
        ("30 กุมภา 62", WhyNotADay.NO_SUCH_DAY),
        ("31/2/2019", WhyNotADay.NO_SUCH_DAY),
        ("0/6/62", WhyNotADay.NO_SUCH_DAY),
        ("9/0/62", WhyNotADay.NO_SUCH_DAY),
        ("9/13/62", WhyNotADay.NO_SUCH_DAY),
        ("2019-02-29", WhyNotADay.NO_SUCH_DAY),
        ("9/6/2", WhyNotADay.FOUR_DIGITS_NEEDED),
        ("9/6/562", WhyNotADay.FOUR_DIGITS_NEEDED),
        ("9/6/25620", WhyNotADay.FOUR_DIGITS_NEEDED),
        ("9/6/ค.ศ.19", WhyNotADay.FOUR_DIGITS_NEEDED),
        ("9/6/2399", WhyNotADay.YEAR_OUT_OF_RANGE),
        ("9/6/2701", WhyNotADay.YEAR_OUT_OF_RANGE),
        ("9/6/1899", WhyNotADay.YEAR_OUT_OF_RANGE),
        ("9/6/2201", WhyNotADay.YEAR_OUT_OF_RANGE),
        ("9/6/ค.ศ.2562", WhyNotADay.YEAR_OUT_OF_RANGE),
        ("1600-06-09", WhyNotADay.YEAR_OUT_OF_RANGE),
        ("0000-00-00", WhyNotADay.YEAR_OUT_OF_RANGE),
    ],
)
def test_what_cannot_be_taken_says_why_and_keeps_what_was_typed(typed: str, why: WhyNotADay) -> None:
    with pytest.raises(NotADay) as refused:
        parse_day(typed, near=NEAR)
    assert (refused.value.why, refused.value.typed, refused.value.suggestion) == (why, typed, None)


@pytest.mark.parametrize("typed", ["9/6/2019", "9 มิ.ย. 2019", "๙/๖/๒๐๑๙", "2019/6/9", "9/6/พ.ศ.2019", "9 June พ.ศ. 2019"])
def test_a_christian_year_is_asked_back_with_the_day_it_would_be(typed: str) -> None:
    with pytest.raises(NotADay) as refused:
        parse_day(typed, near=NEAR)
    assert refused.value.why is WhyNotADay.CHRISTIAN_ERA
    assert refused.value.suggestion == NINTH_OF_JUNE


def test_the_edges_of_the_eras() -> None:
    assert parse_day("1/1/2400", near=NEAR) == date(1857, 1, 1)
    assert parse_day("31/12/2700", near=NEAR) == date(2157, 12, 31)
    assert parse_day("1900-01-01", near=NEAR) == date(1900, 1, 1)
    assert parse_day("2200-12-31", near=NEAR) == date(2200, 12, 31)
    assert parse_day("29/2/2567", near=NEAR) == date(2024, 2, 29)


def test_a_weekday_that_does_not_fit_is_asked_back() -> None:
    with pytest.raises(NotADay) as refused:
        parse_day("วันจันทร์ที่ 9 มิ.ย. 62", near=NEAR)
    assert refused.value.why is WhyNotADay.WRONG_WEEKDAY
    assert refused.value.suggestion == NINTH_OF_JUNE


@pytest.mark.parametrize(
    ("near", "typed", "year"),
    [
        (date(2019, 6, 9), "1/1/62", 2562),
        (date(2019, 6, 9), "1/1/99", 2599),
        (date(2019, 6, 9), "1/1/12", 2512),  # 50 years either way: the past
        (date(2056, 12, 31), "1/1/00", 2600),  # across the turn of a Buddhist century
        (date(2057, 1, 1), "31/12/99", 2599),
    ],
)
def test_two_digits_are_the_nearest_buddhist_year(near: date, typed: str, year: int) -> None:
    assert buddhist_year(parse_day(typed, near=near)) == year


def test_a_birth_needs_all_four_digits() -> None:
    assert parse_day("9/6/2492", near=NEAR, four_digit_year=True) == date(1949, 6, 9)
    with pytest.raises(NotADay) as refused:
        parse_day("9/6/92", near=NEAR, four_digit_year=True)
    assert refused.value.why is WhyNotADay.FOUR_DIGITS_NEEDED


@pytest.mark.parametrize("parts", [("9", "6", "2562"), ("๙", "๖", "๖๒"), (" 9 ", "มิ.ย.", "62"), ("9", "มิถุนายน", "2562")])
def test_three_fields(parts: tuple[str, str, str]) -> None:
    assert day_from_parts(*parts, near=NEAR) == NINTH_OF_JUNE


@pytest.mark.parametrize(
    ("parts", "why", "typed"),
    [
        (("", " ", ""), WhyNotADay.BLANK, ""),
        (("9", "", "2562"), WhyNotADay.NOT_A_DAY, "9  2562"),
        (("", "6", "2562"), WhyNotADay.NOT_A_DAY, "6 2562"),
        (("9", "6", ""), WhyNotADay.NOT_A_DAY, "9 6"),
        (("31", "2", "2562"), WhyNotADay.NO_SUCH_DAY, "31 2 2562"),
        (("9", "6", "92"), WhyNotADay.FOUR_DIGITS_NEEDED, "9 6 92"),
        (("9", "6", "2019"), WhyNotADay.CHRISTIAN_ERA, "9 6 2019"),
    ],
)
def test_three_fields_refuse_alike(parts: tuple[str, str, str], why: WhyNotADay, typed: str) -> None:
    with pytest.raises(NotADay) as refused:
        day_from_parts(*parts, near=NEAR, four_digit_year=True)
    assert (refused.value.why, refused.value.typed) == (why, typed)


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2157, 12, 31))


@given(days)
def test_a_full_buddhist_date_names_its_day_wherever_today_is(day: date) -> None:
    typed = f"{day.day}/{day.month}/{buddhist_year(day)}"
    assert parse_day(typed, near=NEAR) == parse_day(thai.thai_digits(typed), near=NEAR) == day
    assert parse_day(day.isoformat(), near=NEAR) == day


@given(days, st.integers(min_value=-49, max_value=49))
def test_a_short_year_is_read_within_half_a_century(near: date, years: int) -> None:
    year = buddhist_year(near) + years
    assert parse_day(f"1/1/{year % 100:02d}", near=near) == date(year - 543, 1, 1)


def outcome(text: str, *, four_digit_year: bool) -> date | NotADay:
    try:
        return parse_day(text, near=NEAR, four_digit_year=four_digit_year)
    except NotADay as refused:
        return refused


@given(st.text(alphabet=st.sampled_from("0123456789๙/-. มิย.พศคเวันทอาด"), max_size=20) | st.text(max_size=20), st.booleans())
def test_any_text_is_a_day_or_refused_with_itself(text: str, four_digit_year: bool) -> None:
    match outcome(text, four_digit_year=four_digit_year):
        case date() as day:
            assert 1857 <= day.year <= 2200
        case refused:
            assert refused.typed == text


@pytest.mark.parametrize(
    ("since", "until", "years", "months"),
    [
        (date(1957, 6, 9), date(2019, 6, 9), 62, 744),
        (date(1957, 6, 10), date(2019, 6, 9), 61, 743),
        (date(2000, 2, 29), date(2019, 2, 28), 18, 227),
        (date(2000, 2, 29), date(2019, 3, 1), 19, 228),
        (date(2019, 1, 31), date(2019, 2, 28), 0, 0),
        (date(2019, 1, 31), date(2019, 3, 1), 0, 1),
        (date(2019, 6, 9), date(2019, 6, 9), 0, 0),
    ],
)
def test_whole_years_and_months(since: date, until: date, years: int, months: int) -> None:
    assert (whole_years(since, until), whole_months(since, until)) == (years, months)


@given(days, st.integers(min_value=0, max_value=40_000))
def test_time_only_adds_up(since: date, lived: int) -> None:
    until = since + timedelta(days=lived)
    assert 0 <= whole_years(since, until) <= whole_years(since, until + timedelta(days=1))
    assert whole_years(since, until) * 365 <= lived


@pytest.mark.parametrize(
    "typed",
    [
        "พ.ค. 62",
        "พฤษภาคม 2562",
        "เดือนพฤษภาคม ๒๕๖๒",
        "พค62",
        "5/2562",
        "05/62",
        "๕-๖๒",
        "2019-05",
        "2562-05",
        "9/5/62",
        "May 2019",
    ],
)
def test_a_month_is_read_however_it_is_written(typed: str) -> None:
    assert parse_month(typed, near=date(2019, 6, 9)) == months.of(date(2019, 5, 1))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", WhyNotADay.BLANK),
        ("พ.ค.", WhyNotADay.NOT_A_DAY),
        ("62", WhyNotADay.NOT_A_DAY),
        ("13/2562", WhyNotADay.NO_SUCH_DAY),
        ("5/2019", WhyNotADay.CHRISTIAN_ERA),
        ("5/1200", WhyNotADay.YEAR_OUT_OF_RANGE),
    ],
)
def test_what_is_no_month_is_asked_back(typed: str, why: WhyNotADay) -> None:
    with pytest.raises(NotADay) as slip:
        parse_month(typed, near=date(2019, 6, 9))
    assert slip.value.why is why
