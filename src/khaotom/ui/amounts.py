"""Amounts in words, for papers that are signed: what is written in words cannot be turned into more with one stroke."""

from khaotom.kernel.money import BAHT
from khaotom.ui.formats import in_thai

MILLION = 10**6

_THAI_DIGITS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_THAI_PLACES = ((100_000, "แสน"), (10_000, "หมื่น"), (1_000, "พัน"), (100, "ร้อย"))
_ENGLISH_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


def in_words(satang: int) -> str:
    """The amount in words in the language of the moment. Raises ``ValueError`` when it is negative."""
    return baht_in_words(satang) if in_thai() else baht_in_english(satang)


def baht_in_words(satang: int) -> str:
    """``หนึ่งพันสองร้อยห้าสิบบาทถ้วน``, ``…บาทห้าสิบสตางค์``; under a baht the satang alone. Raises ``ValueError`` when negative."""
    whole, rest = _baht_and_satang(satang)
    if not rest:
        return f"{thai_number(whole)}บาทถ้วน"
    satang_words = f"{thai_number(rest)}สตางค์"
    return f"{thai_number(whole)}บาท{satang_words}" if whole else satang_words


def baht_in_english(satang: int) -> str:
    """``one thousand two hundred and fifty baht``, ``… baht and fifty satang``. Raises ``ValueError`` when negative."""
    whole, rest = _baht_and_satang(satang)
    satang_words = f"{english_number(rest)} satang"
    if rest and not whole:
        return satang_words
    baht_words = f"{english_number(whole)} baht"
    return f"{baht_words} and {satang_words}" if rest else baht_words


def thai_number(number: int) -> str:
    """A number of zero or more, read the Royal Institute's way: the last one of 11, 101, 1,000,001 is เอ็ด, 20 is ยี่สิบ."""
    if not number:
        return _THAI_DIGITS[0]
    millions, rest = divmod(number, MILLION)
    words = f"{thai_number(millions)}ล้าน" if millions else ""
    return words + _below_million(rest, after_something=bool(millions))


def _below_million(number: int, *, after_something: bool) -> str:
    """0–999,999 as it follows what was said before; nothing for zero."""
    words = ""
    for size, place in _THAI_PLACES:
        digit, number = divmod(number, size)
        words += _THAI_DIGITS[digit] + place if digit else ""
    tens, ones = divmod(number, 10)
    words += ("", "สิบ", "ยี่สิบ")[tens] if tens < 3 else f"{_THAI_DIGITS[tens]}สิบ"
    if ones == 1 and (words or after_something):
        return f"{words}เอ็ด"
    return words + (_THAI_DIGITS[ones] if ones else "")


def english_number(number: int) -> str:
    """A number of zero or more: ``one million two hundred and fifty thousand and one``."""
    if number < 1000:
        return _below_thousand(number)
    size, scale = next((size, scale) for size, scale in _ENGLISH_SCALES if number >= size)
    count, rest = divmod(number, size)
    words = f"{english_number(count)} {scale}"
    if not rest:
        return words
    return f"{words} {'and ' if rest < 100 else ''}{english_number(rest)}"


def _below_thousand(number: int) -> str:
    if number < 20:
        return _ENGLISH_SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _ENGLISH_TENS[tens] + (f"-{_ENGLISH_SMALL[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_ENGLISH_SMALL[hundreds]} hundred" + (f" and {_below_thousand(rest)}" if rest else "")


def _baht_and_satang(satang: int) -> tuple[int, int]:
    if satang < 0:
        raise ValueError("an amount in words is never negative")
    return divmod(satang, BAHT)
