"""คำที่กลุ่มเราใช้: the few words a group may choose for itself. Not a translation of the whole program."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COMMON = {
    "pledge": _("pledge"),
    "share": pgettext_lazy("savings", "share"),
    "welfare_contribution": _("welfare contribution"),
    "fine": pgettext_lazy("money", "fine"),
    "cash_place": _("cash box"),
    "passbook": _("passbook"),
    "loan": pgettext_lazy("money", "loan"),
    "loan_charge": _("charge on a loan"),
    "collection_day": _("collection day"),
}
"""The labels and the words said where the group has none of its own."""

LONGEST = 40


def of(own: Mapping[str, str], label: str) -> str:
    """The group's word for a label (``group.words``), or the common one. Raises ``KeyError`` for a label that is none."""
    return own.get(label) or str(COMMON[label])
