"""What the pages of a book share: its sides as tabs, and the page of a book not opened yet."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from khaotom.ledger.access import GroupBook
from khaotom.ui.places import Place


def sides(opened: GroupBook, here: str) -> list[Place]:
    """The sides of the book she may open; ``here`` is the one that is open."""
    shown = [("trial_balance", _("Trial balance"), "scale"), ("cash_book", _("Cash book"), "wallet")]
    if opened.keeper:
        shown = [("entries", _("Entries"), "book-open"), *shown]
    slug = {"slug": opened.group.slug}
    return [Place(reverse(f"ledger:{name}", kwargs=slug), words, icon, here=name == here) for name, words, icon in shown]


def downloads(**query: str | int) -> dict[str, str]:
    """The addresses of the page's table as a file."""
    return {f"{name}_url": f"?{urlencode({**query, 'as': name})}" for name in ("csv", "excel")}


def unopened(request: HttpRequest, opened: GroupBook, here: str) -> HttpResponse:
    """The group has no book yet."""
    return render(request, "ledger/unopened.html", {"group": opened.group, "sides": sides(opened, here)})
