"""One clerk keys in the papers of a whole evening on one page."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from khaotom.bylaws import drafts
from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.meetings import access
from khaotom.meetings.blocks import told_at
from khaotom.meetings.forms.paper import EveningForm
from khaotom.meetings.models import Meeting
from khaotom.meetings.services import keying as service
from khaotom.people import selectors as people
from khaotom.people.doors import Request, opens
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.meeting_to_write)
def keying(request: Request, found: Meeting) -> HttpResponse:
    """First looked through, with the names of the numbers; then written down, all of it or nothing."""
    group = found.group
    if group is None:
        raise Stranger
    members = list(people.members(group.pk, found.date))
    open_drafts = drafts.open_in(group.pk) if access.decides(request.actor, group) else []
    form = EveningForm(request.POST or None, members=members, open_drafts=open_drafts, headings=told_at(found))
    if form.is_valid() and service.keyed(found, form.cleaned_data["key"]):
        return see("meetings:meeting", meeting=found.pk)  # sent twice: its drafts are decided now, and are asked no more
    to_write = form.is_valid() and request.POST.get("do") == "write"
    well = form.is_bound and _try(request, found, form, service.write if to_write else service.look) and form.is_valid()
    if well and to_write:
        return see("meetings:meeting", meeting=found.pk)
    context = {"group": group, "meeting": found, "looked": well, "evening": form.evening if well else None}
    return page(request, "meetings/papers/keying.html", form, context, shown=well)


def _try(request: Request, found: Meeting, form: EveningForm, act: Callable[..., None]) -> bool:
    """Look through it or write it down; what is refused stands at its place, beside what could not even be read."""
    if "key" in form.errors:
        return False
    try:
        act(actor=request.actor, meeting=found, evening=form.evening, key=form.cleaned_data["key"])
    except service.NotAllRight as wrong:
        for place, problem in wrong.problems.items():
            form.add_error(place, f"{problem.sentence} ({problem.code})")
        return False
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    return True
