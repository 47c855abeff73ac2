"""Clause kinds: typed parameters written in Python by the room they govern, edited as questions, stored as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, TypeVar

from khaotom.bylaws import refusals
from khaotom.kernel.registry import Registry


class Unit(StrEnum):
    """What a parameter counts."""

    SATANG = "satang"
    DAYS = "days"
    MONTHS = "months"
    TIMES = "times"
    PEOPLE = "people"
    PERCENT = "percent"
    CHOICE = "choice"


class Stricter(StrEnum):
    """Which way a group may move a parameter that the network set in common."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number or choice a group may set: its label, unit, bounds (inclusive) and stricter direction."""

    label: Any  # lazily translated
    unit: Unit
    lowest: int = 0
    highest: int = 10**9
    choices: tuple[tuple[str, Any], ...] = ()
    stricter: Stricter = Stricter.NEITHER


def parameter(label: Any, unit: Unit, *, default: Any, **bounds: Any) -> Any:
    """A dataclass field of a clause kind's parameters."""
    return field(default=default, metadata={"parameter": Parameter(label, unit, **bounds)})


@dataclass(frozen=True, slots=True)
class Kind:
    """A clause kind: ``parameters`` is a frozen dataclass of ints and strings, ``sentence`` says it in the group's words.

    ``question`` is how the set-up asks for it; ``optional`` kinds may simply not be there (no fine, no welfare fund).
    """

    name: Any
    parameters: type[Any]
    sentence: Callable[[Any], str]
    question: Any
    optional: bool = True
    position: int = 0


kinds: Registry[Kind] = Registry("clause kind")

T = TypeVar("T")


def described(kind: Kind) -> dict[str, Parameter]:
    """The kind's parameters by name, in the order they are asked."""
    return {f.name: f.metadata["parameter"] for f in fields(kind.parameters)}


def validate(name: str, raw: Mapping[str, object]) -> Any:
    """The kind's parameters from stored or typed data. Refuses: BYL-001 (missing or strange), BYL-002 (out of bounds)."""
    kind = kinds[name]
    known = described(kind)
    if set(raw) != set(known):
        raise refusals.StrangeParameters(kind=str(kind.name))
    for key, rule in known.items():
        _check(kind, rule, raw[key])
    return kind.parameters(**raw)


def _check(kind: Kind, rule: Parameter, value: object) -> None:
    if rule.unit is Unit.CHOICE:
        if value not in {choice for choice, _label in rule.choices}:
            raise refusals.StrangeParameters(kind=str(kind.name))
    elif not isinstance(value, int) or isinstance(value, bool):
        raise refusals.StrangeParameters(kind=str(kind.name))
    elif not rule.lowest <= value <= rule.highest:
        raise refusals.OutOfBounds(
            label=str(rule.label), typed=value, lowest=rule.lowest, highest=rule.highest, money=rule.unit is Unit.SATANG
        )
