"""What the table and the closing refuse."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats


@dataclass(eq=False)
class TooFineAnAmount(Refusal):
    """More than two decimals."""

    code = "COL-001"
    message = _("%(typed)s is finer than a satang. Use at most two decimals, for example %(suggestion)s.")
    typed: str
    suggestion: int

    def values(self) -> dict[str, str]:
        return {"typed": self.typed, "suggestion": formats.baht(self.suggestion)}


@dataclass(eq=False)
class NegativeAmount(Refusal):
    """Money in cannot be negative."""

    code = "COL-002"
    message = _("An amount taken cannot be negative. To give money back, press “Pay out”.")


@dataclass(eq=False)
class UnusuallyLarge(Refusal):
    """An amount far above what the member pays."""

    code = "COL-003"
    message = _(
        "%(amount)s baht is unusually large. %(called)s's pledge this month is %(pledge)s baht. Look at the zeros once more."
    )
    amount: int
    called: str
    pledge: int

    def values(self) -> dict[str, str]:
        return {"amount": formats.baht(self.amount), "called": self.called, "pledge": formats.baht(self.pledge)}


@dataclass(eq=False)
class PartsDoNotAddUp(Refusal):
    """Cash and transfer do not make the items' sum, or an item is not an amount."""

    code = "COL-004"
    message = _("The parts of this slip come to %(parts)s baht, but %(paid)s baht were taken. Open the slip and put it right.")
    parts: int
    paid: int

    def values(self) -> dict[str, str]:
        return {"parts": formats.baht(self.parts), "paid": formats.baht(self.paid)}


@dataclass(eq=False)
class NumberTaken(Refusal):
    """Another slip of the table has this number: the phone lost its memory. The slip is kept under the next number."""

    code = "COL-005"
    message = _(
        "Another slip already has the number %(number)s, so this one is kept as %(instead)s. Write the new number beside the passbook line."
    )
    number: str
    instead: str

    def values(self) -> dict[str, str]:
        return {"number": self.number, "instead": self.instead}


@dataclass(eq=False)
class TakenByAnother(Refusal):
    """Another table took the same thing for the same month."""

    code = "COL-007"
    message = _(
        "Slip %(other)s already took this from %(called)s at %(time)s. It was not added a second time. Give the money back, or correct the slip."
    )
    other: str
    called: str
    time: datetime

    def values(self) -> dict[str, str]:
        return {"other": self.other, "called": self.called, "time": formats.time(self.time)}


@dataclass(eq=False)
class PaidBefore(Refusal):
    """The book already holds this month in full."""

    code = "COL-008"
    message = _("%(called)s has already paid %(month)s. Give the money back, or correct the slip to a coming month.")
    called: str
    month: int

    def values(self) -> dict[str, str]:
        return {"called": self.called, "month": formats.month_short(self.month)}


@dataclass(eq=False)
class SlipsHeld(Refusal):
    """Slips still wait for somebody to look at them."""

    code = "COL-009"
    message = _("These slips still have to be looked at before closing: %(slips)s.")
    slips: list[str]

    def values(self) -> dict[str, str]:
        return {"slips": ", ".join(self.slips)}


@dataclass(eq=False)
class CountDiffers(Refusal):
    """A difference at or above the tolerance needs a reason."""

    code = "COL-010"
    message = _(
        "Counted %(counted)s baht, the book says %(booked)s baht, a difference of %(gap)s baht. "
        "Rule %(clause)s wants a reason from %(tolerance)s baht on: choose one, or count again."
    )
    counted: int
    booked: int
    tolerance: int
    clause: str

    def values(self) -> dict[str, str]:
        return {
            "counted": formats.baht(self.counted),
            "booked": formats.baht(self.booked),
            "gap": formats.baht(abs(self.counted - self.booked)),
            "tolerance": formats.baht(self.tolerance),
            "clause": self.clause,
        }


@dataclass(eq=False)
class NotCounted(Refusal):
    """A place whose cash was used has not been counted."""

    code = "COL-011"
    message = _("%(place)s has not been counted yet. Count it first, two people together.")
    place: str

    def values(self) -> dict[str, str]:
        return {"place": self.place}


@dataclass(eq=False)
class DayClosed(Stale):
    """The collection was closed already."""

    code = "COL-012"
    message = _(
        "%(day)s was closed at %(time)s. This was not added. Compare it with the paper, and correct the book if it is missing there."
    )
    day: date
    time: datetime

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day), "time": formats.time(self.time)}


@dataclass(eq=False)
class NotThisTable(Refusal):
    """The phone is not the one this table was given to, or its registration was withdrawn."""

    code = "COL-013"
    message = _("This phone is not at table %(letter)s today. Register it at the group's desk, or use the table's own phone.")
    letter: str

    def values(self) -> dict[str, str]:
        return {"letter": self.letter}


@dataclass(eq=False)
class WaiversNotRead(Refusal):
    """Fines were let off at the table, and the meeting has not heard them."""

    code = "COL-014"
    message = _("Fines of %(many)s members were let off at the table. Read them to the meeting, then tick that it agreed.")
    many: int

    def values(self) -> dict[str, str]:
        return {"many": str(self.many)}


