"""Where a draft is decided: a room above, which knows meetings and votes, makes its page known here."""

from dataclasses import dataclass

from django.utils.functional import Promise

from khaotom.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Door:
    """A page that decides on a draft: ``address`` is the name of its view, which takes the draft."""

    words: Promise
    address: str
    icon: str


doors: Registry[Door] = Registry("page that decides on a draft")
"""By room and noun: "meetings.draft". For those who write the group's rules down."""
