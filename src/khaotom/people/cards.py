"""What the register has to say on the start page: of whom little is known, and how many can hold the day by themselves."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khaotom.people import finding, selectors
from khaotom.people.access import READERS
from khaotom.people.models import Group
from khaotom.people.registries import Card, Cards, cards

ENOUGH = 2
"""People in a group who can hold the collection day alone: one may be away."""


def of_group(group: Group) -> list[Card]:
    """Both cards of one group; two queries."""
    incomplete = finding.incomplete(selectors.open_members(group.pk)).count()
    trained = selectors.trained_count(group.pk)
    found = [
        Card(
            words=_("Who can hold the collection day alone"),
            value=_("%(number)s of %(enough)s") % {"number": trained, "enough": ENOUGH},
            note=_("one may be away: let a second one practise") if trained < ENOUGH else "",
            url=reverse("people:offices", kwargs={"slug": group.slug}),
            act=_("See who"),
            tone="waits" if trained < ENOUGH else "done",
        )
    ]
    if incomplete:
        found.append(
            Card(
                words=_("Pages that are not complete yet"),
                value=ngettext("%(number)s person", "%(number)s people", incomplete) % {"number": incomplete},
                url=reverse("people:members_incomplete", kwargs={"slug": group.slug}),
                act=_("See what is missing"),
            )
        )
    return found


def register() -> None:
    """Make them known to the start page."""
    cards.register("people.register", Cards(position=5, offices=READERS, read=of_group))
