"""The meeting as it goes: its blocks, one line added at a time, and what becomes of what was said."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.meetings import access, minutes, rounds, selectors, words
from khaotom.meetings.beside import doors
from khaotom.meetings.blocks import agenda, blocks
from khaotom.meetings.forms.lines import AnswerForm, NoteForm, SameForm, StrikeForm, YesForm
from khaotom.meetings.forms.rounds import CautiousForm
from khaotom.meetings.models import Meeting, Voice, Wish
from khaotom.meetings.services import assembly, striking
from khaotom.meetings.services import minutes as sealing
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.ui import paper
from khaotom.ui.answers import page, see

A_PAGE = 24


@require_GET
@opens(access.group)
def meetings(request: Request, group: Group) -> HttpResponse:
    """The meetings there were and will be, the newest first, each with what was said and decided there."""
    shown = Paginator(selectors.meetings(group.pk), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "group": group,
        "shown": shown,
        "today": clock.today(),
        "rounds": rounds.of_group(group, clock.today()),
        "may_write": access.writes(request.actor, group),
    }
    return render(request, "meetings/meetings.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.group_to_meet)
def plan(request: Request, group: Group) -> HttpResponse:
    """A meeting on a day; what speaks against its day and hour is said first."""
    form = CautiousForm(request.POST or None, initial={"on": clock.today()})
    unheard: list[str] = []
    if form.is_valid() and not (unheard := form.unheard()):
        made = assembly.plan(actor=request.actor, group=group, **form.planned)
        return see("meetings:meeting", meeting=made.pk)
    context = {"group": group, "unheard": unheard}
    return page(request, "meetings/plan.html", form, context, shown=bool(unheard))


@require_GET
@opens(access.meeting)
def meeting(request: Request, found: Meeting) -> HttpResponse:
    """Everything written down at it, block by block."""
    headings = agenda(found)
    today, writes, sends = clock.today(), access.writes_down(request.actor, found), access.keeps_rounds(request.actor)
    context = {
        "group": found.group,
        "meeting": found,
        "coming": found.date >= today,
        "ahead": found.date > today,
        "warnings": words.warnings(found.date, found.starts_at) if found.date >= today else [],
        "moves": found.moves.order_by("moved_at"),
        "round": rounds.round_of(found),
        "going": rounds.going_to(found),
        "came": len(selectors.came(found.pk)),
        "agenda": headings,
        "nothing_under": [heading.part.words for heading in headings if heading.empty],
        "resolutions": found.resolutions.order_by("-serial"),
        "may_write": writes,
        "may_rule": access.decides(request.actor, found.group),
        "may_send": writes or sends,
        "may_move": writes or (sends and found.group_id is not None),
        "beside": [(door, door.where(found)) for _name, door in doors.items()] if found.group_id else [],
        "may_adopt": found.adopted_by is None and found.date < today,
        "notes": found.notes.order_by("noted_at"),
        **selectors.charts(found),
    }
    for heading in headings:
        context |= heading.facts
    return render(request, "meetings/meeting.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.meeting_block)
def add(request: Request, found: access.BlockOfMeeting) -> HttpResponse:
    """One line more under a block; afterwards the same page again, for the next."""
    block = blocks[found.block]
    if block.form is None or block.keep is None:
        raise Stranger  # its lines come from a page of their own
    form = block.form(request.POST or None, initial=dict(block.initial(found.meeting)))
    if form.is_valid():
        try:
            block.keep(request.actor, found.meeting, form, form.cleaned_data["key"])
            return see("meetings:meeting", meeting=found.meeting.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {"group": found.meeting.group, "meeting": found.meeting, "part": block}
    return page(request, "meetings/add.html", form, context)


@require_http_methods(["GET", "POST"])
@opens(access.meeting_to_write)
def strike(request: Request, found: Meeting) -> HttpResponse:
    """What was written down by mistake is struck out."""
    form = StrikeForm(request.POST or None, lines=selectors.lines(found))
    if form.is_valid():
        try:
            striking.strike(actor=request.actor, line=form.chosen, key=form.cleaned_data["key"])
            return see("meetings:meeting", meeting=found.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "meetings/strike.html", form, {"group": found.group, "meeting": found})


@require_http_methods(["GET", "POST"])
@opens(access.voice)
def answer(request: Request, voice: Voice) -> HttpResponse:
    """What became of what somebody said."""
    form = AnswerForm(request.POST or None, initial={"text": voice.answer})
    if form.is_valid():
        assembly.answer(actor=request.actor, voice=voice, text=form.cleaned_data["text"], key=form.cleaned_data["key"])
        return see("meetings:meeting", meeting=voice.meeting_id)
    return page(request, "meetings/answer.html", form, {"group": voice.meeting.group, "voice": voice})


@require_GET
@opens(access.board)
def board(request: Request, network: UUID) -> HttpResponse:
    """What the communities want to do, and how many of them want it."""
    context = {"wanted": selectors.board(network), "may_merge": access.merges(request.actor)}
    return render(request, "meetings/board.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.wish)
def same(request: Request, wish: Wish) -> HttpResponse:
    """Two communities want the same thing."""
    others = [one.root for one in selectors.board(request.actor.network) if one.root.pk != wish.pk]
    form = SameForm(request.POST or None, others=others, initial={"other": wish.same_as_id or ""})
    if form.is_valid():
        chosen = next((one for one in others if str(one.pk) == form.cleaned_data["other"]), None)
        try:
            assembly.same(actor=request.actor, wish=wish, other=chosen, key=form.cleaned_data["key"])
            return see("meetings:board")
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "meetings/same.html", form, {"wish": wish})


@require_GET
@opens(access.meeting)
def print_minutes(request: Request, found: Meeting) -> HttpResponse:
    """The minutes as a paper, to be read out and signed."""
    return paper.answer(minutes.minutes(found.body, found), f"minutes-{found.date.isoformat()}")


@require_http_methods(["GET", "POST"])
@opens(access.meeting_to_write)
def adopt(request: Request, found: Meeting) -> HttpResponse:
    """Today's meeting heard them and agreed."""
    form = YesForm(request.POST or None)
    if form.is_valid():
        try:
            sealing.adopt(actor=request.actor, meeting=found, key=form.cleaned_data["key"])
            return see("meetings:meeting", meeting=found.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "meetings/adopt.html", form, {"group": found.group, "meeting": found})


@require_http_methods(["GET", "POST"])
@opens(access.meeting_to_write)
def note(request: Request, found: Meeting) -> HttpResponse:
    """What adopted minutes should have said."""
    form = NoteForm(request.POST or None)
    if form.is_valid():
        try:
            sealing.note(actor=request.actor, meeting=found, text=form.cleaned_data["text"], key=form.cleaned_data["key"])
            return see("meetings:meeting", meeting=found.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "meetings/note.html", form, {"group": found.group, "meeting": found})
