"""The chart of accounts and the kinds of entry. Both are filled by the rooms that use them, in ``AppConfig.ready``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the chart. ``side`` 1: a balance never below zero (cash); -1: never above (savings owed); 0: free."""

    name: Any  # lazily translated
    side: int = 0
    hledger: str = ""  # the top of its name in an export: assets, liabilities, equity, income, expenses
    cash: bool = False  # money in a place: it stands in the cash book

    @property
    def grows(self) -> int:
        """1 where a debit is more of it (what there is, what was spent), -1 where a credit is (what is owed, what came in)."""
        return 1 if self.hledger in ("assets", "expenses") else -1

    between: bool = False  # what one book of a network owes another: left out of the network's sums


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry. ``undo`` is the owner's service that reverses it, as ``undo(actor=, entry=, reason=, key=)``."""

    name: Any
    undo: Callable[..., Any] | None = None


codes: Registry[Code] = Registry("account code")
kinds: Registry[Kind] = Registry("kind of entry")
reasons: Registry[Any] = Registry("reason of a reversal")
"""Code → its words, lazily translated."""

OPENING = "3000"
CONTESTED = "3900"

codes.register(OPENING, Code(_("brought forward"), hledger="equity"))
codes.register(CONTESTED, Code(_("brought forward, not agreed yet"), hledger="equity"))

reasons.register("wrong_amount", _("the amount was wrong"))
reasons.register("wrong_person", _("it was somebody else's"))
reasons.register("wrong_column", _("it belonged in another column"))
reasons.register("twice", _("it was entered twice"))
reasons.register("gave_back", _("the money was given back"))
