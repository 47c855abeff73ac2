"""Chapters (หมวด) and the order of clauses: by number, 2 before 10; a chapter goes from its first clause to where the next begins."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Generic, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.bylaws.models import Chapter
from khaotom.kernel import thai

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A chapter with what stands in it; without a title, what stands in none."""

    title: str
    inside: Sequence[T]


def of(group: UUID) -> list[Chapter]:
    """A group's chapters in their order; one query."""
    return list(Chapter.objects.filter(group=group).order_by("begins_at"))


def of_network(network: UUID) -> list[Chapter]:
    """The chapters of the common rules in their order; one query."""
    return list(Chapter.objects.filter(network=network, group=None).order_by("begins_at"))


def first_number(clause: str) -> int | None:
    """The number a clause is sorted by: "9/1" → 9; None where it has none."""
    digits = "".join(takewhile(str.isdecimal, thai.arabic_digits(clause).strip()))
    return int(digits) if digits else None


def order(clause: str) -> tuple[bool, int, str]:
    """Numbered ones first, 2 before 10."""
    number = first_number(clause)
    return (number is None, number or 0, clause)


def grouped(
    chapters: Sequence[Chapter], every: Iterable[T], clause: Callable[[T], str], *, thai_digits: bool = False
) -> list[Part[T]]:
    """Everything in the order of its numbers, chapter by chapter; what has no number, or one before the first chapter, has no title."""
    ordered = sorted(every, key=lambda one: order(clause(one)))
    parts: dict[int, list[T]] = {}
    for one in ordered:
        number = first_number(clause(one))
        begun = [place for place, chapter in enumerate(chapters) if number is not None and chapter.begins_at <= number]
        parts.setdefault(max(begun, default=-1), []).append(one)
    return [Part(title(chapters, place, thai_digits=thai_digits), inside) for place, inside in parts.items()]


def title(chapters: Sequence[Chapter], place: int, *, thai_digits: bool = False) -> str:
    """ "หมวด 2 ออม"; nothing for what stands in no chapter."""
    if place < 0:
        return ""
    number = str(place + 1)
    named = {"number": thai.thai_digits(number) if thai_digits else number, "name": chapters[place].name}
    return _("Chapter %(number)s %(name)s") % named
