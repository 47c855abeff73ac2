"""The list of everywhere she may go, by what she is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from khaotom.front.whose import InGroup, Whose
from khaotom.people.access import BOOKKEEPERS, COMMITTEE, READERS, REGISTRARS
from khaotom.people.models import Person
from khaotom.ui.places import Place


@dataclass(frozen=True, slots=True)
class Section:
    """Places under one heading."""

    words: str
    places: list[Place]


def sections(whose: Whose, person: Person, *, plans: bool) -> list[Section]:
    """Her groups, the network, and what is hers. ``plans``: she writes down what the programmes plan."""
    found = [Section(one.name, list(_of_group(one))) for one in whose.groups]
    found.append(Section(_("The network"), list(_of_network(whose, plans=plans))))
    found.append(Section(_("What is yours"), list(_hers(person, in_office=whose.is_officer))))
    return found


def _of_group(one: InGroup) -> Iterator[Place]:
    slug = {"slug": one.slug}
    if one.acts_as(READERS):
        yield Place(reverse("people:members", kwargs=slug), _("Members"), "users")
        yield Place(reverse("people:members_incomplete", kwargs=slug), _("Whose page is not complete yet"), "notebook-pen")
    if one.acts_as(COMMITTEE):
        yield Place(reverse("collection:today", kwargs=slug), _("Collection day"), "coins")
        yield Place(reverse("welfare:fund", kwargs=slug), _("Asked of the welfare fund"), "heart-handshake")
        yield Place(reverse("openbooks:own_helped", kwargs=slug), _("What the welfare fund helped with"), "chart-column")
        yield Place(reverse("savings:errands", kwargs=slug), _("Who should be visited this month"), "heart-handshake")
        yield Place(reverse("approvals:waiting", kwargs=slug), _("What waits for a second person"), "user-check")
    if one.acts_as(BOOKKEEPERS):
        yield Place(reverse("ledger:entries", kwargs=slug), _("Book"), "book-open")
    yield Place(reverse("openbooks:money", kwargs=slug), _("Our box"), "wallet")
    yield Place(reverse("bylaws:rules", kwargs=slug), _("Rules"), "scroll-text")
    yield Place(reverse("meetings:meetings", kwargs=slug), _("Meetings"), "calendar-days")
    yield Place(reverse("meetings:resolutions", kwargs=slug), _("What the meetings decided"), "vote")
    if one.acts_as(READERS):
        yield Place(reverse("people:offices", kwargs=slug), _("Who answers for what"), "badge-check")
        yield Place(reverse("people:facts", kwargs=slug), _("About the group"), "info")
    if one.acts_as(REGISTRARS):
        yield Place(reverse("front:openings", kwargs=slug), _("Balances brought forward"), "piggy-bank")
        yield Place(reverse("front:import_", kwargs=slug), _("Members from a spreadsheet"), "file-spreadsheet")
        yield Place(reverse("people:devices", kwargs=slug), _("The group's phones"), "smartphone")
    yield Place(reverse("openbooks:group", kwargs=slug), _("What everybody sees of this group"), "eye")


def _of_network(whose: Whose, *, plans: bool) -> Iterator[Place]:
    if whose.of_network:
        yield Place(reverse("openbooks:officers"), _("The groups side by side"), "table-2")
        yield Place(reverse("people:network"), _("Communities and groups"), "landmark")
    yield Place(reverse("meetings:rounds"), _("Rounds"), "map-pin")
    yield Place(reverse("bylaws:common_rules"), _("Common rules of the network"), "scroll-text")
    yield Place(reverse("meetings:board"), _("What the communities want to do"), "list-checks")
    if plans:
        yield Place(reverse("projects:plans"), _("Write down programmes and activities"), "notebook-pen")
    yield Place(reverse("openbooks:programmes"), _("Programmes and activities"), "layers")
    yield Place(reverse("meetings:network"), _("The network's meetings"), "calendar-days")
    yield Place(reverse("meetings:team"), _("The subdistrict team"), "users")
    if whose.is_officer:
        yield Place(reverse("front:search"), _("Find a member"), "search")
        yield Place(reverse("people:partners"), _("Partners"), "heart-handshake")
        yield Place(reverse("people:teams"), _("Teams"), "users")
    yield Place(reverse("openbooks:front"), _("What everybody sees"), "eye")


def _hers(person: Person, *, in_office: bool) -> Iterator[Place]:
    yield Place(reverse("front:me"), _("My passbook"), "book-open")
    yield Place(reverse("people:person", kwargs={"person": person.pk}), _("My page"), "user")
    yield Place(reverse("people:change_pin"), _("Change the PIN"), "key-round")
    if in_office:
        yield Place(reverse("people:lend"), _("Let somebody press the keys"), "smartphone")
    yield Place(reverse("openbooks:who_sees_what"), _("Who sees what"), "eye")
    yield Place(reverse("people:sign_out"), _("Go out"), "log-out")
