"""The book line by line: entries, newest first, and one entry."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khaotom.ledger import access, shown, statements
from khaotom.ledger.access import GroupBook, OpenedEntry
from khaotom.ledger.views.frame import downloads, sides, unopened
from khaotom.people.doors import Request, opens
from khaotom.ui import tables


@require_safe
@opens(access.line_by_line)
def listed(request: Request, opened: GroupBook) -> HttpResponse:
    """A page of entries with their lines."""
    if opened.book is None:
        return unopened(request, opened, "entries")
    number = request.GET.get("page", "")
    found = statements.entries(opened.book, page=int(number) if number.isdecimal() and len(number) < 10 else 1)
    told = shown.told(found.entries, found.lines)
    of = _("entries %(first)s to %(last)s of the book") % {
        "first": told[-1].seq if told else 0,
        "last": told[0].seq if told else 0,
    }
    said = shown.perimeter(opened.group, opened.book, of=of)
    asked = tables.asked(request, lambda: shown.entries_table(opened.group, told, said))
    if asked is not None:
        return asked
    pages = Paginator(range(found.last_seq), statements.PAGE).page(found.number)
    context = {"group": opened.group, "told": told, "page": pages, "perimeter": said, "sides": sides(opened, "entries")}
    return render(request, "ledger/entries.html", context | downloads(page=found.number))


@require_safe
@opens(access.entry)
def one(request: Request, opened: OpenedEntry) -> HttpResponse:
    """One entry: its lines, who wrote it, and what it takes back or what takes it back, side by side."""
    entry = opened.entry
    pair = [entry, *(other for other in (entry.reverses, getattr(entry, "reversed_by", None)) if other is not None)]
    lines = statements.lines_of(pair)
    (told, *others) = shown.told(pair, lines)
    context = {
        "group": opened.group,
        "entry": entry,
        "told": told,
        "others": others,
        "wrote": shown.wrote(request.actor, entry.command),
        "last": opened.book.last_seq,
    }
    return render(request, "ledger/entry.html", context)
