"""What the bylaws refuse."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats


@dataclass(eq=False)
class StrangeParameters(Refusal):
    """A parameter is missing, unknown or of the wrong sort."""

    code = "BYL-001"
    message = _("The rule “%(kind)s” is not filled in completely. Go through its questions once more.")
    kind: str

    def values(self) -> dict[str, str]:
        return {"kind": self.kind}


@dataclass(eq=False)
class OutOfBounds(Refusal):
    """A parameter lies outside what its kind allows."""

    code = "BYL-002"
    message = _("“%(label)s” is %(typed)s, but it can be from %(lowest)s to %(highest)s. Choose a number in between.")
    label: str
    typed: int
    lowest: int
    highest: int
    money: bool

    def values(self) -> dict[str, str]:
        show = formats.baht if self.money else str
        return {"label": self.label, "typed": show(self.typed), "lowest": show(self.lowest), "highest": show(self.highest)}


@dataclass(eq=False)
class StartTaken(Stale):
    """Two versions of one clause cannot begin on the same day."""

    code = "BYL-003"
    message = _("This rule already has a change that begins on %(day)s. Choose another day, or change that one first.")
    day: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day)}


@dataclass(eq=False)
class NoRuleYet(Refusal):
    """Something needs a rule that the group has not set."""

    code = "BYL-004"
    message = _("The group has no rule yet for “%(kind)s”. Set it under Rules; the old rule of the group is enough to begin.")
    kind: str

    def values(self) -> dict[str, str]:
        return {"kind": self.kind}


@dataclass(eq=False)
class NumberInUse(Refusal):
    """Another clause of the group has this number."""

    code = "BYL-005"
    message = _("Number %(number)s is already the rule “%(kind)s”. Choose another number, or leave it empty for now.")
    number: str
    kind: str

    def values(self) -> dict[str, str]:
        return {"number": self.number, "kind": self.kind}


@dataclass(eq=False)
class TooEarly(Refusal):
    """A change that would begin before it was decided."""

    code = "BYL-006"
    message = _(
        "This change would begin on %(typed)s, before it was decided. What was in force then stays as it was: let it begin on %(earliest)s or later."
    )
    typed: date
    earliest: date

    def values(self) -> dict[str, str]:
        return {"typed": formats.day_short(self.typed), "earliest": formats.day_short(self.earliest)}


@dataclass(eq=False)
class AlreadyBegun(Refusal):
    """A version that has been in force cannot be taken back as if it had never been."""

    code = "BYL-007"
    message = _("This rule has been in force since %(day)s, so it stays in the history. Change it from today on instead.")
    day: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day)}


@dataclass(eq=False)
class NotDecidedYet(Refusal):
    """A resolution of a meeting that is still to come."""

    code = "BYL-008"
    message = _(
        "The meeting of %(day)s is still to come, so nothing is decided there yet. Write the day of the meeting that decided."
    )
    day: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day)}


@dataclass(eq=False)
class TakenBackBefore(Stale):
    """Somebody else took the same version back."""

    code = "BYL-009"
    message = _("This was already taken back. Nothing was changed this time.")


@dataclass(eq=False)
class StepsOutOfOrder(Refusal):
    """Steps by years of membership that do not grow, or are too many."""

    code = "BYL-010"
    message = _(
        "“%(label)s”: each line needs more years than the one before, and there can be %(most)s lines. Look at the years again."
    )
    label: str
    most: int

    def values(self) -> dict[str, str]:
        return {"label": self.label, "most": str(self.most)}


@dataclass(eq=False)
class NotOpen(Stale):
    """The draft was decided, or dropped."""

    code = "BYL-011"
    message = _("This draft is no longer open: it was %(state)s. Look at the rules as they are now.")
    state: str

    def values(self) -> dict[str, str]:
        return {"state": self.state}


@dataclass(eq=False)
class ExampleUnanswered(Refusal):
    """A worked example that nobody has answered: the text is not clear until it is."""

    code = "BYL-012"
    message = _("One example is not answered yet: “%(example)s” Read it to the meeting and tap yes or no; then vote.")
    example: str

    def values(self) -> dict[str, str]:
        return {"example": self.example}


@dataclass(eq=False)
class ExampleContradicted(Refusal):
    """The assembly means something else than the draft says."""

    code = "BYL-013"
    message = _(
        "The meeting said no to “%(example)s” So the draft does not say what is meant: change it and read the example again."
    )
    example: str

    def values(self) -> dict[str, str]:
        return {"example": self.example}


@dataclass(eq=False)
class NothingChanges(Refusal):
    """A draft that says what is in force already."""

    code = "BYL-014"
    message = _("This is what the rule says already. Change a number or the words, so that there is something to decide.")


@dataclass(eq=False)
class ChaptersOutOfOrder(Refusal):
    """Two chapters begin at the same rule, or one has no name or no beginning."""

    code = "BYL-020"
    message = _(
        "Chapter %(name)s has no rule of its own to begin with. Give each chapter a name and the number of its first rule."
    )
    name: str

    def values(self) -> dict[str, str]:
        return {"name": self.name}


@dataclass(eq=False)
class AboveCommon(Refusal):
    """Looser than the network's common rule, which sets an upper bound."""

    code = "BYL-021"
    message = _(
        "“%(label)s” is %(typed)s, but rule %(number)s lets a group go up to %(asked)s at most. A group may be stricter, not looser: write"
        " %(asked)s or less, or bring it before the network."
    )
    label: str
    typed: str
    asked: str
    number: str

    def values(self) -> dict[str, str]:
        return {"label": self.label, "typed": self.typed, "asked": self.asked, "number": self.number}


@dataclass(eq=False)
class BelowCommon(AboveCommon):
    """Looser than the network's common rule, which sets a lower bound."""

    code = "BYL-022"
    message = _(
        "“%(label)s” is %(typed)s, but rule %(number)s asks every group for at least %(asked)s. A group may be stricter, not looser: write"
        " %(asked)s or more, or bring it before the network."
    )


@dataclass(eq=False)
class GroupsLooser(Refusal):
    """A common rule under which some groups' own rules are too loose, and nobody has said that they know."""

    code = "BYL-023"
    message = _(
        "These groups' own rules are looser than this: %(groups)s. From its day the common rule holds there too, until they change theirs. Tell"
        " them, tick that they know, and write it down again."
    )
    groups: str

    def values(self) -> dict[str, str]:
        return {"groups": self.groups}


@dataclass(eq=False)
class CommonWithoutNumber(Refusal):
    """A common rule that nobody could name."""

    code = "BYL-024"
    message = _("A common rule is named by its number in every group, and this one has none. Write a number, such as 3.")


@dataclass(eq=False)
class WordsMissing(Refusal):
    """A clause of words only, without words."""

    code = "BYL-025"
    message = _("This rule has only its words, and they are still empty. Write what was agreed on, in the group's own words.")


@dataclass(eq=False)
class NoDraftChosen(Refusal):
    """A vote on several drafts at once, with none of them."""

    code = "BYL-026"
    message = _("No draft is ticked, so there is nothing to vote on. Tick each draft that the meeting decides together.")


@dataclass(eq=False)
class InventedTwice(Refusal):
    """A second draft of a clause that is only invented: it would be one clause with two meanings."""

    code = "BYL-030"
    message = _(
        "“%(title)s” is already talked about as this new rule. Say what you think there, or add yours from the list of rules, so that it stands beside it."
    )
    title: str

    def values(self) -> dict[str, str]:
        return {"title": self.title}
