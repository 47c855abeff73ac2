"""What savings refuses."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.bylaws import words
from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats


@dataclass(eq=False)
class OutsidePledgeRule(Refusal):
    """A pledge below, above or between the steps of the group's clause."""

    code = "SAV-003"
    message = _(
        "%(rule)s sets a pledge from %(lowest)s to %(highest)s baht in steps of %(step)s; what was typed is %(typed)s baht. If this month is"
        " too hard, ask the meeting for a pause."
    )
    clause: str
    lowest: int
    highest: int
    step: int
    typed: int

    def values(self) -> dict[str, str]:
        return {
            "rule": words.clause(self.clause),
            "lowest": formats.baht(self.lowest),
            "highest": formats.baht(self.highest),
            "step": formats.baht(self.step),
            "typed": formats.baht(self.typed),
        }


@dataclass(eq=False)
class PauseTooLong(Refusal):
    """A pause longer than the clause allows at a time."""

    code = "SAV-004"
    message = _(
        "%(rule)s allows a pause of at most %(longest)s months at a time; asked were %(typed)s. Ask for less, and again later if need be."
    )
    clause: str
    longest: int
    typed: int

    def values(self) -> dict[str, str]:
        return {"rule": words.clause(self.clause), "longest": str(self.longest), "typed": str(self.typed)}


@dataclass(eq=False)
class AlreadyWaived(Stale):
    """The fine of that month was let off already."""

    code = "SAV-005"
    message = _("The fine for %(month)s was already let off. Nothing was changed this time.")
    month: int

    def values(self) -> dict[str, str]:
        return {"month": formats.month_short(self.month)}


@dataclass(eq=False)
class BoundsTurnedRound(Refusal):
    """A smallest pledge above the largest."""

    code = "SAV-006"
    message = _(
        "The smallest pledge, %(lowest)s baht, is more than the largest, %(highest)s baht. Perhaps the two changed places."
    )
    lowest: int
    highest: int

    def values(self) -> dict[str, str]:
        return {"lowest": formats.baht(self.lowest), "highest": formats.baht(self.highest)}


@dataclass(eq=False)
class BoundsBetweenSteps(Refusal):
    """A smallest or largest pledge that is no whole number of steps: nobody could promise it."""

    code = "SAV-007"
    message = _(
        "In steps of %(step)s baht nobody can promise %(lowest)s or %(highest)s baht exactly. Write two amounts that the steps reach, or a smaller step."
    )
    lowest: int
    highest: int
    step: int

    def values(self) -> dict[str, str]:
        return {
            "lowest": formats.baht(self.lowest),
            "highest": formats.baht(self.highest),
            "step": formats.baht(self.step),
        }


@dataclass(eq=False)
class PledgeTooEarly(Refusal):
    """A change of a pledge in a month before it was decided: what was owed then stays as it was."""

    code = "SAV-008"
    message = _(
        "A pledge is changed from %(month)s on at the earliest, the month in which it was decided. Choose that month or a later one."
    )
    earliest: int

    def values(self) -> dict[str, str]:
        return {"month": formats.month_short(self.earliest)}


@dataclass(eq=False)
class NotPausedThen(Stale):
    """The pause does not cover the month in which she would save again."""

    code = "SAV-009"
    message = _("The pledge does not rest in %(month)s. Look at the pause once more; perhaps somebody ended it already.")
    month: int

    def values(self) -> dict[str, str]:
        return {"month": formats.month_short(self.month)}


@dataclass(eq=False)
class ErrandDone(Stale):
    """Somebody wrote down before that she was visited, or a correction showed that nobody had to go."""

    code = "SAV-010"
    message = _("This was already written down by somebody else. Nothing was changed this time.")


@dataclass(eq=False)
class NotOnThatDay(Refusal):
    """A visit before there was a reason for it, or in the future."""

    code = "SAV-011"
    message = _(
        "She was to be visited from %(since)s on, and %(typed)s is not between that day and today. Write the day somebody went."
    )
    since: date
    typed: date

    def values(self) -> dict[str, str]:
        return {"since": formats.day_short(self.since), "typed": formats.day_short(self.typed)}
