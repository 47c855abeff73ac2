"""How this room holds a person. What is said in a meeting and who would help are words without a person: they tie nobody."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khaotom.meetings.models import Attendance, NamedVote
from khaotom.people.registries import Tie, ties


def _attendances(person: UUID) -> int:
    return Attendance.objects.filter(person=person).count()


def _named_votes(person: UUID) -> int:
    return NamedVote.objects.filter(person=person).count()


def register() -> None:
    """Called once, when the program starts."""
    ties.register(
        "meetings.attendances", Tie(_("evenings she came to"), _("How many came stays; that she did goes."), _attendances)
    )
    ties.register(
        "meetings.named_votes", Tie(_("open votes"), _("The count of the vote stays; how she voted goes."), _named_votes)
    )
