"""The page this room puts beside a meeting: deciding what the group spends."""

from django.utils.translation import gettext_lazy as _

from khaotom.meetings.beside import Door, doors
from khaotom.meetings.models import Meeting


def _meeting(meeting: Meeting) -> dict[str, object]:
    return {"meeting": meeting.pk}


def register() -> None:
    """Make it known to the meeting."""
    doors.register("till.spending", Door(_("The meeting decides what to spend"), "vote", "till:decide_spending", _meeting))
