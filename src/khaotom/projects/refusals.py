"""What a plan refuses."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats


@dataclass(eq=False)
class MoreThanTheProgramme(Refusal):
    """An activity would plan more than the programme has."""

    code = "PRJ-001"
    message = _(
        "“%(programme)s” has %(left)s baht that no activity plans with yet, and this one asks for %(asked)s baht. Plan with"
        " less, or write down first that the programme's budget has changed."
    )
    programme: str
    left: int
    asked: int

    def values(self) -> dict[str, str]:
        return {"programme": self.programme, "left": formats.baht(self.left), "asked": formats.baht(self.asked)}


@dataclass(eq=False)
class LessThanPlanned(Refusal):
    """A programme's budget would be lower than what its activities plan."""

    code = "PRJ-002"
    message = _(
        "The activities of “%(programme)s” plan with %(planned)s baht together, so its budget cannot be %(budget)s baht. Lower"
        " or drop an activity first."
    )
    programme: str
    planned: int
    budget: int

    def values(self) -> dict[str, str]:
        return {"programme": self.programme, "planned": formats.baht(self.planned), "budget": formats.baht(self.budget)}


@dataclass(eq=False)
class PlanChangedMeanwhile(Stale):
    """A form filled from an older version."""

    code = "PRJ-003"
    message = _("Somebody else changed “%(name)s” meanwhile. Look at what it says now, then write your change down again.")
    name: str

    def values(self) -> dict[str, str]:
        return {"name": self.name}


@dataclass(eq=False)
class DroppedBefore(Refusal):
    """A dropped activity is not changed any more."""

    code = "PRJ-004"
    message = _("“%(name)s” was dropped on %(day)s, and stays as it was. If it is done after all, plan it as a new activity.")
    name: str
    day: date

    def values(self) -> dict[str, str]:
        return {"name": self.name, "day": formats.day_short(self.day)}


@dataclass(eq=False)
class EndsBeforeItBegins(Refusal):
    """The last day lies before the first."""

    code = "PRJ-005"
    message = _("It would begin on %(since)s and end on %(until)s, the wrong way round. Look at both days once more.")
    since: date
    until: date

    def values(self) -> dict[str, str]:
        return {"since": formats.day_short(self.since), "until": formats.day_short(self.until)}


@dataclass(eq=False)
class NothingDiffers(Refusal):
    """A change that changes nothing."""

    code = "PRJ-006"
    message = _("“%(name)s” says all this already, so nothing was written down. Change something first, or go back.")
    name: str

    def values(self) -> dict[str, str]:
        return {"name": self.name}


@dataclass(eq=False)
class NotCommonYet(Refusal):
    """A wish that the network's meeting has not chosen."""

    code = "PRJ-007"
    message = _("“%(wish)s” has not been chosen by the network's meeting. Let the meeting vote on it first, or leave that empty.")
    wish: str

    def values(self) -> dict[str, str]:
        return {"wish": self.wish}


@dataclass(eq=False)
class WhoAnswers(Refusal):
    """Nobody, or more than one, answers for an activity."""

    code = "PRJ-008"
    message = _("One answers for an activity: choose a team or an officer, or write an organisation, but not both.")


@dataclass(eq=False)
class OutsideTheProgramme(Refusal):
    """An activity on days on which the programme does not run."""

    code = "PRJ-009"
    message = _("“%(programme)s” runs from %(since)s to %(until)s. Choose days in between for this activity.")
    programme: str
    since: date
    until: date

    def values(self) -> dict[str, str]:
        return {
            "programme": self.programme,
            "since": formats.day_short(self.since),
            "until": formats.day_short(self.until),
        }


@dataclass(eq=False)
class ActivitiesOutside(Refusal):
    """A programme's days would leave out one of its activities."""

    code = "PRJ-010"
    message = _(
        "“%(activity)s” runs from %(since)s to %(until)s. Give it other days or drop it first, or let the programme run longer."
    )
    activity: str
    since: date
    until: date

    def values(self) -> dict[str, str]:
        return {
            "activity": self.activity,
            "since": formats.day_short(self.since),
            "until": formats.day_short(self.until),
        }
