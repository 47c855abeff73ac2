"""What is asked of the welfare fund: the list, one claim, asking for one, the meeting's yes, taking back."""

from uuid import uuid5

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from khaotom.bylaws import kinds, words
from khaotom.bylaws import selectors as bylaws
from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.people import files
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group, Membership
from khaotom.trail import services as trail
from khaotom.ui.answers import page, see
from khaotom.welfare import access, claims, pages, said
from khaotom.welfare import words as welfare_words
from khaotom.welfare.benefits import Event
from khaotom.welfare.forms import AgreedForm, ClaimForm, HardshipForm, WhoAndWhatForm
from khaotom.welfare.models import Claim
from khaotom.welfare.services import claims as service
from khaotom.welfare.services import evidence
from khaotom.welfare.services.claims import Asked


@require_GET
@opens(access.fund)
def fund(request: Request, group: Group) -> HttpResponse:
    """What waits, what was paid, and the way to ask: who is asked for is recorded as seen."""
    shown = pages.fund(group, request.GET)
    trail.read(actor=request.actor, what="welfare.claims", purpose="welfare", subjects=shown.subjects)
    return page(request, "welfare/fund.html", AgreedForm(), {"group": group, "shown": shown})


@require_GET
@opens(access.fund)
def choose(request: Request, group: Group) -> HttpResponse:
    """For whom, and what for; then the page that asks."""
    form = WhoAndWhatForm(request.GET or None, members=pages.members(group), clauses=pages.clauses(group.pk))
    if form.is_valid():
        member, clause = form.cleaned_data["membership"], form.cleaned_data["clause"]
        if clause == claims.DISCRETION:
            return see("welfare:ask_meeting", membership=member)
        return see("welfare:ask", membership=member, kind=clause)
    return page(request, "welfare/choose.html", form, {"group": group})


@require_http_methods(["GET", "POST"])
@opens(access.to_ask)
def ask(request: Request, found: access.ToAsk) -> HttpResponse:
    """What happened. What it brings is worked out as one types, with each step, and written down only by ``act=ask``."""
    membership, clause, today = found.membership, found.clause, clock.today()
    rule = claims.latest(membership.group_id, clause, today)
    if rule is None:
        raise Stranger
    form = ClaimForm(request.POST or None, request.FILES or None, rule=rule.parameters, initial={"first": today})
    sentence = ""
    if form.is_valid():
        try:
            if request.POST.get("act") == "ask" and form.cleaned_data["shown"] == form.says:
                return _asked(request, found, form)
            sentence = said.why(claims.judge(membership, clause, form.event, asked_on=today).outcome)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {
        "membership": membership,
        "group": membership.group,
        "title": rule.title or kinds.title(clause),
        "rule": words.sentence(clause, rule.parameters),
        "number": rule.clause,
        "used": pages.used(membership, clause, rule, today),
        "ended": bylaws.one(membership.group_id, clause, today) is None,
        "sentence": sentence,
        "press_again": bool(sentence) and request.POST.get("act") == "ask",  # it was not yet told what it asks for
    }
    return page(request, "welfare/ask.html", form, context, shown=bool(sentence))


def _asked(request: Request, found: access.ToAsk, form: ClaimForm) -> HttpResponse:
    asked, key = Asked(form.event, form.cleaned_data.get("mark", ""), form.cleaned_data["note"]), form.cleaned_data["key"]
    pictures = [files.prepared(sent) for sent in form.cleaned_data.get("pictures", [])]
    made = service.ask(actor=request.actor, membership=found.membership, clause=found.clause, asked=asked, key=key)
    if pictures:
        rows = evidence.add(actor=request.actor, claim=made, pictures=pictures, key=uuid5(key, "pictures"))
        evidence.keep(rows, pictures)
    return see("welfare:claim", claim=made.pk)


@require_http_methods(["GET", "POST"])
@opens(access.membership)
def ask_meeting(request: Request, membership: Membership) -> HttpResponse:
    """What no rule names: the meeting is asked."""
    today = clock.today()
    rule = claims.discretion(membership.group_id, today)
    if rule is None:
        raise Stranger
    form = HardshipForm(request.POST or None)
    if form.is_valid():
        cleaned = form.cleaned_data
        asked = Asked(Event(today, today), note=cleaned["note"])
        try:
            made = service.ask_meeting(
                actor=request.actor, membership=membership, amount=cleaned["amount"], asked=asked, key=cleaned["key"]
            )
            return see("welfare:claim", claim=made.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {
        "membership": membership,
        "group": membership.group,
        "number": rule.clause,
        "rule": words.sentence(claims.DISCRETION, rule.parameters),
    }
    return page(request, "welfare/ask_meeting.html", form, context)


@require_GET
@opens(access.claim)
def claim(request: Request, found: Claim) -> HttpResponse:
    """One claim with its sentence and what became of it; the look is recorded."""
    trail.read(actor=request.actor, what="welfare.claim", purpose="welfare", subjects=[found.membership.person_id])
    return _claim(request, found, AgreedForm())


def _claim(request: Request, found: Claim, form: AgreedForm) -> HttpResponse:
    context = {
        "claim": found,
        "group": found.group,
        "sentence": said.kept(found),
        "wanted": welfare_words.evidence(found.asks_for),
        "pictures": (pictures := claims.pictures(found)),
        "lacking": bool(found.asks_for) and not found.excused and not pictures,
    }
    return page(request, "welfare/claim.html", form, context)


@require_POST
@opens(access.claim)
def act(request: Request, found: Claim) -> HttpResponse:
    """The meeting agreed, or it is taken back."""
    form = AgreedForm(request.POST)
    if form.is_valid():
        acts = {"agree": service.agree, "withdraw": service.withdraw}
        try:
            if request.POST.get("act") not in acts:
                raise Stranger
            acts[request.POST["act"]](actor=request.actor, claim=found, key=form.cleaned_data["key"])
            return see("welfare:claim", claim=found.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return _claim(request, found, form)