@dataclass(eq=False)
class NotEnoughCash(Refusal):
    """A payment larger than what the fund has in that place."""

    code = "COL-015"
    message = _(
        "The fund has %(present)s baht in %(place)s, so %(asked)s baht cannot be paid from it. Pay less now, or by the bank."
    )
    present: int
    asked: int
    place: str

    def values(self) -> dict[str, str]:
        return {"present": formats.baht(self.present), "asked": formats.baht(self.asked), "place": self.place}


@dataclass(eq=False)
class ApproversMissing(Refusal):
    """Fewer agreed than the cash clause asks."""

    code = "COL-016"
    message = _(
        "Rule %(clause)s wants %(needed)s committee members who are not the receiver. Let another one type her PIN, or two members be witnesses."
    )
    needed: int
    clause: str

    def values(self) -> dict[str, str]:
        return {"needed": str(self.needed), "clause": self.clause}


@dataclass(eq=False)
class PaperDiffers(Refusal):
    """The keyed rows of a paper page do not come to the page's total."""

    code = "COL-017"
    message = _(
        "The rows keyed come to %(keyed)s baht, the paper says %(paper)s baht, a difference of %(gap)s baht. Look at the marked rows, or add up the paper once more."
    )
    keyed: int
    paper: int

    def values(self) -> dict[str, str]:
        return {
            "keyed": formats.baht(self.keyed),
            "paper": formats.baht(self.paper),
            "gap": formats.baht(abs(self.keyed - self.paper)),
        }


@dataclass(eq=False)
class NotAMember(Refusal):
    """The slip names somebody who is not a member of this group today."""

    code = "COL-018"
    message = _("This person is not a member of the group today. Choose her again from the list.")


@dataclass(eq=False)
class NobodyToHold(Refusal):
    """Nobody is named who takes the cash home."""

    code = "COL-019"
    message = _("Say who holds the cash until it is banked, then close.")


@dataclass(eq=False)
class NothingToCorrect(Refusal):
    """The correction says the same as what is there."""

    code = "COL-020"
    message = _("This is what is already written, so nothing would change. Write what should be there instead.")


@dataclass(eq=False)
class NotASlip(Refusal):
    """Only what was taken with a slip is corrected here."""

    code = "COL-021"
    message = _("Only money taken with a slip is corrected here. Ask the one who keeps the book.")


@dataclass(eq=False)
class NoSuchWeekday(Refusal):
    """A rule about the sixth Sunday of the month, or later."""

    code = "COL-030"
    message = _("No month has that day of the week %(number)s times. Write 1 to 4, or 5 for the last one of the month.")
    number: int

    def values(self) -> dict[str, str]:
        return {"number": str(self.number)}


@dataclass(eq=False)
class NumbersMissing(Refusal):
    """A phone's slips have a gap: some are not sent yet."""

    code = "COL-022"
    message = _(
        "These slips have not come in yet: %(slips)s. Wait until that phone has sent them; "
        "or key them in from the paper, and then say that the paper was looked at."
    )
    slips: list[str]

    def values(self) -> dict[str, str]:
        return {"slips": ", ".join(self.slips)}


@dataclass(eq=False)
class OpeningSet(Stale):
    """A passbook's balance brought in a second time."""

    code = "COL-040"
    message = _(
        "%(called)s's balance was already brought in on %(day)s: %(saved)s baht. It was not added again. Put that one right instead."
    )
    called: str
    day: date
    saved: int

    def values(self) -> dict[str, str]:
        return {"called": self.called, "day": formats.day_short(self.day), "saved": formats.baht(self.saved)}


@dataclass(eq=False)
class CollectedHere(Refusal):
    """A passbook that counts a month which was collected in this book too."""

    code = "COL-041"
    message = _(
        "%(month)s was already collected here from %(called)s, so it would count twice."
        " Write the balance before that day, and the month before it as the last one paid."
    )
    called: str
    month: int

    def values(self) -> dict[str, str]:
        return {"called": self.called, "month": formats.month_short(self.month)}


@dataclass(eq=False)
class OpeningConfirmed(Refusal):
    """A balance its owner has confirmed is not changed any more."""

    code = "COL-042"
    message = _(
        "%(called)s said on %(day)s that this balance is right, so it is not changed here any more. What came after it is corrected in her passbook."
    )
    called: str
    day: date

    def values(self) -> dict[str, str]:
        return {"called": self.called, "day": formats.day_short(self.day)}


@dataclass(eq=False)
class StillContested(Refusal):
    """She cannot say it is right while part of it is contested."""

    code = "COL-043"
    message = _("%(contested)s baht are not agreed yet. Put the balance right first; then she can say that it is.")
    contested: int

    def values(self) -> dict[str, str]:
        return {"contested": formats.baht(self.contested)}


@dataclass(eq=False)
class PaidTooFarAhead(Refusal):
    """Paid through a month further ahead than the clause allows."""

    code = "COL-044"
    message = _("%(month)s is further ahead than the %(ahead)s months the group allows. Look at the year once more.")
    month: int
    ahead: int

    def values(self) -> dict[str, str]:
        return {"month": formats.month_long(self.month), "ahead": str(self.ahead)}
