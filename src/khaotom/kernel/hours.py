"""Times of day as people here type them."""

import re
from datetime import time

from khaotom.kernel import thai

_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:\s?[.:]\s?(?P<minute>[0-9]{2}))?\s?(?:น\.?|โมง)?")


class NotATime(ValueError):
    """A typed time that cannot be read; the text as it was typed."""


def parse_time(text: str) -> time | None:
    """``13.30``, ``13:30 น.``, ``๑๓.๓๐``, ``13``: None where nothing is written. Twenty-four hours only, so that no five is two hours."""
    typed = thai.plain(text)
    if not typed:
        return None
    found = _TIME.fullmatch(typed)
    if found is None:
        raise NotATime(text)
    try:
        return time(int(found["hour"]), int(found["minute"] or 0))
    except ValueError:
        raise NotATime(text) from None
