"""What is refused of what is given to the welfare fund: a part that ended, and matching money."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.bylaws import words as bylaws
from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats
from khaotom.welfare.refusals.asking import Barred


@dataclass(eq=False)
class GaveNothingForLong(Barred):
    """It happened after her part had ended by rule; she may still pay."""

    code = "WEL-040"
    message = _(
        "It happened after %(called)s had given nothing for %(months)s months in a row, through %(last)s; by %(clause)s her part"
        " had ended then. If she pays what she owes, the fund helps again."
    )
    clause: str
    called: str
    months: int
    last: int
    appeal: str | None = None

    def values(self) -> dict[str, str]:
        return {
            "clause": bylaws.clause(self.clause),
            "called": self.called,
            "months": str(self.months),
            "last": formats.month_short(self.last),
        }


@dataclass(eq=False)
class PartEnded(Barred):
    """It happened after her part had ended by rule, as the committee confirmed."""

    code = "WEL-041"
    message = _(
        "It happened after %(called)s's part in the fund had ended: from %(day)s on, by %(clause)s, because nothing was given for"
        " long. She may take part anew from this month on."
    )
    clause: str
    called: str
    day: date
    appeal: str | None = None

    def values(self) -> dict[str, str]:
        return {"clause": bylaws.clause(self.clause), "called": self.called, "day": formats.day_short(self.day)}


@dataclass(eq=False)
class PartGoesOn(Stale):
    """By rule nothing has ended."""

    code = "WEL-042"
    message = _("%(called)s's part in the fund goes on: meanwhile something was given, or the meeting gave time. Look again.")
    called: str

    def values(self) -> dict[str, str]:
        return {"called": self.called}


@dataclass(eq=False)
class OwnPart(Refusal):
    """She whose part it is, or her house, decides on it."""

    code = "WEL-043"
    message = _(
        "This is your own part in the fund, or your house's. Somebody else of the committee writes down what becomes of it."
    )


@dataclass(eq=False)
class NoSuchTime(Refusal):
    """Time that is over, or longer than a meeting gives at once."""

    code = "WEL-044"
    message = _("The meeting gives time through a month from %(first)s to %(last)s. Choose one of these; later it can give more.")
    first: int
    last: int

    def values(self) -> dict[str, str]:
        return {"first": formats.month_short(self.first), "last": formats.month_short(self.last)}


@dataclass(eq=False)
class NeverPaidBack(Refusal):
    """A contribution is asked back."""

    code = "WEL-045"
    message = _(
        "What members gave to the welfare fund is not paid back: it was given, not saved, and helps whoever needs it. A slip that was"
        " wrong is put right on its own page."
    )


@dataclass(eq=False)
class NotLeftTheFund(Refusal):
    """What she gave is asked back by a member who has not left the fund."""

    code = "WEL-051"
    message = _(
        "By %(clause)s only who leaves the fund is paid something back, and %(called)s has not left it. Write down first with which month"
        " her part ends; where a part ended because nothing was given, nothing goes back."
    )
    called: str
    clause: str

    def values(self) -> dict[str, str]:
        return {"called": self.called, "clause": bylaws.clause(self.clause)}


@dataclass(eq=False)
class MoreThanGoesBack(Refusal):
    """More is asked back than the clause gives."""

    code = "WEL-052"
    message = _(
        "By %(clause)s %(percent)s percent go back: of %(gave)s baht given, with %(had)s baht paid back before, %(left)s baht are left, and"
        " %(asked)s baht are asked. Pay out %(left)s baht or less."
    )
    clause: str
    percent: int
    gave: int
    had: int
    left: int
    asked: int

    def values(self) -> dict[str, str]:
        return {
            "clause": bylaws.clause(self.clause),
            "percent": str(self.percent),
            "gave": formats.baht(self.gave),
            "had": formats.baht(self.had),
            "left": formats.baht(self.left),
            "asked": formats.baht(self.asked),
        }


@dataclass(eq=False)
class AskedBefore(Stale):
    """The same source was asked for the same year."""

    code = "WEL-046"
    message = _(
        "%(source)s was asked for %(year)s already, on %(day)s, for %(amount)s baht. A year is asked for once; look at that request."
    )
    source: str
    year: int
    day: date
    amount: int

    def values(self) -> dict[str, str]:
        return {
            "source": self.source,
            "year": formats.year(self.year),
            "day": formats.day_short(self.day),
            "amount": formats.baht(self.amount),
        }


@dataclass(eq=False)
class NothingToMatch(Refusal):
    """Nobody gave anything for the year, or the rule asks this source for nothing."""

    code = "WEL-047"
    message = _(
        "There is nothing to ask %(source)s for: for %(year)s members gave %(given)s baht, and the rule says how much is added to it."
        " Take the contributions first, or look at the rule."
    )
    source: str
    year: int
    given: int

    def values(self) -> dict[str, str]:
        return {"source": self.source, "year": formats.year(self.year), "given": formats.baht(self.given)}


@dataclass(eq=False)
class MoreThanAskedFor(Refusal):
    """More came than is still to come."""

    code = "WEL-048"
    message = _(
        "%(typed)s baht is more than is still to come: %(asked)s baht were asked for, %(received)s came, %(short)s are missing. Look at"
        " the bank book again; what came for something else is not this request's."
    )
    typed: int
    asked: int
    received: int

    def values(self) -> dict[str, str]:
        return {
            "typed": formats.baht(self.typed),
            "asked": formats.baht(self.asked),
            "received": formats.baht(self.received),
            "short": formats.baht(self.asked - self.received),
        }


@dataclass(eq=False)
class GrantStillToCome(Refusal):
    """A day to come, or one before it was asked for."""

    code = "WEL-049"
    message = _(
        "%(day)s cannot be the day it came: it was asked for on %(asked)s, and today is %(today)s. Look in the bank book."
    )
    day: date
    asked: date
    today: date

    def values(self) -> dict[str, str]:
        return {
            "day": formats.day_short(self.day),
            "asked": formats.day_short(self.asked),
            "today": formats.day_short(self.today),
        }


@dataclass(eq=False)
class YearStillToCome(Refusal):
    """A year that has not begun."""

    code = "WEL-050"
    message = _("The year %(year)s has not begun: nobody can have given for it yet. Choose this year or one before.")
    year: int

    def values(self) -> dict[str, str]:
        return {"year": formats.year(self.year)}
