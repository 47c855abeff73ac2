"""The invitation to a meeting, its entry for a calendar, and those who came from outside."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST

from khaotom.kernel.refusal import Stranger
from khaotom.meetings import access, handout, ics
from khaotom.meetings.forms.lines import YesForm
from khaotom.meetings.models import Attendance, Meeting
from khaotom.meetings.services import attendance
from khaotom.people.doors import Request, opens
from khaotom.ui import paper
from khaotom.ui.answers import see


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


@require_POST
@opens(access.visitor)
def withdraw(request: Request, visitor: Attendance) -> HttpResponse:
    """She was not there after all."""
    form = YesForm(request.POST)
    if form.is_valid():
        attendance.withdraw(actor=request.actor, visitor=visitor, key=form.cleaned_data["key"])
    return see("meetings:meeting", meeting=visitor.meeting_id)
