"""The worked examples of the rule of cash: made from the draft's own numbers, read to the assembly."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Example
from khaotom.till import rules
from khaotom.till.clauses import CashRule
from khaotom.ui import formats

BAHT_500 = 500_00


def of_cash(says: CashRule, _before: CashRule | None, _start: date) -> Sequence[Example]:
    """A box that is too full, the difference from which a reason is given, and how many agree to a payment."""
    full, small = says.keep + BAHT_500, says.tolerance - 100
    named = {
        "full": formats.baht(full),
        "over": formats.baht(BAHT_500),
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
