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


@dataclass(eq=False)
class PlaceNameTaken(Refusal):
    """Two places of a group with one name would be mixed up."""

    code = "TIL-007"
    message = _("The group already has or had a place called “%(name)s”. Give this one another name.")
    name: str

    def values(self) -> dict[str, str]:
        return {"name": self.name}


@dataclass(eq=False)
class NotEmpty(Refusal):
    """By the book something is in the place, or (money of one fund and debt of another) not all of it is settled."""

    code = "TIL-008"
    message = _("The book says %(present)s baht are in “%(name)s”. Empty it on a collection day first.")
    name: str
    present: int

    def values(self) -> dict[str, str]:
        return {"name": self.name, "present": formats.baht(self.present)}


@dataclass(eq=False)
class OnlyBox(Refusal):
    """Every group has its box."""

    code = "TIL-009"
    message = _(
        "The box is where the group's money is counted, so it stays. A tray, an envelope or a bank account can be put away."
    )


@dataclass(eq=False)
class StillUsed(Refusal):
    """A table takes money into it tonight, or transfers to it wait to be found."""

    code = "TIL-010"
    message = _("“%(name)s” is still in use: a day is not closed yet, or transfers wait to be found. Finish that first.")
    name: str

    def values(self) -> dict[str, str]:
        return {"name": self.name}


@dataclass(eq=False)
class RetiredBefore(Stale):
    """Somebody else put it away."""

    code = "TIL-011"
    message = _("This place was already put away. Nothing was changed this time.")


@dataclass(eq=False)
class DayToCome(Refusal):
    """Money cannot have moved on a day that is still to come."""

    code = "TIL-012"
    message = _("%(typed)s is still to come, so no money can have gone then. Look at the day on the slip.")
    typed: date

    def values(self) -> dict[str, str]:
        return {"typed": formats.day_short(self.typed)}


@dataclass(eq=False)
class NothingMoved(Refusal):
    """An amount of nothing."""

    code = "TIL-013"
    message = _("The amount is 0 baht. Write how much it says on the slip.")


@dataclass(eq=False)
class NoProof(Refusal):
    """A transfer without a reference and without a picture cannot be found, nor known when it is told again."""

    code = "TIL-014"
    message = _("There is neither a picture of the slip nor its number. Add one of the two, so that it can be found.")


@dataclass(eq=False)
class YearBelowOnce(Refusal):
    """A year's limit below what may be spent at once."""

    code = "TIL-020"
    message = _(
        "The committee could spend %(alone)s baht at a time, but only %(year)s baht in a whole year. Make the year's amount larger, or the single one smaller."
    )
    alone: int
    year: int

    def values(self) -> dict[str, str]:
        return {"alone": formats.baht(self.alone), "year": formats.baht(self.year)}


@dataclass(eq=False)
class NothingToSpend(Refusal):
    """A decision on spending nothing."""

    code = "TIL-021"
    message = _("The amount is 0 baht, so there is nothing to decide. Write up to how much may be spent.")
