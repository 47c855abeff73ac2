"""What a clerk types of a paper: member numbers as they stand on a list, and one thing a line, its parts between slashes. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from khaotom.kernel import thai

T = TypeVar("T")


class Why(StrEnum):
    """Why a number cannot be taken."""

    NOT_A_NUMBER = "not_a_number"
    NOBODY = "nobody"
    BACKWARDS = "backwards"


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that cannot be taken, as it was typed."""

    why: Why
    typed: str


_DASH = re.compile(r"\s*(?:[-–—]|ถึง)\s*")
_RANGE = re.compile(r"([0-9]+)-([0-9]+)")


def numbers(typed: str, people: Mapping[str, T]) -> tuple[list[T], list[Slip]]:
    """Who is meant by "1-12 14 17 ๒๐-๔๕": ``people`` by their number; each once, in the order of ``people``, and what cannot be taken.

    A range means those in it who are there; its two ends must be somebody's. 7 finds "007".
    """
    by_value = {int(number): number for number in people if number.isdecimal()}
    meant: set[str] = set()
    slips: list[Slip] = []
    for each in re.split(r"[\s,;]+", _DASH.sub("-", thai.arabic_digits(typed)).strip(" ,;\n\r\t")):
        found = _meant(each, people, by_value) if each else []
        if isinstance(found, Why):
            slips.append(Slip(found, each))
        else:
            meant.update(found)
    return [one for number, one in people.items() if number in meant], slips


def _meant(each: str, people: Mapping[str, T], by_value: Mapping[int, str]) -> list[str] | Why:
    if each in people:
        return [each]
    if each.isdecimal():
        return [by_value[int(each)]] if int(each) in by_value else Why.NOBODY
    ends = _RANGE.fullmatch(each)
    if ends is None:
        return Why.NOT_A_NUMBER
    first, last = int(ends[1]), int(ends[2])
    if first > last:
        return Why.BACKWARDS
    if first not in by_value or last not in by_value:
        return Why.NOBODY
    return [number for value, number in by_value.items() if first <= value <= last]


def lines(typed: str) -> list[tuple[int, Sequence[str]]]:
    """Each line that says something, with its number and its parts between slashes (or tabs, as a sheet is pasted)."""
    numbered = enumerate(typed.splitlines(), start=1)
    return [(number, [part.strip() for part in re.split(r"[/\t]", line)]) for number, line in numbered if line.strip(" /\t")]
