"""What an entry rests on beyond its paper: the rule, the resolution. The ledger knows ids only; the room whose paper it is says it."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from khaotom.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Basis:
    """One line under an entry: "By rule", "ข้อ 10"."""

    words: str
    value: str


bases: Registry[Callable[[Collection[UUID]], dict[UUID, list[Basis]]]] = Registry("what an entry rests on")
"""By room and noun: "till.voucher". From ids that entries cite to what those papers rest on; a few queries for all of them."""


def of(cited: Collection[UUID]) -> dict[UUID, list[Basis]]:
    """What each cited paper rests on, in the order the rooms were asked."""
    found: dict[UUID, list[Basis]] = defaultdict(list)
    if cited:
        for _name, read in bases.items():
            for one, lines in read(cited).items():
                found[one] += lines
    return found
