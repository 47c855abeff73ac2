"""What can wait for others, and what runs when the last of them has agreed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from khaotom.kernel.actor import Actor
from khaotom.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Command:
    """``run(actor=, arguments=, approvers=, key=)`` does it, re-checking everything; ``describe(arguments)`` says it in one sentence."""

    run: Callable[[Actor, Mapping[str, Any], list[UUID], UUID], object]
    describe: Callable[[Mapping[str, Any]], str]
    offices: tuple[str, ...]


commands: Registry[Command] = Registry("command that waits for a second person")
