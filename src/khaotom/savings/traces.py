"""How what a member is asked for comes about: a code and values, from which the sentence is made at showing.

Nothing here reads a database or a clock. The names are those of a benefit's line (``welfare.benefits``): ``rule``, ``units``, ``rate``,
``why``. What is owed is read off these traces and nowhere else, so that a reason and its amount cannot differ.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

R_co = TypeVar("R_co", covariant=True)
R = TypeVar("R")


class Why(StrEnum):
    """Why months ask for so much, or for nothing."""

    PROMISED = "promised"
    RESTED = "rested"
    MISSED = "missed"
    RUN_ON = "run_on"  # further into a run of misses than is fined
    LET_OFF = "let_off"
    NO_RULE = "no_rule"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Trace(Generic[R_co]):
    """What the months ``month`` through ``last`` ask for: ``units`` at ``rate`` satang each, of which ``paid`` satang came before.

    ``rule`` is what held: a version of a clause with its number and day, or the promise. Where nothing is asked for there are no
    units, and the rate is what it would have been. ``run``: how many months in a row were missed with the first of these.
    """

    why: str
    month: int
    last: int
    units: int
    rate: int
    paid: int
    rule: R_co
    run: int = 0

    @property
    def asked(self) -> int:
        """Satang, before anything was paid of it."""
        return self.units * self.rate

    @property
    def left(self) -> int:
        """Satang still to be paid."""
        return max(0, self.asked - self.paid) if self.units else 0


def nothing(_trace: Trace[object]) -> object:
    """What must be the same besides: nothing."""
    return None


def together(traces: Iterable[Trace[R]], also: Callable[[Trace[R]], object] = nothing) -> list[Trace[R]]:
    """Months that follow one another and say the same as one trace; ``also`` tells what must be the same besides.

    Where part of a month was paid it stays by itself: what is left of it is said of that month.
    """
    found: list[Trace[R]] = []
    for one in traces:
        before = found[-1] if found else None
        if before is not None and _same(before, one) and also(before) == also(one):
            found[-1] = replace(before, last=one.last, units=before.units + one.units)
        else:
            found.append(one)
    return found


def _same(before: Trace[R], one: Trace[R]) -> bool:
    alike = (before.why, before.rate, before.rule) == (one.why, one.rate, one.rule)
    return alike and before.last + 1 == one.month and not (before.units and before.paid) and not (one.units and one.paid)
