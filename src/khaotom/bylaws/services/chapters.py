"""Putting a body's clauses into chapters: the order of the booklet, which decides nothing."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from khaotom.bylaws import refusals
from khaotom.bylaws.models import Chapter
from khaotom.bylaws.services.rules import lock
from khaotom.kernel.actor import Actor
from khaotom.people.models import Group
from khaotom.trail import services as trail


@transaction.atomic
def arrange(*, actor: Actor, group: Group | None, chapters: Sequence[tuple[str, int]], key: UUID) -> None:
    """The chapters of a group, or without one of the network's common rules: each its name and the number of its first clause.

    Refuses: BYL-020 (a chapter without a beginning of its own).
    """
    arguments = {"group": group.pk if group else None, "chapters": [list(one) for one in chapters]}
    subject = group.pk if group else actor.network
    if not trail.once(actor=actor, key=key, what="bylaws.arrange", arguments=arguments, subject=subject):
        return
    begun: set[int] = set()
    for name, begins_at in chapters:
        if not name.strip() or begins_at < 1 or begins_at in begun:
            raise refusals.ChaptersOutOfOrder(name=name.strip() or str(begins_at))
        begun.add(begins_at)
    lock(actor, group)
    network = group.network_id if group else actor.network
    Chapter.objects.filter(network=network, group=group).delete()
    Chapter.objects.bulk_create(
        Chapter(network_id=network, group=group, name=name.strip(), begins_at=begins_at) for name, begins_at in chapters
    )
