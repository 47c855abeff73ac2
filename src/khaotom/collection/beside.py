"""The page this room puts beside a meeting: its assembly on a phone."""

from django.utils.translation import gettext_lazy as _

from khaotom.meetings.beside import Door, doors
from khaotom.meetings.models import Meeting


def _meeting(meeting: Meeting) -> dict[str, object]:
    return {"meeting": meeting.pk}


def register() -> None:
    """Make it known to the meeting."""
    doors.register(
        "collection.assembly",
        Door(_("Write it down on a phone, with or without a network"), "smartphone", "collection:assembly", _meeting),
    )
