"""Telephone numbers as this country writes them. Pure: text in, text out."""

import re

from khaotom.kernel import thai

_SHAPE = re.compile(r"0[0-9]{8,9}")


def plain(typed: str) -> str:
    """Digits only, +66 written as 0: the one form in which phone numbers are stored and compared."""
    digits = re.sub(r"\D", "", thai.plain(typed))
    return "0" + digits[2:] if digits.startswith("66") and len(digits) == 11 else digits


def is_phone(plain_number: str) -> bool:
    """Nine digits (a house) or ten (a mobile), beginning with 0."""
    return _SHAPE.fullmatch(plain_number) is not None


def shown(plain_number: str) -> str:
    """080-000-0123, as people read it aloud; a house number 074-311-234."""
    return "-".join(part for part in (plain_number[:3], plain_number[3:6], plain_number[6:]) if part)
