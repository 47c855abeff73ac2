"""Which months are shown, and how the figures of many books become one sum. Pure; months are indexes, amounts satang."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile

MANY = 24
"""Months of a chart and its table."""


@dataclass(frozen=True, slots=True)
class Month:
    """What stood at the end of one month: the members' savings, the welfare fund, and how much of that other books owe."""

    month: int
    savings: int = 0
    welfare: int = 0
    between: int = 0

    @property
    def total(self) -> int:
        """All of it together, what books owe each other left out."""
        return self.savings + self.welfare - self.between


def last_shown(now: int, waiting: Collection[int]) -> int:
    """The newest month that may be shown in month ``now``: the last one that has ended, or the one before it while takings of it
    wait for the bank. Never older: one forgotten bank slip must not hide the books.
    """
    ended = now - 1
    return ended - 1 if ended in waiting else ended


def since_first(shown: Iterable[Month]) -> list[Month]:
    """The months from the first with anything in it; at least the last one."""
    every = list(shown)
    return list(dropwhile(lambda one: not (one.savings or one.welfare), every)) or every[-1:]


def together(books: Iterable[Sequence[Month]]) -> list[Month]:
    """Month by month the sum over books, each of which has the same months."""
    return [
        Month(
            month=at[0].month,
            savings=sum(one.savings for one in at),
            welfare=sum(one.welfare for one in at),
            between=sum(one.between for one in at),
        )
        for at in zip(*books, strict=True)
    ]
