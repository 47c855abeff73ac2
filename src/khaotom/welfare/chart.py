"""The welfare room's part of the chart of accounts."""

from django.utils.translation import gettext_lazy as _

from khaotom.ledger import chart

CONTRIBUTIONS = "3110"
BENEFITS = "5110"


def register() -> None:
    """Make the codes known to the ledger."""
    chart.codes.register(CONTRIBUTIONS, chart.Code(_("members' welfare contributions"), side=-1, hledger="equity"))
    chart.codes.register(BENEFITS, chart.Code(_("welfare paid"), hledger="expenses"))
