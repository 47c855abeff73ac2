"""What is refused of a round, of a team's going, and of a meeting's day."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats


@dataclass(eq=False)
class RoundEndsFirst(Refusal):
    """A round that would end before it begins."""

    code = "MTG-020"
    message = _("The round would end on %(ends)s, before it begins on %(begins)s. Look at the two days once more.")
    begins: date
    ends: date

    def values(self) -> dict[str, str]:
        return {"begins": formats.day_short(self.begins), "ends": formats.day_short(self.ends)}


@dataclass(eq=False)
class RoundWithoutCommunities(Refusal):
    """A round that goes nowhere."""

    code = "MTG-021"
    message = _("The round has no community yet. Choose at least one it comes to.")


@dataclass(eq=False)
class OutsideRound(Refusal):
    """A meeting planned in a round on a day that is not one of the round's."""

    code = "MTG-022"
    message = _(
        "%(day)s is not within %(round)s, which is from %(begins)s to %(ends)s. Choose a day in it, or make the round longer."
    )
    day: date
    round: str
    begins: date
    ends: date

    def values(self) -> dict[str, str]:
        return {
            "day": formats.day_short(self.day),
            "round": self.round,
            "begins": formats.day_short(self.begins),
            "ends": formats.day_short(self.ends),
        }


@dataclass(eq=False)
class TeamChanged(Stale):
    """Somebody else wrote down this meeting's team in the meantime."""

    code = "MTG-023"
    message = _(
        "Somebody else has changed this team meanwhile, and what she wrote stays. Open the page anew and add yours to it."
    )


@dataclass(eq=False)
class RoundNotThere(Refusal):
    """A meeting planned in a round of a group whose community the round does not come to."""

    code = "MTG-025"
    message = _("%(round)s does not come to %(community)s. Add the community to the round first.")
    round: str
    community: str

    def values(self) -> dict[str, str]:
        return {"round": self.round, "community": self.community}


@dataclass(eq=False)
class MeetingOver(Refusal):
    """A meeting of a day gone by would be moved."""

    code = "MTG-061"
    message = _("The meeting of %(day)s is over, so it stays on its day. Plan a new one instead.")
    day: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day)}


@dataclass(eq=False)
class HeldToItsDay(Refusal):
    """Something was written down at it: it has begun."""

    code = "MTG-062"
    message = _("On %(day)s something is written down already: %(what)s. So it stays there. Plan a new one instead.")
    day: date
    what: str

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day), "what": self.what}


@dataclass(eq=False)
class DayTaken(Refusal):
    """The day it would be moved to has a meeting of the same body."""

    code = "MTG-063"
    message = _("%(body)s meets on %(day)s already. Choose another day, or leave this meeting where it is.")
    body: str
    day: date

    def values(self) -> dict[str, str]:
        return {"body": self.body, "day": formats.day_short(self.day)}


@dataclass(eq=False)
class DayGone(Refusal):
    """It would be moved to a day gone by."""

    code = "MTG-064"
    message = _("%(day)s is gone by. Choose today or a day to come.")
    day: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day)}


@dataclass(eq=False)
class NotMoved(Refusal):
    """Day, hour and place are as they were."""

    code = "MTG-065"
    message = _("The meeting is on that day, at that hour and place already. Change one of them, or go back.")
