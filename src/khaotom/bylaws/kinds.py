"""Clause kinds: typed parameters written in Python by the room they govern, edited as questions, stored as data."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from khaotom.bylaws import refusals
from khaotom.kernel import months
from khaotom.kernel.refusal import Refusal
from khaotom.kernel.registry import Registry


class Unit(StrEnum):
    """What a parameter counts."""

    SATANG = "satang"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    TIMES = "times"
    PEOPLE = "people"
    PERCENT = "percent"
    YEARS = "years"
    CHOICE = "choice"
    STEPS = "steps"  # pairs of full years and satang: from that many years on, that amount


class Stricter(StrEnum):
    """Which way a group may move a parameter that the network set in common."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number or choice a group may set: its label, unit, bounds (inclusive) and stricter direction.

    ``aside``: its default suits most groups, so it is asked below the others, under "more". ``endless``: the number that stands for no
    limit at all. Of choices with a stricter direction the first is the mildest.
    ``later``: it came after versions without it had been stored; where it is not said, its default holds.
    """

    label: Any  # lazily translated
    unit: Unit
    lowest: int = 0
    highest: int = 10**9
    choices: tuple[tuple[str, Any], ...] = ()
    stricter: Stricter = Stricter.NEITHER
    aside: bool = False
    endless: int | None = None
    later: bool = False


def parameter(label: Any, unit: Unit, *, default: Any, **bounds: Any) -> Any:
    """A dataclass field of a clause kind's parameters."""
    return field(default=default, metadata={"parameter": Parameter(label, unit, **bounds)})


@dataclass(frozen=True, slots=True)
class Preset:
    """One clause of a kind that comes in many: what it is called until the group calls it otherwise, and what suits most groups."""

    title: Any
    parameters: Any


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example that the program makes from a draft's parameters; the assembly answers whether that is what it means.

    ``values`` are its facts and its outcome: an answer holds for these alone. ``sentence`` says them.
    """

    code: str
    values: tuple[object, ...]
    sentence: str


A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Year:
    """The twelve months that a replay runs again: of a group, for a clause, through a last day."""

    group: UUID
    name: str
    last: date

    @property
    def before(self) -> date:
        """The last day that is not of it."""
        return self.last - A_YEAR

    @property
    def ended(self) -> range:
        """The twelve months that had ended, as indexes of ``kernel.months``."""
        now = months.of(self.last)
        return range(now - 12, now)

    def within(self, day: str) -> dict[str, date]:
        """What rows are asked for, so that this day of theirs lies in the year: ``filter(**year.within("on"))``."""
        return {f"{day}__gt": self.before, f"{day}__lte": self.last}


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing counted twice: by the rule as it is, and by the draft. ``unit``: satang, times, or people, whose number is never shown
    so that one of them could be known by it."""

    what: str
    before: int
    after: int
    unit: Unit


def compared(labels: Sequence[tuple[str, Unit]], before: Sequence[int], after: Sequence[int]) -> list[Compared]:
    """What was counted by the rule as it is and by the draft, in the order of the labels."""
    return [Compared(what, was, would, unit) for (what, unit), was, would in zip(labels, before, after, strict=True)]


@dataclass(frozen=True, slots=True)
class Replay:
    """What the last twelve months would have been under a draft; nobody is named.

    ``sentence`` says what was run again and how, ``many`` how much of it there was. ``gain`` and ``lose`` are people whose own money
    would have been more or less; None where a rule moves nobody's.
    """

    sentence: str
    many: int
    compared: Sequence[Compared]
    gain: int | None = None
    lose: int | None = None

    @property
    def same(self) -> bool:
        """Would nothing have been otherwise?"""
        return not (self.gain or self.lose) and all(one.before == one.after for one in self.compared)


@dataclass(frozen=True, slots=True)
class Kind:
    """A clause kind: ``parameters`` is a frozen dataclass of ints and strings, ``sentence`` says it in the group's words.

    ``question`` is how it is asked for; ``optional`` kinds may simply not be there (no fine, no welfare fund); ``rare`` ones the
    set-up does not ask. ``quarrel`` is what two parameters that are each in bounds refuse together. ``days`` are the next days a
    rule about days names, counted from one: that is how people see whether it is right.

    ``examples`` are made from a draft: its parameters, what holds until then (None: nothing), and the day it would begin.
    ``replay`` runs a group's last twelve months under a draft: the year, what holds now (None: nothing), and the draft's parameters.

    A kind with ``presets`` comes in many: a body has a clause a slot, for those named there and for any it invents.
    """

    name: Any
    parameters: type[Any]
    sentence: Callable[[Any], str]
    question: Any
    optional: bool = True
    position: int = 0
    rare: bool = False
    quarrel: Callable[[Any], Refusal | None] | None = None
    days: Callable[[Any, date], Sequence[date]] | None = None
    presets: Mapping[str, Preset] = field(default_factory=dict)
    examples: Callable[[Any, Any, date], Sequence[Example]] | None = None
    replay: Callable[[Year, Any, Any], Replay] | None = None

    @property
    def comes_in_many(self) -> bool:
        return bool(self.presets)

    @property
    def words_only(self) -> bool:
        """Nothing is counted: the clause is its text. Of such a clause there is nothing for another body to fall under."""
        return not fields(self.parameters)


