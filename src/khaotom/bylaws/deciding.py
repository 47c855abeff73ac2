"""Where a draft is decided, and how: a room above, which knows meetings and votes, makes its page and its counts known here."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from khaotom.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Door:
    """A page that decides on a draft: ``address`` is the name of its view, which takes the draft."""

    words: Promise
    address: str
    icon: str


doors: Registry[Door] = Registry("page that decides on a draft")
"""By room and noun: "meetings.draft". For those who write the group's rules down."""

together: Registry[Door] = Registry("page that decides on several drafts at once")
"""As ``doors``; the view takes the group's slug."""

votes: Registry[Callable[[Collection[UUID]], Mapping[UUID, str]]] = Registry("words of the votes that rules rest on")
"""By the citation's kind: "resolution". How a decision was counted, by the id that a version cites; in one query."""


def counted(kind: str, cited: Collection[UUID]) -> Mapping[UUID, str]:
    """How each of these decisions was counted, where a room knows."""
    return votes[kind](cited) if kind in votes and cited else {}
