"""What a state means to the one who looks, apart from its words."""

from enum import StrEnum


class Tone(StrEnum):
    """A tone chooses colour and icon; the caller always brings the words."""

    DONE = "done"
    ACTIVE = "active"
    WAITS = "waits"
    WRONG = "wrong"
    PLAIN = "plain"


ICON_OF_TONE = {
    Tone.DONE: "check",
    Tone.ACTIVE: "user-check",
    Tone.WAITS: "hourglass",
    Tone.WRONG: "circle-alert",
    Tone.PLAIN: "minus",
}
ICON_OF_NOTICE = ICON_OF_TONE | {Tone.DONE: "circle-check", Tone.ACTIVE: "info", Tone.PLAIN: "info"}

TONE_OF_MESSAGE = {
    "debug": Tone.PLAIN,
    "info": Tone.PLAIN,
    "success": Tone.DONE,
    "warning": Tone.WAITS,
    "error": Tone.WRONG,
}
"""Django's message levels, by their tag."""
