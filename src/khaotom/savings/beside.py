"""What rooms above put beside a passbook: a fact about the member, and a paper of hers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from khaotom.kernel.registry import Registry
from khaotom.people.models import Membership


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of facts, ready to be shown."""

    words: str
    value: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper one may print of a membership, or a page of hers: ``address`` is the name of its view, ``parts`` what stands in its address."""

    words: Promise
    address: str
    parts: Callable[[Membership], dict[str, Any]]


facts: Registry[Callable[[Membership, date], list[Fact]]] = Registry("fact beside a passbook")
"""By room and noun: "welfare.through". Each asks at most a few questions, whatever lies behind the member."""

papers: Registry[Paper] = Registry("paper of a passbook")
"""By room and noun: "collection.statement"."""

doors: Registry[Paper] = Registry("page beside a passbook")
"""By room and noun: "till.transfers". For whoever may open the passbook."""

acts: Registry[Paper] = Registry("page beside a pledge")
"""By room and noun: "welfare.joining". For those who keep the register."""
