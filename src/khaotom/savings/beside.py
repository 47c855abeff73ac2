"""What rooms above put beside a passbook: a fact about the member, a paper of hers, and why she is asked for what she is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from khaotom.kernel.registry import Registry
from khaotom.people.models import Membership
from khaotom.savings.passbook import PassbookLine


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of facts, ready to be shown."""

    words: str
    value: str


@dataclass(frozen=True, slots=True)
class Cited:
    """The clause something rests on, ready to be shown: "ข้อ 7 ใช้ตั้งแต่ 1 ม.ค. 62", what it says, and its page."""

    words: str
    says: str
    url: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why so much is asked for, or nothing, ready to be shown: ``amount`` satang are still to be paid, ``because`` of what, by which
    clause, and what of it came ``before``."""

    what: str
    amount: int
    because: str
    cited: Cited | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """What a room says of what it asks a member for: all of it on a day, by a fixed number of questions; and, by the code of the book
    under which it is paid, what such a payment for some months is called."""

    asked: Callable[[Membership, date], list[Reason]]
    paid: Mapping[str, Callable[[Sequence[int]], str]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper one may print of a membership, or a page of hers: ``address`` is the name of its view, ``parts`` what stands in its address."""

    words: Promise
    address: str
    parts: Callable[[Membership], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Mend:
    """Where a line of the passbook is put right: ``of`` gives what stands in the address, or None for a line that is not."""

    address: str
    of: Callable[[PassbookLine], dict[str, Any] | None]


mends: Registry[Mend] = Registry("page that puts a line right")
"""By room and noun: "collection.slip". For the committee."""

facts: Registry[Callable[[Membership, date], list[Fact]]] = Registry("fact beside a passbook")
"""By room and noun: "welfare.through". Each asks at most a few questions, whatever lies behind the member."""

reasons: Registry[Explained] = Registry("reason of what is asked")
"""By room: "welfare"."""

papers: Registry[Paper] = Registry("paper of a passbook")
"""By room and noun: "collection.statement"."""

doors: Registry[Paper] = Registry("page beside a passbook")
"""By room and noun: "till.transfers". For whoever may open the passbook."""

acts: Registry[Paper] = Registry("page beside a pledge")
"""By room and noun: "welfare.joining". For those who keep the register."""
