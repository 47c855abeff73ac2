"""Money as typed, read into satang. Money is an ``int`` of satang everywhere; a decimal point exists only on paper and screen."""

import re
from enum import StrEnum

from khaotom.kernel import thai

BAHT = 100
"""Satang in one baht."""

MAX = 10**13
"""The largest amount one may type, in satang: a hundred thousand million baht. More is a slip of the finger."""

_AMOUNT = re.compile(
    r"""(?:฿\s*)?
        (?P<sign>[-−–]?)\s*
        (?P<baht>[0-9]+ | [1-9][0-9]{0,2}(?:,[0-9]{3})+ | (?=\.))
        (?:\.(?P<decimals>[0-9]+))?
        (?:\s*(?:บาท|baht|฿))?""",
    re.IGNORECASE | re.VERBOSE,
)


class WhyNotMoney(StrEnum):
    """What is the matter with a typed amount."""

    BLANK = "blank"
    NOT_A_NUMBER = "not_a_number"
    THREE_DECIMALS = "three_decimals"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"


class NotMoney(ValueError):
    """A typed amount that cannot be taken.

    ``typed`` is what the person typed, untouched; ``suggestion`` the satang she may have meant, where one can tell.
    """

    def __init__(self, why: WhyNotMoney, typed: str, suggestion: int | None = None) -> None:
        super().__init__(f"{why}: {typed!r}")
        self.why = why
        self.typed = typed
        self.suggestion = suggestion


def parse_baht(text: str) -> int:
    """Satang of an amount of baht as typed: ``1250``, ``1,250.50``, ``๑,๒๕๐ บาท``, ``.50``. Never negative, at most ``MAX``.

    Commas stand only between thousands: ``1,00`` is no number, since nobody can say which one was meant.
    Raises ``NotMoney``; for too many decimals the suggestion is the nearest satang, half a satang going up.
    """
    typed = thai.plain(text)
    if not typed:
        raise NotMoney(WhyNotMoney.BLANK, text)
    found = _AMOUNT.fullmatch(typed)
    if found is None:
        raise NotMoney(WhyNotMoney.NOT_A_NUMBER, text)
    if found["sign"]:
        raise NotMoney(WhyNotMoney.NEGATIVE, text)
    return _satang(text, baht=found["baht"].replace(",", ""), decimals=found["decimals"] or "")


def _satang(text: str, *, baht: str, decimals: str) -> int:
    # Lengths are looked at before anything is made a number: ten thousand digits must cost nothing.
    if len(baht.lstrip("0")) > len(str(MAX)):
        raise NotMoney(WhyNotMoney.TOO_LARGE, text)
    satang = int(baht or "0") * BAHT + int(decimals[:2].ljust(2, "0"))
    nearest = satang + (decimals[2:3] >= "5")
    if nearest > MAX:
        raise NotMoney(WhyNotMoney.TOO_LARGE, text)
    if len(decimals) > 2:
        raise NotMoney(WhyNotMoney.THREE_DECIMALS, text, suggestion=nearest)
    return satang
