"""The paper twin of a meeting: what is printed before it, and what was written on paper keyed in afterwards."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from khaotom.kernel.refusal import Stranger
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
    if found.group_id is None:
        raise Stranger
    members = people.members(found.group_id, found.date).count()
    form = PackForm(initial={"days": 1, "ballots": members})
    context = {"group": found.group, "meeting": found, "form": form, "parts": list(pack.parts.items()), "members": members}
    return render(request, "meetings/papers/papers.html", context)


@require_GET
@opens(access.meeting_to_write)
def pack_pdf(request: Request, found: Meeting) -> HttpResponse:
    """The whole pack, or the part that is asked for."""
    if found.group is None:
        raise Stranger
    form = PackForm(request.GET)
    part = request.GET.get("part", "")
    name = (
        f"{part or 'pack'}-{found.date.isoformat()}".replace("_", "-") if part in pack.parts else f"pack-{found.date.isoformat()}"
    )
    return paper.answer(pack.pack(found.group, found, form.wanted, part if part in pack.parts else ""), name)
