"""A group may tighten what its network set in common, and not loosen it: number by number, each in its own stricter direction."""

from dataclasses import replace
from typing import Any

from khaotom.bylaws.kinds import Kind, Parameter, Stricter, Unit, described


def is_looser(rule: Parameter, value: Any, common: Any) -> bool:
    """Is ``value`` looser than what is common? Never, where neither way is the stricter one."""
    if rule.stricter is Stricter.NEITHER:
        return False
    own, asked = _measured(rule, value), _measured(rule, common)
    return own > asked if rule.stricter is Stricter.LOWER else own < asked


def _measured(rule: Parameter, value: Any) -> tuple[bool, int]:
    """Something to compare by; no limit lies beyond every number, on the side that is looser."""
    if rule.unit is Unit.CHOICE:
        return False, [choice for choice, _label in rule.choices].index(value)
    endless = rule.endless is not None and value == rule.endless
    return endless is (rule.stricter is Stricter.LOWER), value


def looser(kind: Kind, says: Any, common: Any) -> list[str]:
    """The parameters in which ``says`` is looser than what is common, in the order they are asked."""
    return [name for name, rule in described(kind).items() if is_looser(rule, getattr(says, name), getattr(common, name))]


def held(kind: Kind, says: Any, common: Any) -> Any:
    """``says``, with each number that is looser than what is common brought up to it."""
    return replace(says, **{name: getattr(common, name) for name in looser(kind, says, common)})
