"""One member's pledge: what she promised, changed by the meeting, rested, and saved again."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws import words
from khaotom.kernel import clock, months
from khaotom.kernel.refusal import Refusal
from khaotom.people import access as people
from khaotom.people.doors import Request, opens
from khaotom.people.models import Membership
from khaotom.savings import access, beside, overview, pages
from khaotom.savings.forms import ChangeForm, PauseForm, ResumeForm
from khaotom.savings.models import PledgePause
from khaotom.savings.services import decisions, pledges
from khaotom.ui.answers import page, see

BACK, FORTH = 6, 7
"""Months around the present one in which a change or a rest may begin."""


@require_safe
@opens(people.membership_to_keep)
def promised(request: Request, membership: Membership) -> HttpResponse:
    """Her pledge now, what it was, when it rested, and by which decisions."""
    acts = pages.beside_her(beside.acts, membership, "heart-handshake")
    context = _context(membership) | {"promised": overview.promised(membership, clock.today()), "acts": acts}
    return render(request, "savings/pledge.html", context)


@require_http_methods(["GET", "POST"])
@opens(people.membership_to_keep)
def change(request: Request, membership: Membership) -> HttpResponse:
    """Another pledge from a month on, as the meeting agreed."""
    today = clock.today()
    now = months.of(today)
    initial = {"from_month": now, "decided_on": today}
    form = ChangeForm(request.POST or None, months=range(now - BACK, now + FORTH), initial=initial)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            decisions.change(
                actor=request.actor,
                membership=membership,
                amount=cleaned["amount"],
                from_month=cleaned["from_month"],
                decision=form.decision,
                key=cleaned["key"],
            )
            return see("savings:pledge", membership=membership.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "savings/pledge_change.html", form, _context(membership))


@require_http_methods(["GET", "POST"])
@opens(people.membership_to_keep)
def pause(request: Request, membership: Membership) -> HttpResponse:
    """Months without pledge and fine; also months behind her, when the meeting forgives what she could not pay."""
    today = clock.today()
    now = months.of(today)
    rule = bylaws.one(membership.group_id, "pledge", today)
    longest = rule.parameters.pause if rule else 1
    initial = {"from_month": now, "months": min(3, longest), "decided_on": today}
    form = PauseForm(request.POST or None, longest=longest, months=range(now - BACK, now + FORTH), initial=initial)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            decisions.pause(
                actor=request.actor,
                membership=membership,
                from_month=cleaned["from_month"],
                months=cleaned["months"],
                decision=form.decision,
                key=cleaned["key"],
            )
            return see("savings:pledge", membership=membership.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "savings/pledge_pause.html", form, _context(membership))


@require_http_methods(["GET", "POST"])
@opens(access.pause_to_keep)
def resume(request: Request, pause: PledgePause) -> HttpResponse:
    """She saves again before the rest is over."""
    covered = range(pause.from_month, pause.from_month + pause.months)
    now = months.of(clock.today())
    initial = {"from_month": now if now in covered else covered[0]}
    form = ResumeForm(request.POST or None, months=covered, initial=initial)
    if form.is_valid():
        try:
            month, key = form.cleaned_data["from_month"], form.cleaned_data["key"]
            pledges.resume(actor=request.actor, pause=pause, from_month=month, key=key)
            return see("savings:pledge", membership=pause.membership_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "savings/resume.html", form, _context(pause.membership) | {"pause": pause, "last": covered[-1]})


def _context(membership: Membership) -> dict[str, object]:
    rule = bylaws.one(membership.group_id, "pledge", clock.today())
    return {
        "membership": membership,
        "group": membership.group,
        "sentence": words.sentence("pledge", rule.parameters) if rule else "",
        "clause": words.clause(rule.clause) if rule else "",
    }
