"""How a vote is said in one line: the hands, or that nobody objected."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.meetings.models import Resolution


def vote(made: Resolution) -> str:
    """ "เห็นด้วย 31 ไม่เห็นด้วย 0 งด 2 จาก 33 คน"; nothing where it was not counted."""
    if made.heads is None:
        return ""
    named = {"heads": made.heads, "for": made.in_favour, "against": made.against, "abstained": made.abstained}
    if made.way == Resolution.Way.NOBODY_OBJECTS:
        return _("Nobody of %(heads)s objected") % named
    return _("For %(for)s, against %(against)s, abstained %(abstained)s, of %(heads)s in the room") % named


def votes(cited: Collection[UUID]) -> Mapping[UUID, str]:
    """How these resolutions were decided, by their id; one query."""
    return {made.pk: vote(made) for made in Resolution.objects.filter(pk__in=cited)}
