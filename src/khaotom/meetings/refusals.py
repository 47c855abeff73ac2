"""What a meeting refuses."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats


@dataclass(eq=False)
class TooManyHands(Refusal):
    """More hands than heads."""

    code = "MTG-001"
    message = _(
        "%(in_favour)s + %(against)s + %(abstained)s = %(counted)s people, but %(heads)s heads were counted. Count once more, please."
    )
    in_favour: int
    against: int
    abstained: int
    heads: int

    def values(self) -> dict[str, str]:
        return {
            "in_favour": str(self.in_favour),
            "against": str(self.against),
            "abstained": str(self.abstained),
            "counted": str(self.in_favour + self.against + self.abstained),
            "heads": str(self.heads),
        }


@dataclass(eq=False)
class QuorumMissing(Refusal):
    """Too few for the meeting to decide."""

    code = "MTG-002"
    message = _(
        "Rule %(clause)s needs %(quorum)s members in the room, and %(heads)s were counted. Talk about it today, and vote when more have come."
    )
    clause: str
    quorum: int
    heads: int

    def values(self) -> dict[str, str]:
        return {"clause": self.clause, "quorum": str(self.quorum), "heads": str(self.heads)}


@dataclass(eq=False)
class WitnessesMissing(Refusal):
    """A paper ballot is counted before two witnesses."""

    code = "MTG-003"
    message = _("Ballots are counted before two witnesses. Choose two members who saw the counting.")


@dataclass(eq=False)
class GainerVoted(Refusal):
    """Somebody voted on what she gains by."""

    code = "MTG-004"
    message = _("%(called)s gains by this, and who gains does not vote on it. Leave that vote out.")
    called: str

    def values(self) -> dict[str, str]:
        return {"called": self.called}


@dataclass(eq=False)
class NotCome(Refusal):
    """A named vote of somebody who is not on the attendance list."""

    code = "MTG-005"
    message = _("%(called)s is not on the list of those who came. Tap her arrival at the door first, or leave that vote out.")
    called: str

    def values(self) -> dict[str, str]:
        return {"called": self.called}


@dataclass(eq=False)
class NobodyInTheRoom(Refusal):
    """A vote without heads."""

    code = "MTG-006"
    message = _("Count the heads in the room first: how many members are there now?")


@dataclass(eq=False)
class MeetingStillToCome(Refusal):
    """A vote of a meeting that has not been held."""

    code = "MTG-007"
    message = _("The meeting of %(day)s is still to come. Write the vote down when it has been held.")
    day: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day)}


@dataclass(eq=False)
class SameWish(Refusal):
    """A wish that would be the same as itself."""

    code = "MTG-008"
    message = _("These two are already one wish. Choose another, or leave it as it is.")


@dataclass(eq=False)
class MinutesAdopted(Refusal):
    """The minutes were adopted: nothing is added to them."""

    code = "MTG-009"
    message = _(
        "The minutes of %(day)s were adopted by resolution %(number)s, so they stay as they are. Add a note below them instead."
    )
    day: date
    number: str

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day), "number": self.number}


@dataclass(eq=False)
class AdoptedTooSoon(Refusal):
    """Minutes are adopted by a later meeting, which has read them."""

    code = "MTG-010"
    message = _("Minutes are adopted by a later meeting, when they have been read out. Come back on the day of the next one.")


@dataclass(eq=False)
class NotAdoptedYet(Refusal):
    """A note under minutes that can still be changed."""

    code = "MTG-011"
    message = _("These minutes are not adopted yet: write it down in its own place above.")


@dataclass(eq=False)
class ChartTyped(Stale):
    """Two typed the same flip chart."""

    code = "MTG-030"
    message = _(
        "Somebody typed this paper before: %(many)s voices were written down from it. Read them first; if one is missing, open it again."
    )
    many: int

    def values(self) -> dict[str, str]:
        return {"many": str(self.many)}
