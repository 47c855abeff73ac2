"""What a group's bylaws may set about being seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khaotom.bylaws.kinds import Example, Kind, Unit, kinds, parameter

TOTALS, NAMES = "totals", "names"
SHOWN, INSIDE = "shown", "inside"

WALL = (
    (TOTALS, gettext_lazy("only what was taken in all")),
    (NAMES, gettext_lazy("each name with what was paid")),
)
RULES = (
    (SHOWN, gettext_lazy("everybody may read them")),
    (INSIDE, gettext_lazy("only the group reads them")),
)


@dataclass(frozen=True, slots=True)
class DisclosureRule:
    """What the sheet on the wall says, and whether the public page shows the group's rules. Nobody's arrears, whatever is chosen."""

    wall: str = parameter(gettext_lazy("On the wall after a collection day"), Unit.CHOICE, default=TOTALS, choices=WALL)
    rules: str = parameter(gettext_lazy("The group's rules on its public page"), Unit.CHOICE, default=SHOWN, choices=RULES)


def _disclosure(rule: DisclosureRule) -> str:
    if rule.wall == NAMES:
        return _(
            "The totals of every month are shown to everybody; on the wall each name stands with what was paid. Arrears are never shown."
        )
    return _("The totals of every month are shown to everybody, without names. Arrears are never shown.")


def register(examples: Callable[[DisclosureRule, DisclosureRule | None, date], Sequence[Example]]) -> None:
    """Make the kind known to the bylaws. What was shown was shown: there is nothing to run again."""
    kinds.register(
        "disclosure",
        Kind(
            gettext_lazy("What is shown"),
            DisclosureRule,
            _disclosure,
            gettext_lazy("What does the sheet on the wall say?"),
            position=9,
            rare=True,
            examples=examples,
        ),
    )
