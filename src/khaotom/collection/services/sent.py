"""Reading what a phone sent: a batch of commands, each with its id, and the plain values they are made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal

LONGEST_BATCH = 200
FARTHEST = 10**15  # satang: beyond it nothing is an amount
MOST = 100_000  # heads, hands, plates: beyond it nobody has counted

Command = Mapping[str, Any]


class Garbled(Exception):
    """Not a command of the protocol: the phone's program is broken or somebody plays. Nothing is done."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one command: ``done``, ``held`` or ``refused``, with the refusal's code and sentence."""

    id: str
    outcome: str
    code: str = ""
    sentence: str = ""


def each(commands: Sequence[Command], do: Callable[[Command, UUID], tuple[str, str] | None]) -> list[Result]:
    """Do each command; one that is refused does not stop the next. ``do`` gives code and sentence of what is held."""
    if len(commands) > LONGEST_BATCH:
        raise Garbled
    return [_one(command, do) for command in commands]


def _one(command: Any, do: Callable[[Command, UUID], tuple[str, str] | None]) -> Result:
    name = command.get("id") if isinstance(command, Mapping) else None
    try:
        held = do(command, UUID(command["id"]))
    except Refusal as refusal:
        return Result(str(name), "refused", refusal.code, refusal.sentence)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError) as problem:
        raise Garbled(str(name)) from problem
    return Result(str(name), "held", *held) if held else Result(str(name), "done")


def told(command: Command) -> datetime:
    """What the phone's clock said, believed or not."""
    return datetime.fromtimestamp(int(command["at"]) / 1000, clock.BANGKOK)


def moment(command: Command) -> datetime:
    """By the phone's clock; a clock that is wrong by more than a day is not believed."""
    now, typed = clock.now(), told(command)
    return typed if abs((typed - now).total_seconds()) < 24 * 3600 else now


def amount(value: Any) -> int:
    """Satang."""
    if type(value) is not int or not 0 <= value < FARTHEST:
        raise ValueError(value)
    return value


def maybe_amount(value: Any) -> int | None:
    """Satang, or nothing."""
    return None if value is None else amount(value)


def count(value: Any) -> int:
    """Heads, hands, plates."""
    if type(value) is not int or not 0 <= value <= MOST:
        raise ValueError(value)
    return value


def words(value: Any, longest: int) -> str:
    """A line as it was typed, without the spaces around it; what no database can keep is no line."""
    if type(value) is not str or "\x00" in value or len(value.strip()) > longest:
        raise ValueError(value)
    value.encode()  # half a letter is none
    return value.strip()


def line(value: Any, longest: int) -> str:
    """As ``words``, and something was said."""
    said = words(value, longest)
    if not said:
        raise ValueError(value)
    return said


def maybe(value: Any) -> UUID | None:
    """An id, or nothing."""
    return UUID(value) if value else None
