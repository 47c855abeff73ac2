"""The paper twin of a meeting: what is printed before it, and what was written on paper keyed in afterwards."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from khaotom.meetings import access, pack
from khaotom.meetings.forms.paper import PackForm
from khaotom.meetings.models import Meeting
from khaotom.people import selectors as people
from khaotom.people.doors import Request, opens
from khaotom.ui import paper


@require_GET
@opens(access.meeting_to_write)
def papers(request: Request, found: Meeting) -> HttpResponse:
    """The parts of the pack, and how many of each are wanted."""
    members = people.members(found.group_id, found.date).count() if found.group_id else 0
    form = PackForm(initial={"days": 1, "ballots": members})
    context = {"group": found.group, "meeting": found, "form": form, "parts": list(pack.of(found).items())}
    return render(request, "meetings/papers/papers.html", context)


@require_GET
@opens(access.meeting_to_write)
def pack_pdf(request: Request, found: Meeting) -> HttpResponse:
    """The whole pack, or the part that is asked for."""
    form = PackForm(request.GET)
    part = request.GET.get("part", "")
    part = part if part in pack.of(found) else ""
    name = f"{part or 'pack'}-{found.date.isoformat()}".replace("_", "-")
    return paper.answer(pack.pack(found.body, found, form.wanted, part), name)
