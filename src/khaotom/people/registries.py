"""What higher rooms make known to people: how they hold a person, and what a group may turn on."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from khaotom.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Tie:
    """How one room holds a person. ``count`` says by how many rows; ``erasing`` is what erasing her means there, in a sentence."""

    words: Promise
    erasing: Promise
    count: Callable[[UUID], int]


ties: Registry[Tie] = Registry("tie of a person")
"""By room and noun: "people.memberships", "savings.pledges"."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Something a group may turn on beyond members, collection day, meetings and rules."""

    name: str
    words: Promise
    explained: Promise


features: Registry[Feature] = Registry("feature of a group")
