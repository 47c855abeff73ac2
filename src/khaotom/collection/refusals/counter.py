"""What is refused between the collection days: an officer's counter, transfers told."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats


@dataclass(eq=False)
class MeetingCollects(Refusal):
    """A counter day beside a collection that is open: money would be taken on two sheets."""

    code = "COL-031"
    message = _("The collection of %(day)s is open. Take the money there, so that the day has one sheet.")
    day: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day)}


@dataclass(eq=False)
class MoreThanSheCanPay(Refusal):
    """A transfer larger than all she owes and may pay ahead."""

    code = "COL-032"
    message = _(
        "%(amount)s baht is more than %(called)s owes and may pay ahead, %(most)s baht. Ask her what it is for, and take it on the table's screen."
    )
    called: str
    amount: int
    most: int

    def values(self) -> dict[str, str]:
        return {"called": self.called, "amount": formats.baht(self.amount), "most": formats.baht(self.most)}


@dataclass(eq=False)
class TransferTaken(Stale):
    """The transfer has its slip already."""

    code = "COL-033"
    message = _("This transfer was already taken with slip %(slip)s. Nothing was changed this time.")
    slip: str

    def values(self) -> dict[str, str]:
        return {"slip": self.slip}


@dataclass(eq=False)
class TransferNotThere(Refusal):
    """An officer looked for it in the bank book and did not find it."""

    code = "COL-034"
    message = _(
        "This transfer was not found in the bank book, so it cannot be taken. Look once more, and say if it is there after all."
    )


@dataclass(eq=False)
class CounterChanged(Stale):
    """Slips came or went after the second person was asked to agree."""

    code = "COL-035"
    message = _("The counter of %(day)s is not what it was when this was asked. Say no to it, look at the day, and ask anew.")
    day: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day)}
