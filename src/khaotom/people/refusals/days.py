"""Days as they happened: CAL."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal
from khaotom.ui import formats


@dataclass(eq=False)
class DayAhead(Refusal):
    """Something that has happened, on a day to come."""

    code = "CAL-001"
    message = _("%(day)s is still to come. Write the day it happened.")
    day: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_long(self.day)}


@dataclass(eq=False)
class DayBefore(Refusal):
    """An end before its beginning. (CAL-002 is the asking back of a year.)"""

    code = "CAL-003"
    message = _("%(day)s is before it began, on %(since)s. Write a later day.")
    day: date
    since: date

    def values(self) -> dict[str, str]:
        return {"day": formats.day_short(self.day), "since": formats.day_short(self.since)}
