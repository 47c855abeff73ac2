"""The rules as every member reads them: what is in force, since when, on what it rests, and what was before."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from khaotom.bylaws import access, booklet, deciding, drafts, pages
from khaotom.kernel import clock
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.ui import paper


@require_GET
@opens(access.group)
def in_force(request: Request, group: Group) -> HttpResponse:
    """Every rule as a plain sentence; what is still to be said, asked gently."""
    shown = pages.in_force(group.pk, clock.today())
    may_write, talked_about = access.writes(request.actor, group), drafts.open_in(group.pk)
    context = {
        "group": group,
        "shown": shown,
        "may_write": may_write,
        "may_add": may_write,
        "drafts": talked_about,
        "many_doors": deciding.many_at_once(group) if may_write and len(talked_about) > 1 else [],
    }
    return render(request, "bylaws/rules.html", context)


@require_GET
@opens(access.kind)
def history(request: Request, found: access.KindOfGroup) -> HttpResponse:
    """One rule through the years."""
    shown, may_write = pages.history(found.group.pk, found.kind, clock.today()), access.writes(request.actor, found.group)
    may_propose = may_write and shown.holds is not None
    context = {"group": found.group, "page": shown, "may_write": may_write, "may_propose": may_propose}
    return render(request, "bylaws/history.html", context)


@require_GET
@opens(access.group)
def print_booklet(request: Request, group: Group) -> HttpResponse:
    """The rules as a booklet; ``digits=thai`` writes the clauses' numbers in Thai digits."""
    pdf = booklet.booklet(group, clock.today(), thai_digits=request.GET.get("digits") == "thai")
    return paper.answer(pdf, f"rules-{group.slug}")
