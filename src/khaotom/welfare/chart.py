"""The welfare room's part of the chart of accounts."""

from django.utils.translation import gettext_lazy as _

from khaotom.ledger import chart
from khaotom.savings.chart import SPLIT

CONTRIBUTIONS = "3110"
BENEFITS = "5110"
LOCAL = "3130"
STATE = "3140"
GIVEN = (CONTRIBUTIONS, SPLIT)
"""What members gave: by itself, and as a part of their pledges. Nothing pays it back."""


def register() -> None:
    """Make the codes known to the ledger."""
    chart.codes.register(CONTRIBUTIONS, chart.Code(_("members' welfare contributions"), side=-1, hledger="equity"))
    chart.codes.register(LOCAL, chart.Code(_("matching money of the local authority"), side=-1, hledger="income"))
    chart.codes.register(STATE, chart.Code(_("matching money of the state"), side=-1, hledger="income"))
    chart.kinds.register("welfare.grant", chart.Kind(_("matching money received")))
    chart.codes.register(BENEFITS, chart.Code(_("welfare paid"), hledger="expenses"))
