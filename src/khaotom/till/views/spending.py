"""What the group spends: the meeting decides on it, and the receipt is looked at."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws import words
from khaotom.kernel.refusal import Refusal
from khaotom.meetings import selectors as meetings
from khaotom.meetings.models import Meeting
from khaotom.people import files
from khaotom.people import selectors as people
from khaotom.people.doors import Request, opens
from khaotom.till import access, selectors
from khaotom.till.forms import SpendingVoteForm
from khaotom.till.models import Voucher
from khaotom.till.services import spending
from khaotom.till.services.spending import Wanted
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.meeting_to_spend)
def decide(request: Request, meeting: Meeting) -> HttpResponse:
    """What for, up to how much, and how the meeting voted."""
    group = meeting.group
    assert group is not None  # as access says
    members = [member.person for member in people.members(group.pk, meeting.date)]
    came = meetings.people_of_today(group.pk, meeting.date)
    form = SpendingVoteForm(request.POST or None, members=members, came=came, initial={"heads": len(came) or None})
    if form.is_valid():
        cleaned = form.cleaned_data
        wanted = Wanted(cleaned["what"], cleaned["amount"])
        try:
            spending.decide(actor=request.actor, meeting=meeting, wanted=wanted, vote=form.vote, key=cleaned["key"])
            return see("meetings:meeting", meeting=meeting.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    rules = bylaws.in_force(group.pk, ["spending", "decisions"], meeting.date)
    context = {
        "group": group,
        "meeting": meeting,
        "own": selectors.own_money(group.pk),
        "rules": [(rule.clause, words.sentence(name, rule.parameters)) for name, rule in rules.items()],
    }
    return page(request, "till/spending_vote.html", form, context)


@require_safe
@opens(access.voucher)
def receipt(_request: Request, paid: Voucher) -> HttpResponseBase:
    """The picture of what the shop gave."""
    return files.shown(paid.receipt)
