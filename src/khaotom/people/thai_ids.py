"""Thai identity numbers: thirteen digits with a check digit, those beginning with 0 included. Pure."""

from stdnum.exceptions import ValidationError
from stdnum.th import pin

from khaotom.kernel import thai

LENGTH = 13


def plain(typed: str) -> str:
    """Digits only, whatever stood between them."""
    return "".join(char for char in thai.plain(typed) if char in "0123456789")


def is_id(number: str) -> bool:
    """Thirteen digits whose last one checks. Those beginning with 0 are given to people without nationality: real cards too."""
    if len(number) != LENGTH or not number.isdecimal():
        return False
    if number.startswith("0"):
        return bool(number[-1] == pin.calc_check_digit(number))
    try:
        return bool(pin.validate(number) == number)
    except ValidationError:
        return False


def masked(tail: str) -> str:
    """x-xxxx-xxxxx-12-3, of which only the last three digits are ever shown."""
    return f"x-xxxx-xxxxx-{tail[:2]}-{tail[2:]}"


def shown(number: str) -> str:
    """1-2345-67890-12-3, as on the card."""
    return f"{number[0]}-{number[1:5]}-{number[5:10]}-{number[10:12]}-{number[12]}"
