"""What the ledger refuses."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats


@dataclass(eq=False)
class DayIsClosed(Refusal):
    """An entry dated into a closed period."""

    code = "LED-001"
    message = _(
        "The books are closed up to %(day)s, so nothing can be dated %(typed)s. Date it on a later day; the day it happened is kept beside it."
    )
    closed_through: date
    typed: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.closed_through), "typed": formats.day_short(self.typed)}


@dataclass(eq=False)
class BelowZero(Refusal):
    """An account that may not cross zero would."""

    code = "LED-002"
    message = _(
        "%(account)s has %(present)s baht, so %(asked)s baht cannot be taken from it. Check the amount, or take it from another place."
    )
    account: str
    present: int
    asked: int

    def values(self) -> dict[str, str]:
        return {"account": self.account, "present": formats.baht(self.present), "asked": formats.baht(self.asked)}


@dataclass(eq=False)
class AlreadyReversed(Stale):
    """An entry is reversed at most once."""

    code = "LED-003"
    message = _("Entry %(seq)s was already taken back by entry %(by)s. Nothing was changed this time. Open the book to see both.")
    seq: int
    by: int

    def values(self) -> dict[str, str]:
        return {"seq": str(self.seq), "by": str(self.by)}


@dataclass(eq=False)
class ReversalOfReversal(Refusal):
    """A reversal is not reversed: what was right is entered again."""

    code = "LED-004"
    message = _("Entry %(seq)s takes another entry back, and cannot itself be taken back. Enter again what was right.")
    seq: int

    def values(self) -> dict[str, str]:
        return {"seq": str(self.seq)}


@dataclass(eq=False)
class PeriodAlreadyClosed(Refusal):
    """A period is closed forward only."""

    code = "LED-005"
    message = _("The books are already closed up to %(day)s. Choose a later day.")
    closed_through: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.closed_through)}


@dataclass(eq=False)
class DayIsNotOver(Refusal):
    """Closed days take no entry, so a day that may still bring one is not closed."""

    code = "LED-006"
    message = _("%(day)s is not over yet, and a closed day takes no more entries. Choose a day before today.")
    day: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day)}
