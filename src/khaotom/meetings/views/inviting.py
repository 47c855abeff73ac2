"""The invitation to a meeting, its entry for a calendar, its moving to another day, and those who came from outside."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.meetings import access, handout, ics, rounds
from khaotom.meetings.forms.lines import YesForm
from khaotom.meetings.forms.rounds import MoveForm
from khaotom.meetings.models import Attendance, Meeting
from khaotom.meetings.services import attendance, moving
from khaotom.people.doors import Request, opens
from khaotom.ui import paper
from khaotom.ui.answers import page, see


@require_GET
@opens(access.meeting)
def print_invitation(request: Request, found: Meeting) -> HttpResponse:
    """A poster for the wall, and four to cut and hand out."""
    if found.group is None:
        raise Stranger
    return paper.answer(handout.invitation(found.group, found), f"invitation-{found.date.isoformat()}")


@require_GET
@opens(access.meeting)
def calendar(request: Request, found: Meeting) -> HttpResponse:
    """The meeting for the calendar of a phone."""
    return ics.answer([found], f"meeting-{found.date.isoformat()}")


@require_http_methods(["GET", "POST"])
@opens(access.meeting_to_move)
def move(request: Request, found: Meeting) -> HttpResponse:
    """Another day, hour or place; what speaks against it is said first, and that it would leave its round."""
    initial = {"on": found.date, "starts_at": found.starts_at, "place": found.place}
    form, opens = MoveForm(request.POST or None, initial=initial), access.may_open(request.actor, found)
    unheard: list[str] = []
    if form.is_valid() and not (unheard := form.unheard(rounds.left_by(found, form.cleaned_data["on"]))):
        try:
            moving.move(actor=request.actor, meeting=found, to=form.to, key=form.cleaned_data["key"])
            return see("meetings:meeting", meeting=found.pk) if opens else see("meetings:rounds")
        except Refusal as refusal:
            form.refuse(refusal)
    context = {"group": found.group, "network": found.network, "meeting": found, "unheard": unheard, "opens": opens}
    return page(request, "meetings/move.html", form, context, shown=bool(unheard))


@require_POST
@opens(access.visitor)
def withdraw(request: Request, visitor: Attendance) -> HttpResponse:
    """She was not there after all."""
    form = YesForm(request.POST)
    if form.is_valid():
        attendance.withdraw(actor=request.actor, visitor=visitor, key=form.cleaned_data["key"])
    return see("meetings:meeting", meeting=visitor.meeting_id)
