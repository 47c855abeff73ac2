"""What rooms above put beside a meeting: pages of it that are theirs, for those who write it down."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from khaotom.kernel.registry import Registry
from khaotom.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Door:
    """A page of a meeting: ``address`` is the name of its view, ``parts`` what stands in its address."""

    words: Promise
    icon: str
    address: str
    parts: Callable[[Meeting], dict[str, Any]]

    def where(self, meeting: Meeting) -> str:
        """Its address for one meeting."""
        return reverse(self.address, kwargs=self.parts(meeting))


doors: Registry[Door] = Registry("page beside a meeting")
"""By room and noun: "collection.assembly"."""
