"""Suspected doubles: persons who look like one human entered twice. Shown to an officer; never merged by themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations
from uuid import UUID

from django.db.models import QuerySet

from khaotom.kernel import thai
from khaotom.people.models import Distinct, Person

ALIKE = 0.75
"""From this likeness on (difflib's ratio, 1 is equal) two given names with one phone number are suspected."""

LARGEST_FAMILY = 12
"""More persons than this with one phone number are an office's number, not a household's."""


class Why(StrEnum):
    """What makes two persons look like one, the strongest first."""

    SAME_ID = "same_id"
    SAME_NAME = "same_name"
    SAME_PHONE = "same_phone"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons, the one entered first first."""

    first: Person
    second: Person
    why: Why


def pairs(people: QuerySet[Person], *, about: QuerySet[Person]) -> list[Pair]:
    """Every suspected pair among ``people`` with at least one of ``about``; merged ones and those told apart left out."""
    everyone = list(
        people.filter(same_as=None).only("id", "called_name", "title", "given_name", "family_name", "phone", "national_id_blind")
    )
    shown = set(about.values_list("pk", flat=True))
    settled = set(Distinct.objects.values_list("first", "second"))
    by_id = {person.pk: person for person in everyone}
    strongest: dict[tuple[UUID, UUID], Why] = {}
    for one, other, why in _suspected(everyone):
        if (one in shown or other in shown) and (one, other) not in settled:
            strongest.setdefault((one, other), why)
    return [Pair(by_id[one], by_id[other], why) for (one, other), why in sorted(strongest.items(), key=lambda pair: pair[1])]


def _suspected(everyone: list[Person]) -> Iterator[tuple[UUID, UUID, Why]]:
    """Every likeness, the strongest kind first."""
    for alike in _alike((bytes(person.national_id_blind), person) for person in everyone if person.national_id_blind):
        yield from ((*_in_order(one, other), Why.SAME_ID) for one, other in combinations(alike, 2))
    names = ((thai.fold_whole(person.given_name + person.family_name), person) for person in everyone if person.family_name)
    for alike in _alike(names):
        yield from ((*_in_order(one, other), Why.SAME_NAME) for one, other in combinations(alike, 2))
    for alike in _alike((person.phone, person) for person in everyone if person.phone):
        if len(alike) <= LARGEST_FAMILY:
            likely = ((one, other) for one, other in combinations(alike, 2) if _names_alike(one, other))
            yield from ((*_in_order(one, other), Why.SAME_PHONE) for one, other in likely)


def _alike(keyed: Iterable[tuple[bytes | str, Person]]) -> list[list[Person]]:
    groups: dict[bytes | str, list[Person]] = defaultdict(list)
    for key, person in keyed:
        groups[key].append(person)
    return [group for group in groups.values() if len(group) > 1]


def _in_order(one: Person, other: Person) -> tuple[UUID, UUID]:
    return (one.pk, other.pk) if one.pk < other.pk else (other.pk, one.pk)


def _names_alike(one: Person, other: Person) -> bool:
    given = SequenceMatcher(None, thai.fold(one.given_name), thai.fold(other.given_name))
    called = thai.fold(one.called_name)
    return given.ratio() >= ALIKE or (bool(called) and called == thai.fold(other.called_name))
