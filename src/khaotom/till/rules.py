"""Arithmetic of cash: true with no computer."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

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


HUNDRED_BAHT = 100_00


def to_bank(counted: int, keep: int) -> int:
    """What is taken to the bank of what was counted, where so much may stay: whole hundreds of baht."""
    return max(0, counted - keep) // HUNDRED_BAHT * HUNDRED_BAHT


def enough_agreed(agreed: int, *, witnessed: bool, asker_counts: bool, approvers: int) -> bool:
    """Have as many agreed to a payment as the clause asks for? Who asks counts unless she gains; witnesses stand for the committee."""
    return witnessed or agreed >= others_needed(approvers, asker_counts=asker_counts)


def others_needed(approvers: int, *, asker_counts: bool) -> int:
    """How many besides the one who asks must agree: at least one."""
    return max(1, approvers - asker_counts)


def own_money(earned: int, spent: int, missing: Iterable[int]) -> int:
    """Satang that are the group's own and nobody's savings: what it earned, less what it spent and less whatever is missing.

    ``missing``: what each account of things not yet explained stands at, positive where money is missing. What is over is not the
    group's before it is explained. So long as no more than this is spent, there is as much money as members have saved.
    """
    return earned - spent - sum(max(0, one) for one in missing)


class Beyond(StrEnum):
    """Why the committee does not decide a spending by itself."""

    ONCE = "once"  # more than it may spend at a time
    YEAR = "year"  # more than is left of what it may spend in the year


def beyond(asked: int, *, alone: int, year: int, spent: int) -> Beyond | None:
    """What of the spending clause ``asked`` goes beyond, when ``spent`` went before it in the year; None: the committee decides. Satang."""
    if asked > alone:
        return Beyond.ONCE
    if year and spent + asked > year:
        return Beyond.YEAR
    return None
