"""Counting a vote: true with no computer."""

from dataclasses import dataclass
from enum import StrEnum


class Majority(StrEnum):
    """How many of those in the room must be in favour."""

    HALF = "half"  # more than half
    TWO_THIRDS = "two_thirds"  # at least two thirds


@dataclass(frozen=True, slots=True)
class Hands:
    """Heads in the room, and the hands that went up. Who was silent is what is left."""

    heads: int
    in_favour: int
    against: int
    abstained: int

    @property
    def counted(self) -> int:
        return self.in_favour + self.against + self.abstained

    @property
    def silent(self) -> int:
        """Those who raised no hand at all; below zero where too many hands were counted."""
        return self.heads - self.counted


def needed(heads: int, majority: Majority) -> int:
    """Votes in favour that decide, of so many in the room: 17 of 33 are more than half, 22 two thirds."""
    return heads // 2 + 1 if majority is Majority.HALF else -(-2 * heads // 3)


def passes(hands: Hands, majority: Majority) -> bool:
    """Is it decided?"""
    return hands.in_favour >= needed(hands.heads, majority)
