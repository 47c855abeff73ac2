"""What people, offices and the door refuse. PPL: the register; OFF: offices; SGN: signing in; CAL: days as typed."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale
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


# --- Days ----------------------------------------------------------------------------------------------------------------


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


# --- Offices -------------------------------------------------------------------------------------------------------------


@dataclass(eq=False)
class OfficeHeld(Refusal):
    """The same office given twice to one person."""

    code = "OFF-002"
    message = _("%(name)s already is %(office)s here. Nothing needs to be done.")
    name: str
    office: str

    def values(self) -> dict[str, str]:
        return {"name": self.name, "office": self.office}


@dataclass(eq=False)
class OfficeForOneself(Refusal):
    """Nobody writes down her own office."""

    code = "OFF-011"
    message = _("Nobody writes down an office for herself. Let another officer write that you are %(office)s.")
    office: str

    def values(self) -> dict[str, str]:
        return {"office": self.office}


@dataclass(eq=False)
class OfficeEndedBefore(Refusal):
    """An office ended twice."""

    code = "OFF-012"
    message = _("%(name)s held this office until %(until)s. Nothing needs to be done.")
    name: str
    until: date

    def values(self) -> dict[str, str]:
        return {"name": self.name, "until": formats.day_short(self.until)}


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


@dataclass(eq=False)
class WrongCode(Refusal):
    """A PIN or password that does not fit. It is not said whether the phone number is known."""

    code = "SGN-006"
    message = _(
        "That does not match. %(left)s more tries. If the code is forgotten, the committee can set a new one at the table."
    )
    left: int

    def values(self) -> dict[str, str]:
        return {"left": str(self.left)}


@dataclass(eq=False)
class TooManyTries(Refusal):
    """The limit of tries is reached."""

    code = "SGN-007"
    status = 429
    message = _(
        "There were too many tries. Wait %(minutes)s minutes and try again, or let two of the committee set a new PIN at the table."
    )
    minutes: int

    def values(self) -> dict[str, str]:
        return {"minutes": str(self.minutes)}


def wrong_code(left: int) -> Refusal:
    """What to say after a wrong code: how many tries are left, or that it is time to wait."""
    return WrongCode(left=left) if left > 0 else NoTriesLeft()


@dataclass(eq=False)
class NoTriesLeft(Refusal):
    """The last try was wrong too."""

    code = "SGN-011"
    message = _(
        "That does not match, and it was the last try for now. Wait a quarter of an hour, or ask the committee at the table."
    )


@dataclass(eq=False)
class PinShared(Refusal):
    """Two people who share a phone number have the same PIN, so it cannot be known who comes in."""

    code = "SGN-008"
    message = _("With this phone number the PIN fits more than one person. Let two of the committee set a new PIN at the table.")


@dataclass(eq=False)
class OneTimePinTooOld(Refusal):
    """The slip lay too long."""

    code = "SGN-009"
    message = _("The PIN on this slip is too old. Let two of the committee set a new one at the table.")


@dataclass(eq=False)
class NoPinYet(Refusal):
    """Somebody who cannot confirm by PIN because she has none of her own."""

    code = "SGN-010"
    message = _(
        "%(name)s has no PIN of her own yet, so she cannot confirm here. Let another officer confirm, or let her set one first."
    )
    name: str

    def values(self) -> dict[str, str]:
        return {"name": self.name}


@dataclass(eq=False)
class PhoneIsLent(Refusal):
    """Something only the one who signed in may do, while a helper presses the keys."""

    code = "SGN-012"
    status = 403
    message = _("This phone is lent to a helper just now. Take it back with your PIN first, then this page opens.")


@dataclass(eq=False)
class TwoOfficersNeeded(Refusal):
    """A PIN set anew by one officer alone, or for oneself."""

    code = "OFF-001"
    message = _("A new PIN takes two officers, and neither may be the one it is for. Choose another officer to confirm.")
