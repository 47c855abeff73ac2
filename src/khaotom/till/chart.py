"""Cash, what is not yet explained and what running a group costs, in the chart of accounts."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khaotom.ledger import chart
from khaotom.ledger.services.books import Place as Where

CASH = "1110"
BANK = "1120"
TRANSFERS = "1130"
SUSPENSE = "1190"
RUNNING = "5120"


def register() -> None:
    """Make the codes known to the ledger. Cash and bank accounts hold their place's id."""
    chart.codes.register(CASH, chart.Code(_("cash"), side=1, hledger="assets", cash=True))
    chart.codes.register(BANK, chart.Code(_("money in the bank"), side=1, hledger="assets", cash=True))
    chart.codes.register(TRANSFERS, chart.Code(_("transfers told, not yet found in the bank book"), side=1, hledger="assets"))
    chart.codes.register(SUSPENSE, chart.Code(_("short or over, not yet explained"), hledger="assets"))
    chart.codes.register(RUNNING, chart.Code(_("running costs of the group"), hledger="expenses"))


def cash(fund: UUID, place: UUID) -> Where:
    """A fund's cash in a box, tray or envelope."""
    return Where(fund, CASH, "place", place)


def bank(fund: UUID, place: UUID) -> Where:
    """A fund's money in a bank account."""
    return Where(fund, BANK, "place", place)


def transfers(fund: UUID, place: UUID) -> Where:
    """What members say they sent to a bank account, before an officer has found it there."""
    return Where(fund, TRANSFERS, "place", place)


def suspense(fund: UUID) -> Where:
    """What was counted short or over and is not yet explained."""
    return Where(fund, SUSPENSE)
