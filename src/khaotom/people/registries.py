"""What higher rooms make known to people: how they hold a person, what a group may turn on, what waits in a group today."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from khaotom.kernel.registry import Registry
from khaotom.people.models import Group


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


@dataclass(frozen=True, slots=True)
class Card:
    """One thing of a group's start page, ready to be shown: what it is, the figure, what it means and where it leads.

    ``tone`` is one of ``ui.tones``: "waits" for what somebody should do. ``act`` names the link in a verb.
    """

    words: str
    value: str
    url: str
    act: str
    note: str = ""
    tone: str = "plain"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """What one room has to say about a group today, to those who hold one of ``offices`` in it; the lowest ``position`` first."""

    position: int
    offices: Collection[str]
    read: Callable[[Group], list[Card]]


cards: Registry[Cards] = Registry("card of the start page")
"""By room and noun: "collection.day", "savings.errands". ``read`` asks the same number of questions for every group."""


@dataclass(frozen=True, slots=True)
class Door:
    """A page of a membership that a room above keeps: ``address`` is the name of its view, which takes the membership."""

    words: Promise
    address: str
    icon: str


doors: Registry[Door] = Registry("page of a membership")
"""By room and noun: "savings.passbook". For whoever may open the membership's passbook."""
