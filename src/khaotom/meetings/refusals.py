"""What a meeting refuses."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
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
class VisitorUnnamed(Refusal):
    """Somebody came, but neither a name nor a body is written."""

    code = "MTG-024"
    message = _("There is no name yet. Write what she is called, or the body they come from.")


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
class CountedWithAnother(Refusal):
    """A vote on a wish that is the double of another."""

    code = "MTG-040"
    message = _("“%(wish)s” is counted together with “%(root)s”. Let the meeting vote on that one, or part the two first.")
    wish: str
    root: str

    def values(self) -> dict[str, str]:
        return {"wish": self.wish, "root": self.root}


@dataclass(eq=False)
class ChosenBefore(Refusal):
    """A second vote on a common activity."""

    code = "MTG-041"
    message = _("“%(wish)s” is a common activity already, by resolution %(number)s of the network. Nothing needs to be voted on.")
    wish: str
    number: str

    def values(self) -> dict[str, str]:
        return {"wish": self.wish, "number": self.number}


@dataclass(eq=False)
class ChosenStands(Refusal):
    """A common activity would vanish behind another wish."""

    code = "MTG-042"
    message = _(
        "“%(wish)s” was chosen by resolution %(number)s of the network, so it keeps its own name. Join the other wish to it instead."
    )
    wish: str
    number: str

    def values(self) -> dict[str, str]:
        return {"wish": self.wish, "number": self.number}


@dataclass(eq=False)
class TakenInBefore(Refusal):
    """A volunteer taken in twice."""

    code = "MTG-043"
    message = _("%(name)s was taken into the team by resolution %(number)s. Nothing needs to be done.")
    name: str
    number: str

    def values(self) -> dict[str, str]:
        return {"name": self.name, "number": self.number}


@dataclass(eq=False)
class InTheTeam(Refusal):
    """Somebody of the team taken in once more, under another offer."""

    code = "MTG-044"
    message = _(
        "%(called)s has been in the subdistrict team since %(since)s. Is it somebody else who offered? Choose her instead."
    )
    called: str
    since: date

    def values(self) -> dict[str, str]:
        return {"called": self.called, "since": formats.day_short(self.since)}


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
class DraftElsewhere(Refusal):
    """A vote or an answer about a draft that this group does not have."""

    code = "MTG-052"
    message = _(
        "The draft this was about is not among those of this group. Copy the numbers, and look at the rules that are talked about."
    )


@dataclass(eq=False)
class NoSuchHeading(Refusal):
    """Lines for a heading that this meeting does not have: an old page of a phone."""

    code = "MTG-060"
    message = _("This meeting has no such heading. Write it down under other business.")


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
