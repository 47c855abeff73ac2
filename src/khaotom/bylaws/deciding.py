"""Where a draft is decided, and how: a room above, which knows meetings and votes, makes its page and its counts known here."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from khaotom.kernel.registry import Registry
from khaotom.people.models import Group


@dataclass(frozen=True, slots=True)
class Door:
    """A page that decides on a draft: ``address`` is the name of its view, which takes the draft."""

    words: Promise
    address: str
    icon: str


@dataclass(frozen=True, slots=True)
class Together:
    """A page that decides on several drafts of one body: ``address`` takes a group's slug, ``common`` is the network's."""

    words: Promise
    address: str
    common: str
    icon: str

    def where(self, group: Group | None) -> str:
        """Its address for a group, or for the network."""
        return reverse(self.common) if group is None else reverse(self.address, kwargs={"slug": group.slug})


doors: Registry[Door] = Registry("page that decides on a draft")
"""By room and noun: "meetings.draft". For those who write the body's rules down."""

together: Registry[Together] = Registry("page that decides on several drafts at once")
"""As ``doors``."""

votes: Registry[Callable[[Collection[UUID]], Mapping[UUID, str]]] = Registry("words of the votes that rules rest on")
"""By the citation's kind: "resolution". How a decision was counted, by the id that a version cites; in one query."""


def many_at_once(group: Group | None) -> list[tuple[Together, str]]:
    """The pages that decide on several drafts of a body, each with its address."""
    return [(door, door.where(group)) for _name, door in together.items()]


def counted(kind: str, cited: Collection[UUID]) -> Mapping[UUID, str]:
    """How each of these decisions was counted, where a room knows."""
    return votes[kind](cited) if kind in votes and cited else {}
