"""What people, offices and the door refuse. PPL: the register; OFF: offices; SGN: signing in; CAL: days as typed."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal
from khaotom.ui import formats

# --- The register --------------------------------------------------------------------------------------------------------


@dataclass(eq=False)
class NoName(Refusal):
    """Nobody is entered without any name."""

    code = "PPL-001"
    message = _("There is no name yet. Write at least what people here call her.")


@dataclass(eq=False)
class StrangePhone(Refusal):
    """A phone number of the wrong length or beginning."""

    code = "PPL-002"
    message = _(
        "The phone number %(phone)s has %(digits)s digits. It has 9 or 10 and begins with 0. Look at it again, or leave it empty."
    )
    phone: str

    def values(self) -> dict[str, str]:
        return {"phone": self.phone, "digits": str(len(self.phone))}


@dataclass(eq=False)
class NumberTaken(Refusal):
    """A member number that is, or once was, another's."""

    code = "PPL-003"
    message = _("Number %(number)s is or was %(name)s's, and a number is never used again. The next free one is %(next)s.")
    number: str
    name: str
    next: str

    def values(self) -> dict[str, str]:
        return {"number": self.number, "name": self.name, "next": self.next}


@dataclass(eq=False)
class StrangeNumber(Refusal):
    """A member number without a digit, or too long."""

    code = "PPL-004"
    message = _("“%(number)s” cannot be a member number. Use digits, at most 9 of them, for example 07.")
    number: str

    def values(self) -> dict[str, str]:
        return {"number": self.number}


@dataclass(eq=False)
class AlreadyMember(Refusal):
    """A second open membership of one person in one group."""

    code = "PPL-005"
    message = _("%(name)s is already a member of this group, number %(number)s. Open that page instead.")
    name: str
    number: str

    def values(self) -> dict[str, str]:
        return {"name": self.name, "number": self.number}


@dataclass(eq=False)
class AddressTaken(Refusal):
    """Two bodies of one network with the same short name in their address."""

    code = "PPL-006"
    message = _("The short name “%(slug)s” is already used in this network. Choose another, for example with a number after it.")
    slug: str

    def values(self) -> dict[str, str]:
        return {"slug": self.slug}


@dataclass(eq=False)
class StageTooEarly(Refusal):
    """A stage of the group's life that would begin before the present one."""

    code = "PPL-007"
    message = _("The group is “%(stage)s” since %(since)s. Choose a later day for what comes after.")
    stage: str
    since: date

    def values(self) -> dict[str, str]:
        return {"stage": self.stage, "since": formats.day(self.since)}


# --- Offices -------------------------------------------------------------------------------------------------------------


@dataclass(eq=False)
class OfficeHeld(Refusal):
    """The same office given twice to one person."""

    code = "OFF-001"
    message = _("%(name)s already is %(office)s here. Nothing needs to be done.")
    name: str
    office: str

    def values(self) -> dict[str, str]:
        return {"name": self.name, "office": self.office}


# --- Signing in ----------------------------------------------------------------------------------------------------------


@dataclass(eq=False)
class OfficeElsewhere(Refusal):
    """An officer who came in with a PIN on a phone that is not the group's."""

    code = "SGN-001"
    status = 403
    message = _(
        "You came in with a PIN on a phone that is not the group's, so only your own pages open."
        " For the committee's work, sign in on the group's phone or with your password."
    )


@dataclass(eq=False)
class WeakPassword(Refusal):
    """Too short, or one of those tried first."""

    code = "SGN-002"
    message = _(
        "This password is easily guessed. Use at least 10 letters or digits, for example three words that do not belong together."
    )


@dataclass(eq=False)
class NotAPin(Refusal):
    """Not six digits."""

    code = "SGN-003"
    message = _("A PIN is 6 digits. Type it once more.")


@dataclass(eq=False)
class WeakPin(Refusal):
    """One of the PINs that are tried first."""

    code = "SGN-004"
    message = _(
        "This PIN is easily guessed: the same digits, a row of digits, a birthday or part of a phone number. Choose another one."
    )


@dataclass(eq=False)
class PinUnusable(Refusal):
    """Equal to the PIN of somebody with the same phone number; it is not said whose."""

    code = "SGN-005"
    message = _("This PIN cannot be used with this phone number. Choose another one.")
