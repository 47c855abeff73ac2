"""The kind that every body has: a clause of words only, where nothing is counted."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from khaotom.bylaws.kinds import Kind, Preset, kinds

WORDS = "words"


@dataclass(frozen=True, slots=True)
class WordsOnly:
    """Nothing but its text."""


def _nothing_counted(_rule: WordsOnly) -> str:
    return ""


PRESETS = {
    "name": Preset(_("Who we are"), WordsOnly()),
    "members": Preset(_("Who may join"), WordsOnly()),
    "voice": Preset(_("One voice each"), WordsOnly()),
    "charter": Preset(_("What we want for our home"), WordsOnly()),
}


def register() -> None:
    """Make the kind known."""
    kinds.register(
        WORDS,
        Kind(
            _("In words only"),
            WordsOnly,
            _nothing_counted,
            _("What else have we agreed on, that is not counted?"),
            position=20,
            rare=True,
            presets=PRESETS,
        ),
    )
