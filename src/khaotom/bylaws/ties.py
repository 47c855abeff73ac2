"""How this room holds a person."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khaotom.bylaws.models import Draft, Remark
from khaotom.people.registries import Tie, ties


def _remarks(person: UUID) -> int:
    return Remark.objects.filter(person=person).count()


def _drafts(person: UUID) -> int:
    return Draft.objects.filter(opened_by=person).count()


def register() -> None:
    """Called once, when the program starts."""
    ties.register(
        "bylaws.remarks", Tie(_("what she said of drafts"), _("Her words go; that something was said stays."), _remarks)
    )
    ties.register("bylaws.drafts", Tie(_("drafts she opened"), _("The draft stays; by whom is no longer named."), _drafts))
