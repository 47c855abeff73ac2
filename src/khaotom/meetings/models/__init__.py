"""The nouns of meetings: see README.md."""

from khaotom.meetings.models.meeting import KINDS, Attendance, Meeting, NamedVote, Resolution
from khaotom.meetings.models.rounds import Coming, Duty, Round, Stop
from khaotom.meetings.models.said import Chart, Meal, MinutesNote, Voice, Volunteer, Wish

__all__ = [
    "KINDS",
    "Attendance",
    "Chart",
    "Coming",
    "Duty",
    "Meal",
    "Meeting",
    "MinutesNote",
    "NamedVote",
    "Resolution",
    "Round",
    "Stop",
    "Voice",
    "Volunteer",
    "Wish",
]
