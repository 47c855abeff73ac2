"""Coming in: SGN."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal


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
class PasskeyUnfit(Refusal):
    """What a device sent is no answer to what it was asked, or its key is not known here."""

    code = "SGN-013"
    message = _("This passkey does not fit here. Try once more, or come in with your phone number and password.")


@dataclass(eq=False)
class TooManyPasskeys(Refusal):
    """So many keys nobody keeps an eye on."""

    code = "SGN-014"
    message = _("You have %(most)s passkeys already. Remove one that you no longer use, then add this one.")
    most: int

    def values(self) -> dict[str, str]:
        return {"most": str(self.most)}
