"""What money is paid out for. Each purpose is registered by the room that owns it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from khaotom.kernel.registry import Registry
from khaotom.ledger.models import NOBODY
from khaotom.ledger.services.books import Place


@dataclass(frozen=True, slots=True)
class Purpose:
    """Which fund pays, and the account that is debited for a payee (a membership's id). ``by_itself``: it has a page of its own."""

    name: Any  # lazily translated
    fund: str
    debit: Callable[[UUID, UUID], Place]
    by_itself: bool = False

    @classmethod
    def of_fund(cls, name: Any, fund: str, code: str, *, by_itself: bool = False) -> "Purpose":
        """Paid for by the fund as a whole."""
        return cls(name, fund, lambda fund_id, _payee: Place(fund_id, code, "", NOBODY), by_itself)

    @classmethod
    def of_member(cls, name: Any, fund: str, code: str) -> "Purpose":
        """Paid from the member's own account of ``code``."""
        return cls(name, fund, lambda fund_id, payee: Place(fund_id, code, "membership", payee))


purposes: Registry[Purpose] = Registry("purpose of paying out")

RUNNING = "running"
"""What running the group costs: paid from what the group has of its own, by the spending clause or a resolution."""
