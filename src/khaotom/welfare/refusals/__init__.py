"""What the welfare fund refuses."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats


@dataclass(eq=False)
class LeavesBeforeJoining(Refusal):
    """She cannot have left before she took part."""

    code = "WEL-001"
    message = _("She takes part from %(month)s on, so she cannot leave before it. Choose that month or a later one.")
    first: int

    def values(self) -> dict[str, str]:
        return {"month": formats.month_short(self.first)}


@dataclass(eq=False)
class GivesNothing(Refusal):
    """A benefit of nothing at all."""

    code = "WEL-002"
    message = _("This help would always be 0 baht. Write how much it is, or give it steps by years.")


APPEAL = _("In great hardship the meeting can be asked, by rule %(appeal)s.")


@dataclass(eq=False)
class SinceStillToCome(Refusal):
    """A first day in the fund that has not come."""

    code = "WEL-003"
    message = _("%(day)s is still to come. Write the day on which she first gave to the fund, or leave it empty for today.")
    day: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day)}


class Barred(Refusal):
    """A claim that the rule does not allow. It says the rule, why, and who may still help: the meeting, where a rule lets it."""

    clause: str
    appeal: str  # the number of the rule by which the meeting may help; empty where there is none

    @property
    def sentence(self) -> str:
        """The reason, and the way that is left."""
        said = super().sentence
        if not self.appeal:
            return said
        return f"{said} {APPEAL % {'appeal': self.appeal}}"


@dataclass(eq=False)
class StillWaiting(Barred):
    """The waiting time was not complete when it happened."""

    code = "WEL-005"
    message = _(
        "Not yet: rule %(clause)s asks for %(days)s days of giving to the fund before the day it happened, and %(called)s completes them on %(complete)s."
    )
    clause: str
    called: str
    days: int
    complete: date
    appeal: str = ""

    def values(self) -> dict[str, str]:
        return {
            "clause": self.clause,
            "called": self.called,
            "days": str(self.days),
            "complete": formats.day_short(self.complete),
        }


@dataclass(eq=False)
class WaitingYears(Barred):
    """The full years were not complete when it happened."""

    code = "WEL-006"
    message = _(
        "Not yet: rule %(clause)s asks for %(years)s full years in the fund, and %(called)s completes them on %(complete)s."
    )
    clause: str
    called: str
    years: int
    complete: date
    appeal: str = ""

    def values(self) -> dict[str, str]:
        return {
            "clause": self.clause,
            "called": self.called,
            "years": str(self.years),
            "complete": formats.day_short(self.complete),
        }


@dataclass(eq=False)
class AskedTooLate(Barred):
    """The claim comes after its last day."""

    code = "WEL-007"
    message = _("Rule %(clause)s lets this be asked for within %(days)s days; the last day was %(last)s.")
    clause: str
    days: int
    last: date
    appeal: str = ""

    def values(self) -> dict[str, str]:
        return {"clause": self.clause, "days": str(self.days), "last": formats.day_short(self.last)}


@dataclass(eq=False)
class UsedUp(Barred):
    """The limit of the period is reached."""

    code = "WEL-008"
    message = _("Rule %(clause)s gives at most %(limit)s in this time, and all of it has been used.")
    clause: str
    limit: str
    appeal: str = ""

    def values(self) -> dict[str, str]:
        return {"clause": self.clause, "limit": self.limit}


@dataclass(eq=False)
class NotInTheFund(Barred):
    """She did not take part in the fund when it happened."""

    code = "WEL-009"
    message = _("%(called)s did not yet take part in the welfare fund when this happened, so the fund cannot give.")
    called: str
    clause: str = ""
    appeal: str = ""

    def values(self) -> dict[str, str]:
        return {"called": self.called}


@dataclass(eq=False)
class HadLeft(Barred):
    """She was no longer a member."""

    code = "WEL-010"
    message = _("%(called)s was a member until %(until)s; what happened afterwards is not the fund's.")
    called: str
    until: date
    clause: str = ""
    appeal: str = ""

    def values(self) -> dict[str, str]:
        return {"called": self.called, "until": formats.day_short(self.until)}


@dataclass(eq=False)
class NoRuleThen(Barred):
    """No clause was in force on that day."""

    code = "WEL-011"
    message = _("On %(day)s the group had no rule for this, and what the fund gives it gives by a rule.")
    day: date
    clause: str = ""
    appeal: str = ""

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day)}


@dataclass(eq=False)
class BirthUnknown(Refusal):
    """An unknown is not a no: the age must be known."""

    code = "WEL-012"
    message = _(
        "Rule %(clause)s asks for an age, and the birth of %(called)s is not written down. Write it in the register, even only the year."
    )
    clause: str
    called: str

    def values(self) -> dict[str, str]:
        return {"clause": self.clause, "called": self.called}


@dataclass(eq=False)
class TooYoung(Barred):
    """Not yet of the age."""

    code = "WEL-013"
    message = _("Rule %(clause)s is for those from the age of %(age)s on, and %(called)s was not yet so old on that day.")
    clause: str
    called: str
    age: int
    appeal: str = ""

    def values(self) -> dict[str, str]:
        return {"clause": self.clause, "called": self.called, "age": str(self.age)}


@dataclass(eq=False)
class OtherMonth(Barred):
    """It is given in another month."""

    code = "WEL-014"
    message = _("Rule %(clause)s gives this in %(month)s only. Ask for it then.")
    clause: str
    month: str
    appeal: str = ""

    def values(self) -> dict[str, str]:
        return {"clause": self.clause, "month": self.month}


@dataclass(eq=False)
class DaysTurnedRound(Refusal):
    """The last day lies before the first."""

    code = "WEL-015"
    message = _("The last day, %(last)s, lies before the first, %(first)s. Look at the two days once more.")
    first: date
    last: date

    def values(self) -> dict[str, str]:
        return {"first": formats.day_short(self.first), "last": formats.day_short(self.last)}


@dataclass(eq=False)
class StillToCome(Refusal):
    """It has not happened, or is not over."""

    code = "WEL-016"
    message = _("%(day)s is still to come. Ask for it when it is over, so that everything is counted.")
    day: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day)}


@dataclass(eq=False)
class NothingToCount(Refusal):
    """No night, or no amount on the bill."""

    code = "WEL-017"
    message = _("There is nothing to count yet: write the day she went home, or the amount of the bill.")


@dataclass(eq=False)
class CountedBefore(Stale):
    """A day of this event stands in another claim, of this group or another."""

    code = "WEL-018"
    message = _(
        "%(day)s was counted before, in a claim of %(group)s. One event is paid once in the whole network: look at that claim, or correct the days."
    )
    day: date
    group: str

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day), "group": self.group}


@dataclass(eq=False)
class OwnClaim(Refusal):
    """The one who receives, or one of her house, agrees to her own claim."""

    code = "WEL-019"
    message = _(
        "Who receives, or lives in the same house, does not write down that the meeting agreed. Let another committee member do it."
    )


@dataclass(eq=False)
class PaidBefore(Stale):
    """The claim has its voucher."""

    code = "WEL-020"
    message = _("This was paid before, by voucher %(number)s. Nothing was paid this time.")
    number: int

    def values(self) -> dict[str, str]:
        return {"number": str(self.number)}


@dataclass(eq=False)
class NotGranted(Refusal):
    """It waits for the meeting, or was taken back."""

    code = "WEL-021"
    message = _("This cannot be paid: %(state)s. Look at the claim first.")
    state: str

    def values(self) -> dict[str, str]:
        return {"state": self.state}


@dataclass(eq=False)
class AboveDiscretion(Refusal):
    """More than the meeting may give case by case."""

    code = "WEL-022"
    message = _(
        "Rule %(clause)s lets the meeting give up to %(limit)s baht at a time, and this is %(typed)s baht. Write a smaller amount."
    )
    clause: str
    limit: int
    typed: int

    def values(self) -> dict[str, str]:
        return {"clause": self.clause, "limit": formats.baht(self.limit), "typed": formats.baht(self.typed)}


@dataclass(eq=False)
class ClaimFirst(Refusal):
    """Help by a written rule is paid from a claim, never by an amount typed in."""

    code = "WEL-023"
    message = _(
        "The group has rules for this help. Ask for it under Welfare fund first, so that the rule says how much; then it stands here to be paid."
    )
