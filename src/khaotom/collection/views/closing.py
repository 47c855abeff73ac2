"""Screen 5, counting; screen 6, closing; and reading it to the meeting."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from khaotom.approvals.services import presence, requests
from khaotom.approvals.services.presence import Agreed
from khaotom.collection import access, evening, waiting
from khaotom.collection.forms.evening import ClosingCountForm, ClosingForm, DifferenceForm, SecondPersonForm
from khaotom.collection.models import Sheet
from khaotom.collection.services import closing, counts
from khaotom.collection.views.open_only import while_open
from khaotom.kernel.refusal import Refusal
from khaotom.meetings import selectors as meetings
from khaotom.people.doors import Request, opens
from khaotom.people.services import sign_in
from khaotom.till import selectors as till
from khaotom.till.models import Count
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.place_of_sheet)
@while_open
def count(request: Request, found: access.PlaceOfSheet) -> HttpResponse:
    """Count one place by notes and coins; the book's figure comes after."""
    sheet, place = found.sheet, found.place
    usual = till.last_counters(sheet.group_id)
    form = ClosingCountForm(request.POST or None, officers=evening.officers(sheet), usual=usual)
    if form.is_valid():
        try:
            counts.count(
                actor=request.actor,
                sheet=sheet,
                place=place,
                moment=Count.Moment.CLOSING,
                counted=form.counted,
                pieces=form.cleaned_data["pieces"],
                counters=form.counters,
                key=form.cleaned_data["key"],
            )
            return see("collection:counted", sheet=sheet.pk, place=place.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "collection/count.html", form, {"sheet": sheet, "group": sheet.group, "place": place})


@require_http_methods(["GET", "POST"])
@opens(access.place_of_sheet)
@while_open
def counted(request: Request, found: access.PlaceOfSheet) -> HttpResponse:
    """Counted against the book: it matches; or count again, look for the slip, write it down."""
    sheet, place = found.sheet, found.place
    seen = next((one for one in evening.countings(sheet) if one.place == place), None)
    if seen is None or seen.count is None:
        return see("collection:count", sheet=sheet.pk, place=place.pk)
    form = DifferenceForm(request.POST or None)
    if form.is_valid():
        try:
            _write_down(request, sheet, seen.count, form)
            return see("collection:close", sheet=sheet.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    suspects = evening.suspects(sheet, place.pk, seen.difference)
    return page(
        request, "collection/counted.html", form, {"sheet": sheet, "group": sheet.group, "seen": seen, "suspects": suspects}
    )


def _write_down(request: Request, sheet: Sheet, count: Count, form: DifferenceForm) -> None:
    """The same count once more, with its reason: a count never changes."""
    counts.count(
        actor=request.actor,
        sheet=sheet,
        place=count.place,
        moment=Count.Moment.CLOSING,
        counted=count.counted,
        pieces={int(value): many for value, many in count.pieces.items()},
        counters=(count.first_counter_id, count.second_counter_id),
        reason=form.cleaned_data["reason"],
        suspense_fund=form.cleaned_data["fund"],
        key=form.cleaned_data["key"],
    )


@require_http_methods(["GET", "POST"])
@opens(access.sheet)
def close(request: Request, sheet: Sheet) -> HttpResponse:
    """The evening's figures, who holds the cash, and the second person's PIN on this phone."""
    if evening.closing_of(sheet) is not None:
        return see("collection:sheet", sheet=sheet.pk)
    summary = evening.summary(sheet)
    form = ClosingForm(
        request.POST or None,
        initial=_suggested(sheet, summary),
        officers=evening.seconds(sheet, request.actor),
        present=evening.present(sheet),
        holders=evening.officers(sheet),
        cash=bool(summary.countings),
        may_wait=sheet.meeting_id is None and not summary.countings,
    )
    if form.is_valid():
        try:
            return _close(request, sheet, form)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "collection/close.html", form, {"sheet": sheet, "group": sheet.group, "summary": summary})


def _suggested(sheet: Sheet, summary: evening.Summary) -> dict[str, Any]:
    """As last time: the same two keep the cash; the first time it is whoever opened the day."""
    last = till.last_custody(sheet.group_id)
    first, second = (last.first_holder_id, last.second_holder_id) if last else (sheet.officer_id, None)
    return {
        "first_holder": str(first),
        "second_holder": str(second or ""),
        "to_bank": summary.to_bank or None,
        "bank_by": summary.bank_by,
    }


def _close(request: Request, sheet: Sheet, form: ClosingForm) -> HttpResponse:
    cleaned = form.cleaned_data
    if cleaned.get("later"):
        asked = waiting.of_closing(sheet, paper_seen=cleaned["paper_seen"])
        requests.ask(actor=request.actor, group=sheet.group, command=waiting.CLOSE, arguments=asked, key=cleaned["key"])
        return see("approvals:waiting", slug=sheet.group.slug)
    second = cleaned.get("second_holder")
    closing.close(
        actor=request.actor,
        sheet=sheet,
        keeping=closing.Keeping(
            first_holder=UUID(cleaned["first_holder"]) if "first_holder" in cleaned else request.actor.person,
            second_holder=UUID(second) if second else None,
            to_bank=cleaned.get("to_bank") or 0,
            bank_by=cleaned.get("bank_by"),
        ),
        agreed=second_person(request, sheet, form),
        waivers_read=cleaned["waivers_read"],
        paper_seen=cleaned["paper_seen"],
        key=cleaned["key"],
    )
    return see("collection:sheet", sheet=sheet.pk)


def second_person(request: Request, sheet: Sheet, form: SecondPersonForm, barred: tuple[UUID, ...] = ()) -> Agreed:
    """Her PIN, typed on this phone; or the two witnesses chosen from those who came."""
    cleaned = form.cleaned_data
    if cleaned["first_witness"] and cleaned["second_witness"]:
        came = meetings.came(sheet.meeting_id) if sheet.meeting_id else set()
        witnesses = [UUID(cleaned["first_witness"]), UUID(cleaned["second_witness"])]
        return presence.by_witnesses(actor=request.actor, witnesses=witnesses, present=came, barred=barred)
    second = evening.officer(sheet, UUID(cleaned["second"]))
    sign_in.confirm_pin(person=second, pin=cleaned["pin"])
    return presence.by_pin(actor=request.actor, group=sheet.group, second=second, barred=barred)


@opens(access.sheet)
def read_out(request: Request, sheet: Sheet) -> HttpResponse:
    """Five short sentences for the meeting, and the one figure everybody takes home."""
    closed = evening.closing_of(sheet)
    seen = closed or evening.summary(sheet)
    if isinstance(seen, evening.Summary) and not seen.all_counted:
        return see("collection:close", sheet=sheet.pk)  # nothing to read before the box is counted
    context = {"sheet": sheet, "group": sheet.group, "closing": closed, "is": evening.aloud(sheet, seen)}
    return render(request, "collection/read_out.html", context)
