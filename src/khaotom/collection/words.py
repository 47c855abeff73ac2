"""What the table's facts are called on screen and paper."""

from django.utils.translation import gettext as _

from khaotom.collection import refusals
from khaotom.collection.models import Closing, Sheet, Slip, SlipItem
from khaotom.ui import formats


def label(payable: str, month: int) -> str:
    """What a payment is called on screen and paper: "สัจจะ มิ.ย. 62"."""
    named = {"month": formats.month_short(month)}
    if payable == SlipItem.Payable.PLEDGE:
        return _("Pledge %(month)s") % named
    if payable == SlipItem.Payable.WELFARE:
        return _("Welfare %(month)s") % named
    if payable == SlipItem.Payable.FINE:
        return _("Fine for %(month)s") % named
    return _("Entry fee")


def told(sheet: Sheet, closing: Closing) -> str:
    """The closed day for the group's own chat: totals and how the count came out, never a name, never the cash there is or who has it."""
    taken = closing.cash_in + closing.transferred
    return "\n".join(
        [
            f"{sheet.group.name} · {formats.day_weekday_short(sheet.date)}",
            _("%(came)s came, %(paid)s paid.") % {"came": closing.came, "paid": closing.paid},
            _("%(taken)s baht came in, %(out)s baht were paid out.")
            % {"taken": formats.baht(taken), "out": formats.baht(closing.paid_out)},
            _("The money was counted by two people: %(gap)s.") % {"gap": formats.short_or_over(closing.difference)},
        ]
    )


def held(slip: Slip) -> str:
    """Why a slip waits to be looked at, and the two ways out."""
    if slip.held_because == refusals.TakenByAnother.code:
        return _("Another slip already took this tonight. Give the money back, or correct this slip.")
    if slip.held_because == refusals.PaidBefore.code:
        return _("This month was already paid before. Give the money back, or correct this slip to a coming month.")
    if slip.held_because == refusals.DayClosed.code:
        return _(
            "This slip came after the day was closed. Compare it with the paper, then correct the book if it is missing there."
        )
    return _("Another slip already had this number, so it was given the next one. Write the new number beside the passbook line.")
