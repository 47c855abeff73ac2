"""The savings room's part of the chart of accounts, and its kinds of entry."""

from django.utils.translation import gettext_lazy as _

from khaotom.ledger import chart

PLEDGES = "2110"
SPLIT = "3120"
PLEDGE_CODES = (PLEDGES, SPLIT)
"""A pledge payment goes to the first, and by the splitting clause partly to the second; together they say what was paid."""

FEES = "4110"
FINES = "4120"


def register() -> None:
    """Make the codes known to the ledger. A member's accounts hold her membership's id."""
    chart.codes.register(PLEDGES, chart.Code(_("members' pledge savings"), side=-1, hledger="liabilities"))
    chart.codes.register(SPLIT, chart.Code(_("welfare's part of pledges"), side=-1, hledger="equity"))
    chart.codes.register(FEES, chart.Code(_("entry fees"), hledger="income"))
    chart.codes.register(FINES, chart.Code(_("fines"), hledger="income"))