kinds: Registry[Kind] = Registry("clause kind")


STEPS_AT_MOST = 6


def parted(name: str) -> tuple[str, str]:
    """The kind and the slot of a clause's name: "benefit-hospital" → ("benefit", "hospital")."""
    kind, _dash, slot = name.partition("-")
    return kind, slot


def of(name: str) -> Kind:
    """The kind of a clause by its name."""
    return kinds[parted(name)[0]]


def title(name: str) -> str:
    """What a clause is called where the group does not call it otherwise."""
    kind, (_kind, slot) = of(name), parted(name)
    return str(kind.presets[slot].title if slot in kind.presets else kind.name)


def in_order() -> list[tuple[str, Kind]]:
    """Every kind by name, in the order in which they are asked and read."""
    return sorted(kinds.items(), key=lambda one: (one[1].position, one[0]))


def described(kind: Kind) -> dict[str, Parameter]:
    """The kind's parameters by name, in the order they are asked."""
    return {f.name: f.metadata["parameter"] for f in fields(kind.parameters)}


def validate(name: str, raw: Mapping[str, object]) -> Any:
    """The kind's parameters from stored or typed data; what came later than the data has its default.

    Refuses: BYL-001 (missing or strange), BYL-002 (out of bounds), and whatever the kind finds in their quarrel.
    """
    kind = of(name)
    raw = {**_later(kind), **raw}
    if set(raw) != set(described(kind)):
        raise refusals.StrangeParameters(kind=str(kind.name))
    for _name, problem in problems(kind, raw):
        raise problem
    parameters = kind.parameters(**{key: _settled(value) for key, value in raw.items()})
    quarrel = kind.quarrel(parameters) if kind.quarrel else None
    if quarrel is not None:
        raise quarrel
    return parameters


def _later(kind: Kind) -> dict[str, object]:
    """The defaults of parameters that older versions were stored without."""
    return {f.name: f.default for f in fields(kind.parameters) if f.metadata["parameter"].later}


def _settled(value: object) -> object:
    """Lists of what was stored become tuples: a rule never changes."""
    return tuple(tuple(pair) for pair in value) if isinstance(value, list | tuple) else value


def problems(kind: Kind, raw: Mapping[str, object]) -> Iterator[tuple[str, Refusal]]:
    """What is wrong with single parameters, each by its name."""
    for name, rule in described(kind).items():
        try:
            _check(kind, rule, raw.get(name))
        except Refusal as refusal:
            yield name, refusal


def _check(kind: Kind, rule: Parameter, value: object) -> None:
    if rule.unit is Unit.CHOICE:
        if value not in {choice for choice, _label in rule.choices}:
            raise refusals.StrangeParameters(kind=str(kind.name))
    elif rule.unit is Unit.STEPS:
        _check_steps(kind, rule, value)
    elif not isinstance(value, int) or isinstance(value, bool):
        raise refusals.StrangeParameters(kind=str(kind.name))
    elif not rule.lowest <= value <= rule.highest:
        raise refusals.OutOfBounds(
            label=str(rule.label), typed=value, lowest=rule.lowest, highest=rule.highest, money=rule.unit is Unit.SATANG
        )


def _check_steps(kind: Kind, rule: Parameter, value: object) -> None:
    """Years that grow from step to step, each with an amount in the parameter's bounds."""
    pairs: list[Any] = list(value) if isinstance(value, list | tuple) else [value]
    if not all(isinstance(pair, list | tuple) and [type(part) for part in pair] == [int, int] for pair in pairs):
        raise refusals.StrangeParameters(kind=str(kind.name))
    years = [pair[0] for pair in pairs]
    if len(pairs) > STEPS_AT_MOST or years != sorted(set(years)) or any(year not in range(1, 100) for year in years):
        raise refusals.StepsOutOfOrder(label=str(rule.label), most=STEPS_AT_MOST)
    for _years, amount in pairs:
        if not rule.lowest <= amount <= rule.highest:
            raise refusals.OutOfBounds(label=str(rule.label), typed=amount, lowest=rule.lowest, highest=rule.highest, money=True)
