"""Checks: what may never be false, looked for in live data. Each room registers its own; ``khaotom check`` runs them all.

A check collects **all** it finds and stops at none. It reads row by row, so that a million lines need no more memory than ten,
and it reads one moment of the data, also while others write. A finding holds ids and numbers, never words about a person.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

from khaotom.kernel.registry import Registry
from khaotom.trail import seals
from khaotom.trail.snapshot import one_moment

Check: TypeAlias = Callable[[], Iterable[str]]
"""Yields one English sentence a finding."""

checks: Registry[Check] = Registry("check")
"""Named ``room.what``."""

Key = TypeVar("Key")
Value = TypeVar("Value")


def run(names: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
    """(name of the check, what it found) for everything that any check finds, or those named."""
    with one_moment():
        for name in checks if names is None else names:
            for found in checks[name]():
                yield name, found


def differences(
    kept: Iterable[tuple[Key, Value]], counted: Iterable[tuple[Key, Value]]
) -> Iterator[tuple[Key, Value | None, Value | None]]:
    """Where two streams in rising order of their keys do not say the same: (key, kept, counted), None where one says nothing."""
    left, right = iter(kept), iter(counted)
    one, other = next(left, None), next(right, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one[0] < other[0]):  # type: ignore[operator]  # keys are ids and numbers
            assert one is not None
            yield one[0], one[1], None
            one = next(left, None)
        elif one is None or other[0] < one[0]:  # type: ignore[operator]
            yield other[0], None, other[1]
            other = next(right, None)
        else:
            if one[1] != other[1]:
                yield one[0], one[1], other[1]
            one, other = next(left, None), next(right, None)


checks.register("trail.seals", seals.findings)
