"""Screens 2 and 3, door and table. With a script they live on the phone's outbox; without one, the table is a form a row."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from khaotom.collection import access, evening, phone, selectors
from khaotom.collection.models import Sheet
from khaotom.collection.services import slips
from khaotom.collection.services.slips import Item, Taking
from khaotom.kernel import clock
from khaotom.kernel.refusal import Stranger
from khaotom.people.doors import Request, opens
from khaotom.ui.answers import see
from khaotom.ui.keyed import KeyedForm


@require_GET
@opens(access.sheet)
def door(request: Request, sheet: Sheet) -> HttpResponse:
    """Who has come: one tap each."""
    return render(request, "collection/door.html", _context(request, sheet))


@require_GET
@opens(access.sheet)
def table(request: Request, sheet: Sheet) -> HttpResponse:
    """Who pays next: one tap each. A phone that is no table yet is sent to become one."""
    if evening.table_of(sheet, request.actor) is None:
        return see("collection:opened", sheet=sheet.pk)
    return render(request, "collection/table.html", _context(request, sheet))


def _context(request: Request, sheet: Sheet) -> dict[str, object]:
    state = phone.state(sheet, request.actor.device)
    members = state["members"]
    zones = sorted({member["zone"] for member in members if member["zone"]})
    table = evening.table_of(sheet, request.actor)
    seen = {"members": members, "zones": zones, "collected": state["collected"]}
    return {"sheet": sheet, "group": sheet.group, "table": table, **seen}


@require_POST
@opens(access.sheet)
def take(request: Request, sheet: Sheet) -> HttpResponse:
    """Without a script: take what is due from one member, in cash; fines are spoken about first, so not by one press."""
    mine = evening.table_of(sheet, request.actor)
    row = selectors.by_membership(selectors.rows(sheet)).get(_uuid(request.POST.get("membership", "")))
    form = KeyedForm(request.POST)
    if mine is None or row is None or not form.is_valid():
        raise Stranger
    items = [Item(due.payable, due.month, due.amount) for due in row.due if due.payable != selectors.FINE]
    taking = Taking(
        table=mine.pk,
        number=selectors.next_number(mine),
        membership=row.membership.pk,
        items=items,
        cash=sum(item.amount for item in items),
        transferred=0,
        taken_at=clock.now(),
    )
    slips.take(actor=request.actor, sheet=sheet, taking=taking, key=form.cleaned_data["key"])
    return see("collection:table", sheet=sheet.pk)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Stranger from None
