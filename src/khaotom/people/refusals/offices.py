"""Offices: PPL, from 021."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal
from khaotom.ui import formats


@dataclass(eq=False)
class OfficeHeld(Refusal):
    """The same office given twice to one person."""

    code = "PPL-021"
    message = _("%(name)s already is %(office)s here. Nothing needs to be done.")
    name: str
    office: str

    def values(self) -> dict[str, str]:
        return {"name": self.name, "office": self.office}


@dataclass(eq=False)
class OfficeForOneself(Refusal):
    """Nobody writes down her own office."""

    code = "PPL-022"
    message = _("Nobody writes down an office for herself. Let another officer write that you are %(office)s.")
    office: str

    def values(self) -> dict[str, str]:
        return {"office": self.office}


@dataclass(eq=False)
class OfficeEndedBefore(Refusal):
    """An office ended twice."""

    code = "PPL-023"
    message = _("%(name)s held this office until %(until)s. Nothing needs to be done.")
    name: str
    until: date

    def values(self) -> dict[str, str]:
        return {"name": self.name, "until": formats.day_short(self.until)}


@dataclass(eq=False)
class TwoOfficersNeeded(Refusal):
    """A PIN set anew by one officer alone, or for oneself."""

    code = "PPL-024"
    message = _("A new PIN takes two officers, and neither may be the one it is for. Choose another officer to confirm.")
