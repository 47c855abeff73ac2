"""The frame around a signed-in page: where she can go from here, the way back, and the same page in the other language."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from khaotom.front.whose import InGroup, Whose
from khaotom.people.access import BOOKKEEPERS, COMMITTEE, READERS
from khaotom.people.models import Group
from khaotom.ui.places import Place

WAYS_BACK: dict[str, Promise] = {
    "people:members": gettext_lazy("Members"),
    "people:offices": gettext_lazy("Who answers for what"),
    "people:devices": gettext_lazy("The group's phones"),
    "people:facts": gettext_lazy("About the group"),
    "people:person": gettext_lazy("Her page"),
    "people:network": gettext_lazy("Communities and groups"),
    "people:partners": gettext_lazy("Partners"),
    "people:teams": gettext_lazy("Teams"),
    "bylaws:rules": gettext_lazy("Rules"),
    "collection:today": gettext_lazy("Collection day"),
    "collection:sheet": gettext_lazy("The day"),
    "savings:passbook": gettext_lazy("Passbook"),
    "front:openings": gettext_lazy("Balances brought forward"),
    "front:import_": gettext_lazy("Members from a spreadsheet"),
    "approvals:waiting": gettext_lazy("What waits for a second person"),
    "savings:errands": gettext_lazy("Who should be visited this month"),
    "ledger:entries": gettext_lazy("The group's book"),
}
"""Pages one goes back to, and what the way there is called."""

BEGINS: dict[str, str] = {
    "people": "people:members",
    "savings": "people:members",
    "collection": "collection:today",
    "bylaws": "bylaws:rules",
    "ledger": "ledger:entries",
}
"""Where the pages of a room that lie below no other page lead back to, for an officer of the group."""


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The same page in another language."""

    code: str
    name: str
    url: str


def other_language(request: HttpRequest) -> OtherLanguage | None:
    """The page that is open, in the other language; nothing for an address that has only one."""
    here = request.get_full_path()
    for code, name in settings.LANGUAGES:
        if code != get_language():
            there = translate_url(here, code)
            return OtherLanguage(code, name, there) if there != here else None
    return None


def group_of(opened: object) -> Group | None:
    """The group a page is about, as far as its door fetched it; nothing is asked of the database."""
    if isinstance(opened, Group):
        return opened
    if isinstance(opened, tuple):
        return next((found for part in opened if (found := group_of(part))), None)
    for name in ("group", "sheet", "membership"):
        within = _fetched(opened, name)
        if within is not None:
            return group_of(within)
    return None


def _fetched(thing: object, name: str) -> object:
    """What hangs on a thing, if it is there already."""
    if isinstance(thing, Model):
        return thing._state.fields_cache.get(name)
    return getattr(thing, name, None) if hasattr(thing, "__dataclass_fields__") else None


def places(path: str, whose: Whose, group: Group | None) -> list[Place]:
    """Where she can go: at most five places, by what she is in the group of the page (or in the first of hers)."""
    here = whose.of(group.pk) if group else None
    if here is None and group is not None and whose.of_network:
        return _marked(path, _of_the_network(whose))
    here = here or next(iter(whose.in_office), None)
    if here is not None and here.acts_as(READERS):
        return _marked(path, _of_an_officer(here))
    if whose.of_network:
        return _marked(path, _of_the_network(whose))
    return _marked(path, _of_a_member(here or next(iter(whose.groups), None)))


def _of_an_officer(here: InGroup) -> Iterator[Place]:
    yield Place(reverse("front:today"), _("Today"), "house")
    yield Place(reverse("people:members", kwargs={"slug": here.slug}), _("Members"), "users")
    if here.acts_as(COMMITTEE):
        yield Place(reverse("collection:today", kwargs={"slug": here.slug}), _("Collection day"), "coins")
    if here.acts_as(BOOKKEEPERS):
        yield Place(reverse("ledger:entries", kwargs={"slug": here.slug}), _("Book"), "book-open")
    else:
        yield Place(reverse("openbooks:money", kwargs={"slug": here.slug}), _("Our box"), "wallet")
    yield Place(reverse("front:more"), _("More"), "ellipsis")


def _of_the_network(whose: Whose) -> Iterator[Place]:
    yield Place(reverse("front:today"), _("Today"), "house")
    yield Place(reverse("openbooks:officers"), _("Side by side"), "table-2")
    yield Place(reverse("people:network"), _("Groups"), "landmark")
    yield Place(reverse("front:search"), _("Find somebody"), "search")
    yield Place(reverse("front:more"), _("More"), "ellipsis")


def _of_a_member(here: InGroup | None) -> Iterator[Place]:
    yield Place(reverse("front:me"), _("My passbook"), "book-open")
    if here is not None:
        yield Place(reverse("openbooks:group", kwargs={"slug": here.slug}), _("My group"), "users")
        yield Place(reverse("openbooks:money", kwargs={"slug": here.slug}), _("Our box"), "wallet")
    yield Place(reverse("openbooks:who_sees_what"), _("Who sees what"), "eye")
    yield Place(reverse("front:more"), _("More"), "ellipsis")


def _marked(path: str, found: Iterator[Place]) -> list[Place]:
    """The same with the open one marked: the one whose address the page's lies below, the longest first."""
    every = list(found)
    below = [one.url for one in every if path.startswith(one.url)]
    here = max(below, key=len, default="")
    return [Place(one.url, one.words, one.icon, here=one.url == here) for one in every]


def way_back(request: HttpRequest, shown: list[Place], group: Group | None) -> tuple[str, str]:
    """The page this one lies below, as (address, words); two empty words on a page that is itself a place."""
    path = request.path
    if not shown or any(one.url == path for one in shown):
        return "", ""
    while path := path.rstrip("/").rpartition("/")[0]:
        name = _name_of(f"{path}/")
        if name in WAYS_BACK:
            return f"{path}/", str(WAYS_BACK[name])
    return _beginning(request, shown, group)


def _name_of(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def _beginning(request: HttpRequest, shown: list[Place], group: Group | None) -> tuple[str, str]:
    """Where the room's pages begin, if that is one of her places; otherwise her first place."""
    room = request.resolver_match.namespace if request.resolver_match else ""
    begins = BEGINS.get(room, "")
    if group is not None and begins:
        address = reverse(begins, kwargs={"slug": group.slug})
        if any(one.url == address for one in shown) and address != request.path:
            return address, str(WAYS_BACK[begins])
    return shown[0].url, shown[0].words
