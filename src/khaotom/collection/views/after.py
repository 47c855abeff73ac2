"""Screen 7 and what follows an evening: corrections, held slips, cash to the bank."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from khaotom.approvals.services import requests
from khaotom.collection import access, evening, waiting, words
from khaotom.collection.forms.after import BankingForm, CorrectionForm, HeldForm
from khaotom.collection.models import Sheet, Slip
from khaotom.collection.services import correcting, slips
from khaotom.collection.services.correcting import Right, Why
from khaotom.collection.services.slips import Item
from khaotom.collection.views.closing import second_person
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.ledger.models import Entry
from khaotom.people import files
from khaotom.people import selectors as people
from khaotom.people.doors import Request, opens
from khaotom.till import selectors as till
from khaotom.till.services import banking
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.sheet)
def bank(request: Request, sheet: Sheet) -> HttpResponse:
    """The bank's slip: the custody ends when its photo is here."""
    custody = till.custody_of(sheet.pk)
    banks = till.banks(sheet.group_id)
    if custody is None or not banks:
        raise Stranger
    initial = {"amount": custody.to_bank or None, "on": clock.today()}
    form = BankingForm(request.POST or None, request.FILES or None, initial=initial, banks=banks)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            picture = files.prepared(cleaned["photo"])
            deposit = banking.Deposit(cleaned["amount"], cleaned["on"], picture.name)
            done = banking.bank(
                actor=request.actor, custody=custody, bank=form.chosen(banks), deposit=deposit, key=cleaned["key"]
            )
            if done.slip_photo == picture.name:  # sent twice, the first one's is kept already
                files.keep(picture)
            return see("collection:today", slug=sheet.group.slug)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "collection/bank.html", form, {"sheet": sheet, "group": sheet.group, "custody": custody, "banks": banks})


@require_http_methods(["GET", "POST"])
@opens(access.slip_of_sheet)
def held(request: Request, slip: Slip) -> HttpResponse:
    """A slip that could not be counted: the money was given back; or, after closing, it was real and enters the book."""
    sheet = slip.sheet
    form = HeldForm(
        request.POST or None,
        officers=evening.seconds(sheet, request.actor),
        present=(),
        closed=evening.closing_of(sheet) is not None,
    )
    if form.is_valid():
        key = form.cleaned_data["key"]
        try:
            if form.cleaned_data["act"] == "gave_back":
                slips.cancel(actor=request.actor, sheet=sheet, slip=slip.pk, reason="gave_back", key=key)
            else:
                correcting.add_late(actor=request.actor, slip=slip, agreed=second_person(request, sheet, form), key=key)
            return see("collection:sheet", sheet=sheet.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(
        request, "collection/held.html", form, {"sheet": sheet, "group": sheet.group, "slip": slip, "why": words.held(slip)}
    )


@require_http_methods(["GET", "POST"])
@opens(access.slip)
def correct(request: Request, slip: Slip) -> HttpResponse:
    """After closing: what was wrong, what is right, the effect on both passbooks, the second person's PIN."""
    sheet = slip.sheet
    entry = correcting.standing_entry(slip)
    members = list(people.members(sheet.group_id, sheet.date))
    parts = correcting.parts_of(entry) if entry else []
    known: dict[str, Any] = {
        "officers": evening.seconds(sheet, request.actor),
        "present": (),
        "members": members,
        "parts": parts,
        "slip": slip,
    }
    form = CorrectionForm(request.POST or None, **known)
    effects: list[correcting.Effect] = []
    if entry is not None and form.is_valid():
        member = next(one for one in members if one.pk == UUID(form.cleaned_data["membership"]))
        items = [Item(part.payable, part.month, amount) for part, amount in zip(parts, form.amounts, strict=True) if amount]
        right = Right(member, items)
        try:
            effects = correcting.effects(entry=entry, why=Why(form.cleaned_data["why"]), right=right)
            if form.cleaned_data["shown"] == form.says or form.cleaned_data["later"]:
                return _correct(request, sheet, entry, right, form)
        except Refusal as refusal:
            form.refuse(refusal)
    written = [(words.label(part.payable, part.month), part.amount) for effect in effects for part in effect.parts]
    context = {"sheet": sheet, "group": sheet.group, "slip": slip, "entry": entry, "effects": effects, "written": written}
    if not effects or form.refused:
        return page(request, "collection/correct.html", form, context)
    answered = form.cleaned_data | {"shown": form.says, "key": uuid7()}
    return render(request, "collection/correct.html", context | {"form": CorrectionForm(initial=answered, **known)})


def _correct(request: Request, sheet: Sheet, entry: Entry, right: Right, form: CorrectionForm) -> HttpResponse:
    """At once with the second person beside; or it waits for one of the committee."""
    why, key = Why(form.cleaned_data["why"]), form.cleaned_data["key"]
    if form.cleaned_data["later"]:
        asked = waiting.of_correction(entry, why, right)
        requests.ask(actor=request.actor, group=sheet.group, command=waiting.CORRECT, arguments=asked, key=key)
        return see("approvals:waiting", slug=sheet.group.slug)
    agreed = second_person(request, sheet, form)
    correcting.correct(actor=request.actor, entry=entry, why=why, right=right, agreed=agreed, key=key)
    return see("collection:sheet", sheet=sheet.pk)
