"""The nouns of meetings: see README.md."""

from khaotom.meetings.models.meeting import KINDS, Attendance, Meeting, Move, NamedVote, Resolution
from khaotom.meetings.models.rounds import Coming, Duty, Round, Stop
from khaotom.meetings.models.said import Chart, Meal, MinutesNote, Talk, Voice, Volunteer, Wish

__all__ = [
    "KINDS",
    "Attendance",
    "Chart",
    "Coming",
    "Duty",
    "Meal",
    "Meeting",
    "MinutesNote",
    "Move",
    "NamedVote",
    "Resolution",
    "Round",
    "Stop",
    "Talk",
    "Voice",
    "Volunteer",
    "Wish",
]
