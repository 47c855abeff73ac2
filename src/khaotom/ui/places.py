"""Where a signed-in person can go: at most five, since that is what a thumb's bar holds at 360 px."""

from dataclasses import dataclass

MOST = 5


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the bar. ``here`` marks the one that is open; ``icon`` is a name of ``khaotom.ui.icons``."""

    url: str
    words: str
    icon: str
    here: bool = False
