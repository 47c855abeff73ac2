"""Blocks of a meeting's agenda: each a heading, what was written down under it, and the page that adds to it. Rooms above register more."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.registry import Registry
from khaotom.meetings.models import Meeting, Talk
from khaotom.ui.keyed import KeyedForm

OTHER = "other"
"""Where everything finds its place that has no heading of its own."""


@dataclass(frozen=True, slots=True)
class Block:
    """``read`` gives what ``template`` shows; ``form`` asks for one more line, ``keep`` writes it down. ``initial`` fills the form.

    Without a form nothing is added here: what is shown comes from a page of its own, to which the template leads.
    ``lines`` says it in the minutes. ``talk`` says what is talked about there to those who are invited; without it the block is no
    business of theirs. ``told``: what was said under it is kept as ``Talk``, which ``agenda`` reads and the minutes say, and which the
    phone and the papers take too. ``ahead``: it may be written down before the day. ``everywhere``: also in the network's own
    meeting, not only in a group's.
    """

    words: Promise
    position: int
    icon: str
    template: str
    read: Callable[[Meeting], Mapping[str, Any]] = lambda _meeting: {}
    add: Promise | None = None
    form: type[KeyedForm] | None = None
    keep: Callable[[Actor, Meeting, Any, UUID], object] | None = None
    initial: Callable[[Meeting], Mapping[str, Any]] = lambda _meeting: {}
    lines: Callable[[Meeting], Sequence[str]] = lambda _meeting: ()
    talk: Promise | None = None
    told: bool = False
    ahead: bool = False
    everywhere: bool = False


blocks: Registry[Block] = Registry("block of an agenda")
"""By the noun that stands in an address: "voices"."""


def of_meeting(meeting: Meeting) -> list[tuple[str, Block]]:
    """The blocks of one meeting, in the order of the evening."""
    return [(name, block) for name, block in in_order() if block.everywhere or meeting.group_id is not None]


def told_at(meeting: Meeting) -> list[tuple[str, Block]]:
    """Those under which a few lines are written down in people's words."""
    return [(name, block) for name, block in of_meeting(meeting) if block.told]


def in_order() -> list[tuple[str, Block]]:
    """Every block by name, in the order of the evening."""
    return sorted(blocks.items(), key=lambda one: one[1].position)


@dataclass(frozen=True, slots=True)
class Heading:
    """One block of one meeting with what it shows."""

    name: str
    part: Block
    facts: Mapping[str, Any]
    open: bool

    @property
    def empty(self) -> bool:
        """Nothing is written down and nothing is to be done there."""
        return not any(self.facts.values())


def agenda(meeting: Meeting) -> list[Heading]:
    """Its blocks in the order of the evening, each with what it shows; the lines of all of them are one question of the database."""
    held, talks = meeting.date <= clock.today(), talks_of(meeting)
    made = []
    for name, block in of_meeting(meeting):
        facts = {"talks": talks[name], **block.read(meeting)} if block.told else block.read(meeting)
        adds = block.form is not None and meeting.adopted_by_id is None and (held or block.ahead)
        made.append(Heading(name, block, facts, adds))
    return made


def talks_of(meeting: Meeting) -> Mapping[str, list[Talk]]:
    """What was told at it by block, as it was said; under a heading that is no more it stands with the other business. One query."""
    there = {name for name, _block in told_at(meeting)}
    found: dict[str, list[Talk]] = defaultdict(list)
    for one in meeting.talks.order_by("said_at", "pk"):
        found[one.block if one.block in there else OTHER].append(one)
    return found
