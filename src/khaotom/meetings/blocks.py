"""Blocks of a meeting's agenda: each a heading, what was written down under it, and the page that adds to it. Rooms above register more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from khaotom.kernel.actor import Actor
from khaotom.kernel.registry import Registry
from khaotom.meetings.models import Meeting
from khaotom.ui.keyed import KeyedForm


@dataclass(frozen=True, slots=True)
class Block:
    """``read`` gives what ``template`` shows; ``form`` asks for one more line, ``keep`` writes it down. ``initial`` fills the form.

    ``talk`` says what is talked about there to those who are invited; without it the block is no business of theirs.
    ``everywhere``: also in the network's own meeting, not only in a group's.
    """

    words: Promise
    position: int
    icon: str
    template: str
    read: Callable[[Meeting], Mapping[str, Any]]
    add: Promise
    form: type[KeyedForm]
    keep: Callable[[Actor, Meeting, Any, UUID], object]
    initial: Callable[[Meeting], Mapping[str, Any]] = lambda _meeting: {}
    talk: Promise | None = None
    everywhere: bool = False


blocks: Registry[Block] = Registry("block of an agenda")
"""By room and noun: "meetings.voices"."""


def of_meeting(meeting: Meeting) -> list[tuple[str, Block]]:
    """The blocks of one meeting, in the order of the evening."""
    return [(name, block) for name, block in in_order() if block.everywhere or meeting.group_id is not None]


def in_order() -> list[tuple[str, Block]]:
    """Every block by name, in the order of the evening."""
    return sorted(blocks.items(), key=lambda one: one[1].position)
