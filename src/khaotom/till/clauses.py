"""What a group's bylaws may set about cash, and about what running the group costs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khaotom.bylaws.kinds import Example, Kind, Replay, Stricter, Unit, Year, kinds, parameter
from khaotom.kernel.refusal import Refusal
from khaotom.till import refusals
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


@dataclass(frozen=True, slots=True)
class SpendingRule:
    """How far the committee spends for the group without asking the meeting: at a time, and in a year (0: no limit)."""

    alone: int = parameter(
        gettext_lazy("The committee may spend at a time"),
        Unit.SATANG,
        default=50000,
        lowest=100,
        highest=2000000,
        stricter=Stricter.LOWER,
    )
    year: int = parameter(
        gettext_lazy("In a year it may spend, with 0 for no limit"),
        Unit.SATANG,
        default=300000,
        highest=20000000,
        stricter=Stricter.LOWER,
        endless=0,
        aside=True,
    )
    approvers: int = parameter(
        gettext_lazy("Committee members who agree to spending"),
        Unit.PEOPLE,
        default=2,
        lowest=1,
        highest=5,
        stricter=Stricter.HIGHER,
        aside=True,
    )


def _spending_quarrel(rule: SpendingRule) -> Refusal | None:
    """A year that ends before its first payment."""
    if 0 < rule.year < rule.alone:
        return refusals.YearBelowOnce(alone=rule.alone, year=rule.year)
    return None


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


def _spending(rule: SpendingRule) -> str:
    named = {"alone": formats.baht(rule.alone), "year": formats.baht(rule.year), "approvers": rule.approvers}
    if not rule.year:
        return (
            _(
                "What the group needs is paid from its own money, never from members' savings. Up to %(alone)s baht at a time"
                " %(approvers)s committee members decide; above that the meeting does."
            )
            % named
        )
    return (
        _(
            "What the group needs is paid from its own money, never from members' savings. Up to %(alone)s baht at a time and %(year)s baht"
            " in a year %(approvers)s committee members decide; above that the meeting does."
        )
        % named
    )


def register(
    *,
    examples: Mapping[str, Callable[[Any, Any, date], Sequence[Example]]],
    replays: Mapping[str, Callable[[Year, Any, Any], Replay]],
) -> None:
    """Make the kinds known to the bylaws."""
    kinds.register(
        "cash_handling",
        Kind(
            gettext_lazy("Handling cash"),
            CashRule,
            _cash,
            gettext_lazy("How much cash may stay in the box?"),
            optional=False,
            position=8,
            examples=examples["cash_handling"],
            replay=replays["cash_handling"],
        ),
    )
    kinds.register(
        "spending",
        Kind(
            gettext_lazy("Spending of the group"),
            SpendingRule,
            _spending,
            gettext_lazy("How much may the committee spend without asking the meeting?"),
            position=8,
            quarrel=_spending_quarrel,
            examples=examples["spending"],
            replay=replays["spending"],
        ),
    )
