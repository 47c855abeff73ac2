"""What saving has to say on the start page: whom somebody should go and ask."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khaotom.kernel import clock
from khaotom.people.access import COMMITTEE
from khaotom.people.models import Group
from khaotom.people.registries import Card, Cards, cards
from khaotom.savings import selectors
from khaotom.ui import formats


def of_group(group: Group) -> list[Card]:
    """One card where somebody should be visited; one query."""
    open_errands = selectors.errands_open(group.pk)
    if not open_errands:
        return []
    first = open_errands[0].due_on
    note = _("should have been by %(day)s") if first < clock.today() else _("the first by %(day)s")
    return [
        Card(
            words=_("Who should be visited this month"),
            value=ngettext("%(number)s person", "%(number)s people", len(open_errands)) % {"number": len(open_errands)},
            note=note % {"day": formats.day_short(first)},
            url=reverse("savings:errands", kwargs={"slug": group.slug}),
            act=_("See whom"),
            tone="waits",
            icon="heart-handshake",
        )
    ]


def register() -> None:
    """Make it known to the start page."""
    cards.register("savings.errands", Cards(position=3, offices=COMMITTEE, read=of_group))
