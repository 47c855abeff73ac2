"""What is refused when the group spends: members' savings are not money to spend, and above a limit the meeting decides."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal
from khaotom.ui import formats


@dataclass(eq=False)
class NotOwnMoney(Refusal):
    """More than the group has of its own."""

    code = "COL-050"
    message = _(
        "Members' savings are not money to spend. Of its own, from fees and fines, the group has %(own)s baht in its book, and %(asked)s baht"
        " are asked. Spend less now, or wait until more has come in: what was taken this evening counts after the closing."
    )
    own: int
    asked: int

    def values(self) -> dict[str, str]:
        return {"own": formats.baht(max(0, self.own)), "asked": formats.baht(self.asked)}


@dataclass(eq=False)
class MeetingDecidesFirst(Refusal):
    """More than the committee spends by itself at a time."""

    code = "COL-051"
    message = _(
        "By rule %(clause)s the committee spends up to %(alone)s baht at a time by itself, and %(asked)s baht are asked."
        " Let the meeting decide first, then choose its resolution here."
    )
    clause: str
    alone: int
    asked: int

    def values(self) -> dict[str, str]:
        return {"clause": self.clause, "alone": formats.baht(self.alone), "asked": formats.baht(self.asked)}


@dataclass(eq=False)
class NoSpendingRule(Refusal):
    """The group has not agreed how far its committee spends: so the meeting decides on everything."""

    code = "COL-052"
    message = _(
        "The group has no rule yet on how much the committee may spend by itself, so the meeting decides on every payment."
        " Let it decide first, then choose its resolution here."
    )


@dataclass(eq=False)
class YearUsedUp(Refusal):
    """More than is left of what the committee may spend by itself in the year."""

    code = "COL-053"
    message = _(
        "By rule %(clause)s the committee spends up to %(year)s baht in a year by itself. %(spent)s baht are spent already, and %(asked)s baht"
        " are asked. Let the meeting decide first, then choose its resolution here."
    )
    clause: str
    year: int
    spent: int
    asked: int

    def values(self) -> dict[str, str]:
        return {
            "clause": self.clause,
            "year": formats.baht(self.year),
            "spent": formats.baht(self.spent),
            "asked": formats.baht(self.asked),
        }


@dataclass(eq=False)
class DecisionUsedUp(Refusal):
    """More than is left of what the meeting decided to spend."""

    code = "COL-054"
    message = _(
        "Of what resolution %(number)s lets the group spend, %(left)s baht are left, and %(asked)s baht are asked."
        " Pay no more than is left, or let the meeting decide once more."
    )
    number: str
    left: int
    asked: int

    def values(self) -> dict[str, str]:
        return {"number": self.number, "left": formats.baht(self.left), "asked": formats.baht(self.asked)}


@dataclass(eq=False)
class NotSaidWhatFor(Refusal):
    """Money of the group spent, and nobody can read on what."""

    code = "COL-055"
    message = _("It is not written yet what the money is for. Write what was bought, so that everybody can read it.")
