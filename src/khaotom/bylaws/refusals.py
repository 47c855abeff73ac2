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
