"""Screen 8, the desk: one clerk keys a signed page of the paper sheet, against the page's own total."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from khaotom.collection import access, refusals, selectors
from khaotom.collection.forms.desk import PAGE_ROWS, DeskForm
from khaotom.collection.models import PaperPage, Sheet, Table
from khaotom.collection.selectors import Row
from khaotom.collection.services import days, slips
from khaotom.collection.services.slips import Item, Taking
from khaotom.collection.views.open_only import while_open
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Refusal
from khaotom.people import files
from khaotom.people.doors import Request, opens
from khaotom.till import selectors as till
from khaotom.till.models import TransferSlip
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.sheet)
@while_open
def desk(request: Request, sheet: Sheet) -> HttpResponse:
    """Enter: as expected; digits: another amount; "-": did not pay; "*2": two months. Closed only against the paper's total."""
    every = selectors.rows(sheet)
    number = _page_number(request, len(every))
    rows = every[(number - 1) * PAGE_ROWS : number * PAGE_ROWS]
    taken, told = selectors.taken_from(sheet.pk), selectors.transfers_waiting(sheet.group_id)
    form = DeskForm(request.POST or None, request.FILES or None, rows=rows, taken=taken, told=told)
    if form.is_valid():
        try:
            _take(request, sheet, rows, form, number)
            last = number * PAGE_ROWS >= len(every)
            return see("collection:sheet", sheet=sheet.pk) if last else see(f"{request.path}?page={number + 1}")
        except Refusal as refusal:
            form.refuse(refusal)
            if isinstance(refusal, refusals.PaperDiffers):
                form.look_again(refusal.keyed - refusal.paper)
    pages = -(-len(every) // PAGE_ROWS)
    context = {"sheet": sheet, "group": sheet.group, "number": number, "pages": pages}
    return page(request, "collection/desk.html", form, context)


@require_safe
@opens(access.paper_page)
def paper_photo(_request: Request, paper: PaperPage) -> HttpResponseBase:
    """The picture of a signed page, for those who see the same names and amounts at the table."""
    return files.shown(paper.photo)


def _page_number(request: Request, rows: int) -> int:
    typed = request.GET.get("page", "1")
    return min(max(1, int(typed)) if typed.isdecimal() else 1, max(1, -(-rows // PAGE_ROWS)))


def _take(request: Request, sheet: Sheet, rows: Sequence[Row], form: DeskForm, number: int) -> None:
    key, cleaned = form.cleaned_data["key"], form.cleaned_data
    if sheet.paper_pages.filter(pk=key).exists():
        return  # sent twice: its rows are taken now, and would not say again what they said
    table = _paper_table(request, sheet, key)
    takings = {
        uuid5(key, str(row.membership.pk)): _taking(
            table, (number - 1) * PAGE_ROWS + line, row, items, form.told.get(row.membership.pk)
        )
        for line, (row, items) in enumerate(zip(rows, form.items, strict=True), start=1)
        if items
    }
    picture = files.prepared(cleaned["photo"]) if cleaned["photo"] else None
    signed = slips.Page(number, cleaned["paper_total"], form.before, picture.name if picture else "")
    kept = slips.take_page(actor=_from_paper(request), sheet=sheet, takings=takings, page=signed, key=key)
    if picture and kept.photo == picture.name:  # sent twice, the first one's is kept already
        files.keep(picture)


def _taking(table: Table, number: int, row: Row, items: Sequence[Item], told: TransferSlip | None) -> Taking:
    """What a line says was paid; as much of it as she sent by transfer is no cash."""
    paid = sum(item.amount for item in items)
    transferred = min(paid, told.amount) if told else 0
    return Taking(
        table=table.pk,
        number=number,
        membership=row.membership.pk,
        items=items,
        cash=paid - transferred,
        transferred=transferred,
        transfer_slip=told.pk if told else None,
        taken_at=clock.now(),
    )


def _paper_table(request: Request, sheet: Sheet, key: UUID) -> Table:
    """The table P of the evening, for what is keyed from paper."""
    return days.open_table(
        actor=_from_paper(request), sheet=sheet, place=till.box(sheet.group_id), float_amount=0, key=uuid5(key, "table")
    )


def _from_paper(request: Request) -> Actor:
    """The clerk without her device: what is keyed from paper belongs to no phone's table."""
    return replace(request.actor, device=None)
