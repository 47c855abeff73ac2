"""What a group's bylaws may set about saving: the parameters, their bounds and how each is said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from khaotom.bylaws.kinds import Example, Kind, Replay, Stricter, Unit, Year, kinds, parameter
from khaotom.kernel.refusal import Refusal
from khaotom.savings import refusals
from khaotom.ui import formats


@dataclass(frozen=True, slots=True)
class EntryFee:
    """Paid once, on joining."""

    amount: int = parameter(gettext_lazy("Entry fee"), Unit.SATANG, default=2000, highest=100000)


@dataclass(frozen=True, slots=True)
class PledgeRule:
    """How much a member may promise, how far ahead she may pay, how long she may pause."""

    lowest: int = parameter(gettext_lazy("Smallest pledge a month"), Unit.SATANG, default=5000, lowest=100, highest=1000000)
    highest: int = parameter(gettext_lazy("Largest pledge a month"), Unit.SATANG, default=100000, lowest=100, highest=10000000)
    step: int = parameter(gettext_lazy("In steps of"), Unit.SATANG, default=1000, lowest=100, highest=1000000, aside=True)
    ahead: int = parameter(gettext_lazy("May be paid ahead"), Unit.MONTHS, default=12, highest=24, aside=True)
    pause: int = parameter(gettext_lazy("Longest pause at a time"), Unit.MONTHS, default=6, highest=12, aside=True)


@dataclass(frozen=True, slots=True)
class FineRule:
    """The fine for a missed month; for at most ``in_a_row`` months one after another."""

    amount: int = parameter(gettext_lazy("Fine for a missed month"), Unit.SATANG, default=1000, lowest=100, highest=50000)
    in_a_row: int = parameter(
        gettext_lazy("Fined in a row for at most"), Unit.MONTHS, default=3, lowest=1, highest=12, aside=True
    )


@dataclass(frozen=True, slots=True)
class ErrandRule:
    """After how many misses in a row somebody goes and asks how she is, and within how many days."""

    after: int = parameter(gettext_lazy("After missing in a row"), Unit.MONTHS, default=2, lowest=1, highest=12)
    days: int = parameter(gettext_lazy("Within"), Unit.DAYS, default=7, lowest=1, highest=60, stricter=Stricter.LOWER)


@dataclass(frozen=True, slots=True)
class SplitRule:
    """Part of each pledge payment goes to the welfare fund; who pays nothing of her pledge gives nothing to the fund either."""

    welfare: int = parameter(gettext_lazy("Part that goes to the welfare fund"), Unit.PERCENT, default=30, lowest=1, highest=90)
    lapse: int = parameter(
        gettext_lazy("Out of the fund after giving nothing for so many months in a row; 0 for never"),
        Unit.MONTHS,
        default=0,
        highest=36,
        aside=True,
        later=True,
    )


def _bounds_quarrel(rule: PledgeRule) -> Refusal | None:
    """The smallest is not above the largest, and both are whole steps: else there is a pledge nobody could promise."""
    if rule.lowest > rule.highest:
        return refusals.BoundsTurnedRound(lowest=rule.lowest, highest=rule.highest)
    if rule.lowest % rule.step or rule.highest % rule.step:
        return refusals.BoundsBetweenSteps(lowest=rule.lowest, highest=rule.highest, step=rule.step)
    return None


def _entry_fee(rule: EntryFee) -> str:
    return _("Who joins pays %(amount)s baht once.") % {"amount": formats.baht(rule.amount)}


def _pledge(rule: PledgeRule) -> str:
    return _(
        "Each member promises from %(lowest)s to %(highest)s baht a month, in steps of %(step)s; may pay %(ahead)s months ahead, and pause"
        " %(pause)s months at a time when the meeting agrees."
    ) % {
        "lowest": formats.baht(rule.lowest),
        "highest": formats.baht(rule.highest),
        "step": formats.baht(rule.step),
        "ahead": rule.ahead,
        "pause": rule.pause,
    }


def _fine(rule: FineRule) -> str:
    return _("A missed month costs %(amount)s baht, for at most %(months)s months in a row. The meeting may let it off.") % {
        "amount": formats.baht(rule.amount),
        "months": rule.in_a_row,
    }


def _errand(rule: ErrandRule) -> str:
    return ngettext(
        "Who misses %(after)s month is visited within %(days)s days, before anybody speaks of money.",
        "Who misses %(after)s months in a row is visited within %(days)s days, before anybody speaks of money.",
        rule.after,
    ) % {"after": rule.after, "days": rule.days}


def _split(rule: SplitRule) -> str:
    divided = _("Of each pledge payment %(savings)s percent is saved and %(welfare)s percent goes to the welfare fund.") % {
        "savings": 100 - rule.welfare,
        "welfare": rule.welfare,
    }
    if not rule.lapse:
        return divided
    lapse = ngettext(
        "Who pays nothing of her pledge for %(months)s month: the committee goes and asks, and then her part in the fund may end.",
        "Who pays nothing of her pledge for %(months)s months in a row: the committee goes and asks, and then her part in the fund may end.",
        rule.lapse,
    ) % {"months": rule.lapse}
    return f"{divided} {lapse}"


Examples: TypeAlias = Callable[[Any, Any, date], Sequence[Example]]
Replays: TypeAlias = Callable[[Year, Any, Any], Replay]


def register(*, examples: Mapping[str, Examples], replays: Mapping[str, Replays]) -> None:
    """Make the kinds known to the bylaws, in the order the set-up asks them; ``examples`` and ``replays`` by kind."""
    kinds.register(
        "pledge",
        Kind(
            gettext_lazy("Pledge"),
            PledgeRule,
            _pledge,
            gettext_lazy("How much does a member save each month?"),
            optional=False,
            position=2,
            quarrel=_bounds_quarrel,
            examples=examples["pledge"],
            replay=replays["pledge"],
        ),
    )
    kinds.register(
        "entry_fee",
        Kind(
            gettext_lazy("Entry fee"),
            EntryFee,
            _entry_fee,
            gettext_lazy("What does one pay on joining?"),
            position=3,
            examples=examples["entry_fee"],
            replay=replays["entry_fee"],
        ),
    )
    kinds.register(
        "fine",
        Kind(
            gettext_lazy("Fine"),
            FineRule,
            _fine,
            gettext_lazy("Is there a fine for a missed month?"),
            position=4,
            examples=examples["fine"],
            replay=replays["fine"],
        ),
    )
    kinds.register(
        "errand",
        Kind(
            gettext_lazy("Going to ask"),
            ErrandRule,
            _errand,
            gettext_lazy("When does somebody go and ask how she is?"),
            position=5,
            examples=examples["errand"],
            replay=replays["errand"],
        ),
    )
    kinds.register(
        "payment_split",
        Kind(
            gettext_lazy("Splitting a payment"),
            SplitRule,
            _split,
            gettext_lazy("Does part of each payment go to the welfare fund?"),
            position=7,
            rare=True,
            examples=examples["payment_split"],
            replay=replays["payment_split"],
        ),
    )
