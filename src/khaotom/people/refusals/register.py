"""The register of people, memberships and bodies: PPL."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
from khaotom.ui import formats


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
        return {"stage": self.stage, "since": formats.day_short(self.since)}


@dataclass(eq=False)
class PersonChangedMeanwhile(Stale):
    """A form filled from an older version of the person."""

    code = "PPL-008"
    message = _("Somebody else changed %(name)s's page meanwhile. Look at what it says now, then keep yours or leave it.")
    name: str

    def values(self) -> dict[str, str]:
        return {"name": self.name}


@dataclass(eq=False)
class OwnGuardian(Refusal):
    """Guardian and ward are one."""

    code = "PPL-009"
    message = _("%(name)s cannot be her own guardian. Choose who answers for the child.")
    name: str

    def values(self) -> dict[str, str]:
        return {"name": self.name}


@dataclass(eq=False)
class EndedBefore(Refusal):
    """A membership ended twice."""

    code = "PPL-010"
    message = _("%(name)s's membership ended on %(ended_on)s (%(ending)s). If she comes back, let her join again.")
    name: str
    ended_on: date
    ending: str

    def values(self) -> dict[str, str]:
        return {"name": self.name, "ended_on": formats.day_short(self.ended_on), "ending": self.ending}


@dataclass(eq=False)
class DeadlineNotNamed(Refusal):
    """A day is said to be set, but not which."""

    code = "PPL-011"
    message = _("A day has been set, but which one is not written yet. Write the day from the letter.")


@dataclass(eq=False)
class NotAnId(Refusal):
    """Not thirteen digits, or a check digit that does not fit. The digits themselves are never said again."""

    code = "PPL-012"
    message = _(
        "The ID number has %(digits)s digits, or one of them was mistyped: it has 13 that belong together. Copy it from the card again."
    )
    digits: int

    def values(self) -> dict[str, str]:
        return {"digits": str(self.digits)}


@dataclass(eq=False)
class NoIdKept(Refusal):
    """Opening a number that is not there."""

    code = "PPL-013"
    message = _("No ID number is kept for %(name)s. There is nothing to open.")
    name: str

    def values(self) -> dict[str, str]:
        return {"name": self.name}


@dataclass(eq=False)
class NotAPicture(Refusal):
    """A file that is no JPEG, PNG or WebP picture, or a broken one."""

    code = "PPL-014"
    message = _("This file cannot be opened as a picture. Take a photo with the phone, or choose a JPEG, PNG or WebP file.")


@dataclass(eq=False)
class PictureTooLarge(Refusal):
    """Too many bytes or pixels."""

    code = "PPL-015"
    message = _("This picture is larger than %(megabytes)s megabytes. Take a smaller one with the phone.")
    megabytes: int

    def values(self) -> dict[str, str]:
        return {"megabytes": str(self.megabytes)}


@dataclass(eq=False)
class MergedAlready(Refusal):
    """A merge of what is merged."""

    code = "PPL-016"
    message = _("%(name)s or the other page is already joined with another one. Part those first, then join these two.")
    name: str

    def values(self) -> dict[str, str]:
        return {"name": self.name}


@dataclass(eq=False)
class ConsentGiven(Refusal):
    """A second yes to the same."""

    code = "PPL-017"
    message = _("%(name)s said yes to “%(purpose)s” on %(given_on)s. Nothing needs to be done.")
    name: str
    purpose: str
    given_on: date

    def values(self) -> dict[str, str]:
        return {"name": self.name, "purpose": self.purpose, "given_on": formats.day_short(self.given_on)}


@dataclass(eq=False)
class WitnessNeeded(Refusal):
    """A thumb-print without a witness, or with the giver as one."""

    code = "PPL-018"
    message = _("A thumb-print needs somebody else who saw it. Choose the witness.")
