"""What the welfare fund refuses."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal
from khaotom.ui import formats


@dataclass(eq=False)
class LeavesBeforeJoining(Refusal):
    """She cannot have left before she took part."""

    code = "WEL-001"
    message = _("She takes part from %(month)s on, so she cannot leave before it. Choose that month or a later one.")
    first: int

    def values(self) -> dict[str, str]:
        return {"month": formats.month_short(self.first)}
