"""Six-digit PINs: their shape, and which are guessed first. Pure: no hashes, no database."""

import hashlib
import hmac
import itertools
import re
from datetime import date
from uuid import UUID

from khaotom.kernel.calendar import BUDDHIST_ERA

LENGTH = 6
_RUNS = ("0123456789", "9876543210")


def is_pin(typed: str) -> bool:
    """Exactly six digits."""
    return re.fullmatch(f"[0-9]{{{LENGTH}}}", typed) is not None


def is_weak(pin: str, *, phone: str, birth: date | None) -> bool:
    """One digit or a short pattern repeated (000000, 123123), a run (123456), part of her phone number, or her birth."""
    if any(pin == pin[:length] * (LENGTH // length) for length in (1, 2, 3)) or any(pin in run for run in _RUNS):
        return True
    return (len(phone) >= LENGTH and pin in phone) or (birth is not None and pin in _of_birth(birth))


def _of_birth(birth: date) -> set[str]:
    """Six digits people make of a birthday: day, month and short year in any order, and a year with the day, month or itself."""
    day, month = f"{birth.day:02}", f"{birth.month:02}"
    found = set()
    for year in (str(birth.year), str(birth.year + BUDDHIST_ERA)):
        short = year[2:]
        found |= {day + month + short, month + day + short, short + month + day, short * 3}
        found |= {year + day, year + month, year + short, year + year[:2], day + year, month + year, short + year}
    return found


def draw(key: UUID, *, secret: str, phone: str, birth: date | None) -> str:
    """A PIN that is not weak, drawn from ``key`` with ``secret``: the same key draws the same, and nobody can foresee it."""
    for turn in itertools.count():
        drawn = hmac.new(secret.encode(), f"khaotom.pin {key} {turn}".encode(), hashlib.sha256).digest()
        pin = f"{int.from_bytes(drawn, 'big') % 10**LENGTH:0{LENGTH}}"
        if not is_weak(pin, phone=phone, birth=birth):
            break
    return pin
