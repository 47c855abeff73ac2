"""The kinds of entry an evening makes."""

from django.utils.translation import gettext_lazy as _

from khaotom.ledger import chart


def register() -> None:
    """Make the kinds known to the ledger."""
    chart.kinds.register("collection.slip", chart.Kind(_("money taken")))
    chart.kinds.register("collection.voucher", chart.Kind(_("money paid out")))
    chart.kinds.register("collection.difference", chart.Kind(_("counted short or over")))
    chart.kinds.register("collection.tray", chart.Kind(_("tray emptied into the box")))
    chart.kinds.register("collection.opening", chart.Kind(_("brought forward")))
    chart.kinds.register("collection.correction", chart.Kind(_("corrected")))
    chart.kinds.register("till.banking", chart.Kind(_("taken to the bank")))
    chart.kinds.register("till.transfer_found", chart.Kind(_("transfer found in the bank book")))
    chart.reasons.register("forgotten", _("something was left out"))
