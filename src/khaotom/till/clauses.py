"""What a group's bylaws may set about cash."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khaotom.bylaws.kinds import Example, Kind, Replay, Stricter, Unit, Year, kinds, parameter
from khaotom.ui import formats


@dataclass(frozen=True, slots=True)
class CashRule:
    """How cash is counted, approved and banked. ``tolerance``: a difference below it needs no reason; ``keep``: what may stay in the box."""

    approvers: int = parameter(
        gettext_lazy("Committee members who agree to a payment"),
        Unit.PEOPLE,
        default=2,
        lowest=1,
        highest=5,
        stricter=Stricter.HIGHER,
        aside=True,
    )
    keep: int = parameter(
        gettext_lazy("Cash that may stay in the box"), Unit.SATANG, default=200000, highest=10000000, stricter=Stricter.LOWER
    )
    bank_days: int = parameter(
        gettext_lazy("The rest goes to the bank within"),
        Unit.WORKING_DAYS,
        default=2,
        lowest=1,
        highest=14,
        stricter=Stricter.LOWER,
    )
    tolerance: int = parameter(
        gettext_lazy("A difference from this amount on needs a reason"),
        Unit.SATANG,
        default=2000,
        lowest=1,
        highest=100000,
        stricter=Stricter.LOWER,
        aside=True,
    )


def _cash(rule: CashRule) -> str:
    return _(
        "Two people count, before and after. A payment needs %(approvers)s committee members who are not the receiver. Cash above %(keep)s baht goes to the bank within"
        " %(days)s working days. A difference from %(tolerance)s baht on is given a reason."
    ) % {
        "approvers": rule.approvers,
        "keep": formats.baht(rule.keep),
        "days": rule.bank_days,
        "tolerance": formats.baht(rule.tolerance),
    }


def register(
    *, examples: Callable[[CashRule, CashRule | None, date], Sequence[Example]], replay: Callable[[Year, Any, Any], Replay]
) -> None:
    """Make the kind known to the bylaws."""
    kinds.register(
        "cash_handling",
        Kind(
            gettext_lazy("Handling cash"),
            CashRule,
            _cash,
            gettext_lazy("How much cash may stay in the box?"),
            optional=False,
            position=8,
            examples=examples,
            replay=replay,
        ),
    )
