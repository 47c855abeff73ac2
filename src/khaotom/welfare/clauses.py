"""What a group's bylaws may set about the welfare fund."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khaotom.bylaws.kinds import Kind, Unit, kinds, parameter
from khaotom.ui import formats


@dataclass(frozen=True, slots=True)
class ContributionRule:
    """What a member who takes part gives each month."""

    amount: int = parameter(gettext_lazy("Welfare contribution a month"), Unit.SATANG, default=3000, lowest=100, highest=100000)


def _contribution(rule: ContributionRule) -> str:
    return _(
        "Who takes part in the welfare fund gives %(amount)s baht a month. It is given, not saved: it is not lent and not paid back."
    ) % {"amount": formats.baht(rule.amount)}


def register() -> None:
    """Make the kind known to the bylaws."""
    kinds.register(
        "welfare_contribution",
        Kind(
            gettext_lazy("Welfare contribution"),
            ContributionRule,
            _contribution,
            gettext_lazy("Is there a welfare fund, and what does a member give to it?"),
            position=6,
        ),
    )
