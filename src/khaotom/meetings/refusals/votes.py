"""What is refused of a vote."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal
from khaotom.meetings.models import Resolution
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
class CountedBefore(Refusal):
    """A vote that another phone, or the page, has written down already."""

    code = "MTG-050"
    message = _(
        "This vote is written down already as resolution %(number)s: %(in_favour)s in favour of %(heads)s."
        " Compare the two counts. If the meeting voted once more, write that vote on the draft's page, or ask the question in other words."
    )
    before: Resolution

    def values(self) -> dict[str, str]:
        heads = self.before.heads or 0
        favour = heads if self.before.in_favour is None else self.before.in_favour
        return {"number": self.before.number, "in_favour": str(favour), "heads": str(heads)}


@dataclass(eq=False)
class VoteByOthers(Refusal):
    """A vote on a rule kept on the phone of somebody who does not write rules down."""

    code = "MTG-051"
    message = _(
        "A vote on a rule is written down by the chair, the vice chair, the treasurer or the recorder. Hand the phone to one of them to sign in, then send it again."
    )


@dataclass(eq=False)
class NotOfThisGroup(Refusal):
    """A vote that names somebody whom the group has neither among its members nor among those who came."""

    code = "MTG-053"
    message = _(
        "This vote names somebody who is not in the group's register yet. If she joined today, send what the other phones keep first, then send this again."
    )


@dataclass(eq=False)
class DraftElsewhere(Refusal):
    """A vote or an answer about a draft that this group does not have."""

    code = "MTG-052"
    message = _(
        "The draft this was about is not among those of this group. Copy the numbers, and look at the rules that are talked about."
    )
