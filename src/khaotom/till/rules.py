"""Arithmetic of cash: true with no computer."""

from collections.abc import Mapping
from datetime import date, timedelta

NOTES = (100000, 50000, 10000, 5000, 2000)
COINS = (1000, 500, 200, 100, 50, 25)
DENOMINATIONS = NOTES + COINS
"""Satang of each note and coin in use, largest first."""


def total(pieces: Mapping[int, int]) -> int:
    """Satang of so many pieces of each denomination."""
    return sum(value * many for value, many in pieces.items())


def working_days_after(day: date, days: int) -> date:
    """The n-th day after ``day`` on which a bank is open, counting Monday to Friday."""
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day
