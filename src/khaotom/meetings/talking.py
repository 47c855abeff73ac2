"""Headings under which a few lines are written down in people's words: any room registers one of its own."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from khaotom.kernel.actor import Actor
from khaotom.meetings.blocks import Block, blocks
from khaotom.meetings.forms.talks import TalkForm
from khaotom.meetings.models import Meeting
from khaotom.meetings.services import talks

TEMPLATE = "meetings/blocks/talks.html"


def register(
    name: str,
    words: Promise,
    position: int,
    icon: str,
    *,
    add: Promise,
    talk: Promise | None = None,
    form: type[TalkForm] = TalkForm,
    template: str = TEMPLATE,
    read: Callable[[Meeting], Mapping[str, Any]] = lambda _meeting: {},
    initial: Callable[[Meeting], Mapping[str, Any]] = lambda _meeting: {},
    lines: Callable[[Meeting], Sequence[str]] = lambda _meeting: (),
) -> None:
    """A block of that name in every meeting, a group's and the network's own."""

    def keep(actor: Actor, meeting: Meeting, form: TalkForm, key: UUID) -> object:
        return talks.tell(actor=actor, meeting=meeting, told=form.told(name), key=key)

    made = Block(words, position, icon, template, read, add, form, keep, initial, lines, talk, told=True, everywhere=True)
    blocks.register(name, made)
