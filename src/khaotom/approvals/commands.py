"""What can wait for others, and what runs when the last of them has agreed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from khaotom.approvals.services.presence import Agreed
from khaotom.kernel.actor import Actor
from khaotom.kernel.registry import Registry

Arguments = Mapping[str, Any]
"""As they are kept: words, whole numbers and ids as text, in lists and by name; the same after a journey through JSON."""


@dataclass(frozen=True, slots=True)
class Command:
    """``run(actor, arguments, agreed, key)`` does it for the one who asked, checking everything again.

    ``describe`` says each of many requests in one sentence, in a fixed number of queries. ``offices`` are those who may agree.
    """

    name: Any  # lazily translated
    run: Callable[[Actor, Arguments, Agreed, UUID], object]
    describe: Callable[[Sequence[Arguments]], list[str]]
    offices: tuple[str, ...]


commands: Registry[Command] = Registry("command that waits for a second person")
