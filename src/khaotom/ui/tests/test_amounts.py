"""The oracle writes digit by digit with place names and then mends the text; the program divides. They share nothing."""

import re
from itertools import chain

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel.money import MAX
from khaotom.ui.amounts import baht_in_english, baht_in_words, english_number, in_words, thai_number

NAMES = dict(zip("0123456789", ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"], strict=True))
PLACES = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"]


def spelled(number: int) -> str:
    """Thai words of a number, by writing every digit with its place and rewriting what Thai says otherwise."""
    said = ""
    for at, digit in enumerate(reversed(str(number))):
        place = "ล้าน" if at and at % 6 == 0 else ""
        word = NAMES[digit] + PLACES[at % 6] if digit != "0" else ""
        if at % 6 == 0 and digit == "1" and len(str(number)) > at + 1:
            word = "เอ็ด"
        said = word + place + said
    said = re.sub("หนึ่งสิบ", "สิบ", said)
    said = re.sub("สองสิบ", "ยี่สิบ", said)
    return said or "ศูนย์"


@pytest.mark.parametrize(
    ("satang", "thai", "english"),
    [
        (0, "ศูนย์บาทถ้วน", "zero baht"),
        (1, "หนึ่งสตางค์", "one satang"),
        (50, "ห้าสิบสตางค์", "fifty satang"),
        (1_00, "หนึ่งบาทถ้วน", "one baht"),
        (1_01, "หนึ่งบาทหนึ่งสตางค์", "one baht and one satang"),
        (10_00, "สิบบาทถ้วน", "ten baht"),
        (11_00, "สิบเอ็ดบาทถ้วน", "eleven baht"),
        (11_11, "สิบเอ็ดบาทสิบเอ็ดสตางค์", "eleven baht and eleven satang"),
        (20_00, "ยี่สิบบาทถ้วน", "twenty baht"),
        (21_00, "ยี่สิบเอ็ดบาทถ้วน", "twenty-one baht"),
        (21_21, "ยี่สิบเอ็ดบาทยี่สิบเอ็ดสตางค์", "twenty-one baht and twenty-one satang"),
        (100_00, "หนึ่งร้อยบาทถ้วน", "one hundred baht"),
        (101_00, "หนึ่งร้อยเอ็ดบาทถ้วน", "one hundred and one baht"),
        (111_00, "หนึ่งร้อยสิบเอ็ดบาทถ้วน", "one hundred and eleven baht"),
        (1250_00, "หนึ่งพันสองร้อยห้าสิบบาทถ้วน", "one thousand two hundred and fifty baht"),
        (1250_50, "หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์", "one thousand two hundred and fifty baht and fifty satang"),
        (7360_00, "เจ็ดพันสามร้อยหกสิบบาทถ้วน", "seven thousand three hundred and sixty baht"),
        (1001_00, "หนึ่งพันเอ็ดบาทถ้วน", "one thousand and one baht"),
        (12_345_00, "หนึ่งหมื่นสองพันสามร้อยสี่สิบห้าบาทถ้วน", "twelve thousand three hundred and forty-five baht"),
        (200_000_00, "สองแสนบาทถ้วน", "two hundred thousand baht"),
        (1_000_000_00, "หนึ่งล้านบาทถ้วน", "one million baht"),
        (1_000_001_00, "หนึ่งล้านเอ็ดบาทถ้วน", "one million and one baht"),
        (1_000_010_00, "หนึ่งล้านสิบบาทถ้วน", "one million and ten baht"),
        (10_000_000_00, "สิบล้านบาทถ้วน", "ten million baht"),
        (11_000_000_00, "สิบเอ็ดล้านบาทถ้วน", "eleven million baht"),
        (21_000_021_21, "ยี่สิบเอ็ดล้านยี่สิบเอ็ดบาทยี่สิบเอ็ดสตางค์", "twenty-one million and twenty-one baht and twenty-one satang"),
        (101_000_000_00, "หนึ่งร้อยเอ็ดล้านบาทถ้วน", "one hundred and one million baht"),
        (1_000_000_000_00, "หนึ่งพันล้านบาทถ้วน", "one billion baht"),
        (MAX, "หนึ่งแสนล้านบาทถ้วน", "one hundred billion baht"),
    ],
)
def test_golden(satang: int, thai: str, english: str) -> None:
    assert (baht_in_words(satang), baht_in_english(satang)) == (thai, english)


def test_millions_of_millions() -> None:
    assert thai_number(10**12) == "หนึ่งล้านล้าน"
    assert thai_number(10**12 + 10**6) == "หนึ่งล้านเอ็ดล้าน"
    assert thai_number(21 * 10**12 + 1) == "ยี่สิบเอ็ดล้านล้านเอ็ด"
    assert english_number(10**12 + 1) == "one trillion and one"


@pytest.mark.parametrize("words", [baht_in_words, baht_in_english, in_words])
def test_a_negative_amount_has_no_words(words: object) -> None:
    assert callable(words)
    with pytest.raises(ValueError, match="never negative"):
        words(-1)


def test_every_number_to_two_hundred_thousand_and_around_every_round_one() -> None:
    round_ones = (digit * 10**place for place in range(5, 13) for digit in range(1, 13))
    around = chain.from_iterable(range(number - 25, number + 125) for number in round_ones)
    assert [number for number in chain(range(200_000), around) if thai_number(number) != spelled(number)] == []


def test_every_satang_of_the_first_hundred_baht() -> None:
    for satang in range(100 * 100):
        whole, rest = divmod(satang, 100)
        if not rest:
            assert baht_in_words(satang) == f"{spelled(whole)}บาทถ้วน"
        elif whole:
            assert baht_in_words(satang) == f"{spelled(whole)}บาท{spelled(rest)}สตางค์"
        else:
            assert baht_in_words(satang) == f"{spelled(rest)}สตางค์"


@given(st.integers(min_value=0, max_value=10**18))
def test_any_number(number: int) -> None:
    assert thai_number(number) == spelled(number)


UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen")
TEENS = ("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ENGLISH = dict(zip((*UNITS, *TEENS, *TENS), (*range(20), *range(20, 100, 10)), strict=True))
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def value_of(words: str) -> int:
    """The number English words say, by adding up as one listens."""
    total = group = 0
    for word in words.replace("-", " ").replace(" and ", " ").split():
        if word in SCALES:
            total, group = total + group * SCALES[word], 0
        else:
            group = group * 100 if word == "hundred" else group + ENGLISH[word]
    return total + group


def test_english_says_every_number_to_fifty_thousand_and_each_differently() -> None:
    said = [english_number(number) for number in range(50_000)]
    assert [value_of(words) for words in said] == list(range(50_000))


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_english_says_any_number(number: int) -> None:
    assert value_of(english_number(number)) == number


@pytest.mark.parametrize("number", [1, 20, 21, 99, 100, 101, 999, 1000, 1001, 1100, 1_000_099, 1_000_100])
def test_english_joins_tens_with_a_hyphen_and_the_last_hundred_with_and(number: int) -> None:
    words = english_number(number)
    assert words.count("-") == (number % 100 > 20 and number % 10 > 0)
    assert words.endswith(" hundred") or (" and " in words) == (number > 100 and number % 100 > 0)


def test_in_the_language_of_the_moment() -> None:
    with translation.override("th"):
        assert in_words(21_00) == "ยี่สิบเอ็ดบาทถ้วน"
    with translation.override("en"):
        assert in_words(21_00) == "twenty-one baht"
