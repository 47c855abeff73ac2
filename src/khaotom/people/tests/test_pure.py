"""Phones, PINs, births and Thai IDs: true with no computer."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel.calendar import NotADay, WhyNotADay
from khaotom.people import births, phones, pins, thai_ids
from khaotom.people.births import Birth, Precision

TODAY = date(2019, 6, 9)
BORN = date(1957, 11, 23)


@pytest.mark.parametrize(
    "typed", ["080-000-0104", "๐๘๐ ๐๐๐ ๐๑๐๔", "+66 80 000 0104", "(080) 0000104", "66800000104", "080\u200b0000104"]
)
def test_a_phone_number_has_one_form(typed: str) -> None:
    assert phones.plain(typed) == "0800000104"


@pytest.mark.parametrize("number", ["", "12345", "1800000104", "08000001041", "080000"])
def test_what_is_no_phone_number(number: str) -> None:
    assert not phones.is_phone(number)


def test_phone_numbers_are_shown_as_they_are_read_aloud() -> None:
    assert phones.shown("0800000104") == "080-000-0104"
    assert phones.shown("074311234") == "074-311-234"
    assert phones.shown("") == ""


@pytest.mark.parametrize("pin", ["000000", "121212", "123123", "123456", "654321", "456789", "000010", "000104"])
def test_pins_that_are_tried_first_are_weak(pin: str) -> None:
    assert pins.is_weak(pin, phone="0800000104", birth=None)


@pytest.mark.parametrize("pin", ["231157", "231100", "112357", "571123", "195719", "250025", "231957", "232500", "195711"])
def test_birthdays_are_weak_in_either_era(pin: str) -> None:
    assert pins.is_weak(pin, phone="", birth=BORN)
    assert not pins.is_weak(pin, phone="", birth=None)


def test_an_ordinary_pin_is_not_weak() -> None:
    assert not pins.is_weak("280471", phone="0800000104", birth=BORN)


@given(st.uuids(), st.dates(date(1930, 1, 1), TODAY))
def test_a_drawn_pin_is_never_weak_and_always_the_same(key: UUID, birth: date) -> None:
    drawn = pins.draw(key, secret="secret", phone="0812345678", birth=birth)
    assert pins.is_pin(drawn)
    assert not pins.is_weak(drawn, phone="0812345678", birth=birth)
    assert drawn == pins.draw(key, secret="secret", phone="0812345678", birth=birth)


def test_another_secret_draws_another_pin() -> None:
    key = UUID(int=7)
    assert pins.draw(key, secret="a", phone="", birth=None) != pins.draw(key, secret="b", phone="", birth=None)


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ("", Birth()),
        ("9/6/2492", Birth(date(1949, 6, 9), Precision.DAY)),
        ("๙ มิ.ย. ๒๔๙๒", Birth(date(1949, 6, 9), Precision.DAY)),
        ("2492", Birth(date(1949, 1, 1), Precision.YEAR, "2492")),
        ("พ.ศ. 2492", Birth(date(1949, 1, 1), Precision.YEAR, "พ.ศ. 2492")),
        ("ปีฉลู 2492", Birth(date(1949, 1, 1), Precision.YEAR, "ปีฉลู 2492")),
        ("มิ.ย. 2492", Birth(date(1949, 6, 1), Precision.MONTH, "มิ.ย. 2492")),
        ("เดือนมิถุนายน 2492", Birth(date(1949, 6, 1), Precision.MONTH, "เดือนมิถุนายน 2492")),
        ("ประมาณ 2490", Birth(date(1947, 1, 1), Precision.ABOUT, "ประมาณ 2490")),
        ("น่าจะ มิ.ย. 2490", Birth(date(1947, 1, 1), Precision.ABOUT, "น่าจะ มิ.ย. 2490")),
        ("ปีฉลู", Birth(words="ปีฉลู")),
    ],
)
def test_births_are_read_as_people_know_them(typed: str, birth: Birth) -> None:
    assert births.read(typed, today=TODAY) == birth


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("9/6/49", WhyNotADay.FOUR_DIGITS_NEEDED),
        ("31/2/2492", WhyNotADay.NO_SUCH_DAY),
        ("9/6/1949", WhyNotADay.CHRISTIAN_ERA),
        ("10/6/2562", WhyNotADay.YEAR_OUT_OF_RANGE),
        ("2563", WhyNotADay.YEAR_OUT_OF_RANGE),
        ("9/6/2430", WhyNotADay.YEAR_OUT_OF_RANGE),
        ("62 ปี", WhyNotADay.NOT_A_DAY),
    ],
)
def test_births_that_cannot_be(typed: str, why: WhyNotADay) -> None:
    with pytest.raises(NotADay) as slip:
        births.read(typed, today=TODAY)
    assert slip.value.why is why


def _with_check_digit(twelve: str) -> str:
    """By the sum the card office publishes: weights 13 to 2, modulo 11."""
    total = sum(int(digit) * weight for digit, weight in zip(twelve, range(13, 1, -1), strict=True))
    return twelve + str((11 - total % 11) % 10)


@given(st.from_regex(r"[0-8][0-9]{11}", fullmatch=True))
def test_every_number_with_its_check_digit_is_an_id(twelve: str) -> None:
    number = _with_check_digit(twelve)
    assert thai_ids.is_id(number)
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert not thai_ids.is_id(wrong)


def test_ids_are_plain_masked_and_shown() -> None:
    assert thai_ids.plain("๓-๑๐๐๖-๐๐๔๔๕-๖๓-๕") == "3100600445635"
    assert thai_ids.is_id("3100600445635")
    assert thai_ids.is_id(_with_check_digit("012345678901"))
    assert not thai_ids.is_id("310060044563")
    assert not thai_ids.is_id("")
    assert thai_ids.masked("635") == "x-xxxx-xxxxx-63-5"
    assert thai_ids.shown("3100600445635") == "3-1006-00445-63-5"
