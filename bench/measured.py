"""Times and how they are told."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def timed(act: Callable[[], object]) -> float:
    """Milliseconds one act takes, no garbage collected in the middle of it."""
    gc.collect()
    gc.disable()
    began = time.perf_counter()
    act()
    took = (time.perf_counter() - began) * 1000
    gc.enable()
    return took


def interleaved(rounds: int, *acts: Callable[[], object]) -> list[list[float]]:
    """Each act's times over so many rounds, one after the other in each round; the first round is not counted."""
    times: list[list[float]] = [[] for _ in acts]
    for number in range(rounds + 1):
        for act, took in zip(acts, times, strict=True):
            spent = timed(act)
            if number:
                took.append(spent)
    return times


def median(times: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(times)


def told(name: str, times: Sequence[float]) -> str:
    """One line: median, and from best to worst of the middle four fifths."""
    ordered = sorted(times)
    cut = len(ordered) // 10
    middle = ordered[cut : len(ordered) - cut]
    return f"  {connection.vendor:<11} {name:<44} {median(times):9.2f} ms   ({middle[0]:.2f} to {middle[-1]:.2f})"


def aim(name: str, value: float, at_most: float, unit: str) -> bool:
    """Print whether an aim is reached; returns whether it was missed."""
    reached = value <= at_most
    print(
        f"  {connection.vendor:<11} {name:<44} {value:9.2f} {unit:<4} {'reached' if reached else 'MISSED'} (aim {at_most:g})",
        flush=True,
    )
    return not reached
