"""What is refused of what is said, wanted and offered at a meeting, and of its minutes."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats


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
class VisitorUnnamed(Refusal):
    """Somebody came, but neither a name nor a body is written."""

    code = "MTG-024"
    message = _("There is no name yet. Write what she is called, or the body they come from.")


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
class VoiceNotHere(Refusal):
    """What became of a voice that this meeting does not have: it was not kept, or is still on a phone."""

    code = "MTG-054"
    message = _("What this answers is not written down at this meeting yet. Send that voice first, then send this again.")


@dataclass(eq=False)
class RestedUpon(Refusal):
    """A line is struck out on which something rests since."""

    code = "MTG-055"
    message = _(
        "“%(words)s” stays: the meeting has decided about it since, or other wishes are joined to it. Write what is right beside it."
    )
    words: str

    def values(self) -> dict[str, str]:
        return {"words": self.words}


@dataclass(eq=False)
class NoSuchHeading(Refusal):
    """Lines for a heading that this meeting does not have: an old page of a phone."""

    code = "MTG-060"
    message = _("This meeting has no such heading. Write it down under other business.")
