"""The worked examples of cash and of spending: made from the draft's own numbers, worked out by the rules, read to the assembly."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Example
from khaotom.till import rules
from khaotom.till.clauses import CashRule, SpendingRule
from khaotom.ui import formats

BAHT = 100


def of_cash(says: CashRule, _before: CashRule | None, _start: date) -> Sequence[Example]:
    """A box that is too full, the difference from which a reason is given, and how many agree to a payment."""
    full, small = says.keep + 500 * BAHT, says.tolerance - 100
    named = {
        "full": formats.baht(full),
        "over": formats.baht(500 * BAHT),
        "days": says.bank_days,
        "small": formats.baht(small),
        "tolerance": formats.baht(says.tolerance),
    }
    sentence = _("%(full)s baht are in the box in the evening: %(over)s of them go to the bank within %(days)s working days.")
    made = [Example("bank", (full, says.bank_days), sentence % named)]
    if small > 0:
        sentence = _("The count is %(small)s baht short: it is written down. If it is %(tolerance)s baht, somebody says why.")
        made.append(Example("difference", (says.tolerance,), sentence % named))
    return [*made, _agreed(says)]


def _agreed(says: CashRule) -> Example:
    """How many besides the one who pays it out, and how many where she gains by it herself."""
    others, gains = (rules.others_needed(says.approvers, asker_counts=counts) for counts in (True, False))
    sentence = _(
        "The treasurer pays out 450 baht: besides her %(others)s of the committee agree. If it is for her own house, it is %(gains)s others."
    )
    return Example("agreed", (says.approvers, others, gains), sentence % {"others": others, "gains": gains})


def of_spending(says: SpendingRule, _before: SpendingRule | None, _start: date) -> Sequence[Example]:
    """Below the amount, at it, above it; and what comes when the year's amount is used up."""
    below, above = says.alone // 2 // BAHT * BAHT, says.alone + 100 * BAHT
    made = [_exercise_books(says, below)] if below else []
    made += [_electricity(says), _meal(says, above)]
    if says.year:
        made.append(_at_the_end_of_the_year(says, min(says.alone, 100 * BAHT)))
    return made


def _exercise_books(says: SpendingRule, asked: int) -> Example:
    named = {"asked": formats.baht(asked), "approvers": says.approvers}
    sentence = _("Exercise books for the table cost %(asked)s baht: %(approvers)s committee members agree, and it is paid.")
    return Example("below", _values(says, asked), sentence % named)


def _electricity(says: SpendingRule) -> Example:
    named = {"asked": formats.baht(says.alone), "approvers": says.approvers}
    sentence = _(
        "The electricity of the meeting place is %(asked)s baht, just the limit: %(approvers)s committee members still decide."
    )
    return Example("at", _values(says, says.alone), sentence % named)


def _meal(says: SpendingRule, asked: int) -> Example:
    named = {"asked": formats.baht(asked), "alone": formats.baht(says.alone)}
    sentence = _("Rice and fish for the meal come to %(asked)s baht, more than %(alone)s: the meeting decides first.")
    return Example("above", _values(says, asked), sentence % named)


def _at_the_end_of_the_year(says: SpendingRule, asked: int) -> Example:
    named = {"year": formats.baht(says.year), "asked": formats.baht(asked)}
    sentence = _("The committee has spent %(year)s baht this year, and photocopies cost %(asked)s: the meeting decides first.")
    return Example("year", _values(says, asked, spent=says.year), sentence % named)


def _values(says: SpendingRule, asked: int, *, spent: int = 0) -> tuple[object, ...]:
    why = rules.beyond(asked, alone=says.alone, year=says.year, spent=spent)
    return asked, spent, says.approvers, why.value if why else "committee"
