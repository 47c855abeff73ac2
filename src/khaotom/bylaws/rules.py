"""What is in force on a day, from starts alone: true with no computer."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Begun(Protocol):
    """Something that begins on a day, and may be the end of what was before it."""

    @property
    def effective_from(self) -> date: ...
    @property
    def repeals(self) -> bool: ...


B = TypeVar("B", bound=Begun)


def in_force(begun: Iterable[B], on: date) -> B | None:
    """What holds on a day: the latest begun by then; nothing before the first, nor while the latest is a repeal."""
    so_far = [one for one in begun if one.effective_from <= on]
    latest = max(so_far, key=lambda one: one.effective_from, default=None)
    return None if latest is None or latest.repeals else latest


def may_begin(start: date, *, today: date, decided_on: date | None, first: bool) -> bool:
    """May a rule begin on ``start``? An old rule as far back as it is remembered; a change from the day it was decided, or from today.

    ``first``: the group had no rule of the kind before, so nothing that was in force is written anew.
    """
    return first or start >= (decided_on or today)


def may_take_back(start: date, *, recorded_on: date, today: date) -> bool:
    """A slip of the hand is mended on the day it was written, or before the rule has begun; later, a change says so openly."""
    return start > today or recorded_on == today
