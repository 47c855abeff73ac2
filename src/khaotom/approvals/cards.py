"""What waits for a second person, on the start page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khaotom.approvals import selectors
from khaotom.people.access import COMMITTEE
from khaotom.people.models import Group
from khaotom.people.registries import Card, Cards, cards


def of_group(group: Group) -> list[Card]:
    """One card where something waits; one query."""
    number = selectors.count_waiting(group.pk)
    if not number:
        return []
    return [
        Card(
            words=_("Waits for a second person"),
            value=ngettext("%(number)s thing", "%(number)s things", number) % {"number": number},
            url=reverse("approvals:waiting", kwargs={"slug": group.slug}),
            act=_("See what"),
            tone="waits",
            icon="user-check",
        )
    ]


def register() -> None:
    """Make it known to the start page."""
    cards.register("approvals.waiting", Cards(position=2, offices=COMMITTEE, read=of_group))
