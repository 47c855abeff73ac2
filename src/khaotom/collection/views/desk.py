"""Screen 8, the desk: one clerk keys a signed page of the paper sheet, against the page's own total."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from khaotom.collection import access, refusals, selectors
from khaotom.collection.forms import PAGE_ROWS, DeskForm
from khaotom.collection.models import Sheet, Table
from khaotom.collection.selectors import Row
from khaotom.collection.services import days, slips
from khaotom.collection.services.slips import Taking
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Refusal
from khaotom.people.doors import Request, opens
from khaotom.till import selectors as till
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.sheet)
def desk(request: Request, sheet: Sheet) -> HttpResponse:
    """Enter: as expected; digits: another amount; "-": did not pay; "*2": two months. Closed only against the paper's total."""
    every = selectors.rows(sheet)
    number = _page_number(request, len(every))
    rows = every[(number - 1) * PAGE_ROWS : number * PAGE_ROWS]
    form = DeskForm(request.POST or None, rows=rows)
    if form.is_valid():
        try:
            _take(request, sheet, rows, form, number)
            last = number * PAGE_ROWS >= len(every)
            return see("collection:sheet", sheet=sheet.pk) if last else see(f"{request.path}?page={number + 1}")
        except Refusal as refusal:
            form.refuse(refusal)
    pages = -(-len(every) // PAGE_ROWS)
    keyed = selectors.members_with_slips(sheet.pk)
    context = {"sheet": sheet, "group": sheet.group, "number": number, "pages": pages, "keyed": keyed}
    return page(request, "collection/desk.html", form, context)


def _page_number(request: Request, rows: int) -> int:
    typed = request.GET.get("page", "1")
    return min(max(1, int(typed)) if typed.isdecimal() else 1, max(1, -(-rows // PAGE_ROWS)))


def _take(request: Request, sheet: Sheet, rows: Sequence[Row], form: DeskForm, number: int) -> None:
    key = form.cleaned_data["key"]
    table = _paper_table(request, sheet, key)
    takings = {
        uuid5(key, str(row.membership.pk)): Taking(
            table=table.pk,
            number=(number - 1) * PAGE_ROWS + line,
            membership=row.membership.pk,
            items=items,
            cash=sum(item.amount for item in items),
            transferred=0,
            taken_at=clock.now(),
        )
        for line, (row, items) in enumerate(zip(rows, form.items, strict=True), start=1)
        if items
    }
    if not takings:
        raise refusals.PaperDiffers(keyed=0, paper=form.cleaned_data["paper_total"])
    paper = _from_paper(request)
    slips.take_page(actor=paper, sheet=sheet, takings=takings, paper_total=form.cleaned_data["paper_total"], key=key)


def _paper_table(request: Request, sheet: Sheet, key: UUID) -> Table:
    """The table P of the evening, for what is keyed from paper."""
    return days.open_table(
        actor=_from_paper(request), sheet=sheet, place=till.box(sheet.group_id), float_amount=0, key=uuid5(key, "table")
    )


def _from_paper(request: Request) -> Actor:
    """The clerk without her device: what is keyed from paper belongs to no phone's table."""
    return replace(request.actor, device=None)
