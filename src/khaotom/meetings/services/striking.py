"""Striking out what was written down by mistake, as one does in a book: with one stroke, so that it can still be found."""

from typing import TypeAlias
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.meetings import refusals
from khaotom.meetings.models import Talk, Voice, Volunteer, Wish
from khaotom.meetings.services import minutes
from khaotom.trail import services as trail

Written: TypeAlias = Voice | Wish | Volunteer | Talk


def words(line: Written) -> str:
    """A line as one reads it: its text, or who offered."""
    return line.name if isinstance(line, Volunteer) else line.text


@transaction.atomic
def strike(*, actor: Actor, line: Written, key: UUID) -> None:
    """Once and for all: what is right is written anew. Struck out before, it stays so.

    Refuses: MTG-007, MTG-009 (the minutes are adopted), MTG-055 (something rests on it).
    """
    if not trail.once(actor=actor, key=key, what="meetings.strike", arguments={"line": line.pk}, subject=line.pk):
        return
    minutes.lock_held(line.meeting)
    rows = type(line).everything
    found = rows.select_for_update(of=("self",)).get(pk=line.pk)
    if _rested_upon(found):
        raise refusals.RestedUpon(words=words(found))
    if found.struck_at is None:
        rows.filter(pk=line.pk).update(struck_at=clock.now())


def _rested_upon(line: Written) -> bool:
    if isinstance(line, Wish):
        return line.chosen_by_id is not None or line.doubles.exists()
    return isinstance(line, Volunteer) and line.resolution_id is not None
