"""What the till refuses."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats


@dataclass(eq=False)
class PiecesDiffer(Refusal):
    """The notes and coins do not make the total that was typed."""

    code = "TIL-001"
    message = _(
        "The notes and coins come to %(pieces)s baht, but %(counted)s baht was written as the total. Look at both once more."
    )
    pieces: int
    counted: int

    def values(self) -> dict[str, str]:
        return {"pieces": formats.baht(self.pieces), "counted": formats.baht(self.counted)}


@dataclass(eq=False)
class OneCounter(Refusal):
    """Two different people count."""

    code = "TIL-002"
    message = _("The same person is chosen twice. Two people count together: choose another one as the second.")


@dataclass(eq=False)
class PiecesMissing(Refusal):
    """At closing, money is counted by notes and coins."""

    code = "TIL-003"
    message = _("At closing the money is counted by notes and coins. Write how many there are of each.")


@dataclass(eq=False)
class SameTransferTwice(Stale):
    """A transfer with this reference or this picture was told before."""

    code = "TIL-004"
    message = _("A transfer of %(day)s with the same slip was already told. It was not added a second time.")
    day: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day)}


@dataclass(eq=False)
class AlreadyBanked(Stale):
    """The bank's slip of this cash is already there."""

    code = "TIL-005"
    message = _("The bank's slip for this cash is already here. Nothing was changed this time.")


@dataclass(eq=False)
class MoreThanTheBox(Refusal):
    """More was banked than the box has in the book."""

    code = "TIL-006"
    message = _(
        "The book says the box has %(present)s baht, so %(asked)s baht cannot have gone to the bank. Look at the bank's slip once more."
    )
    present: int
    asked: int

    def values(self) -> dict[str, str]:
        return {"present": formats.baht(self.present), "asked": formats.baht(self.asked)}
