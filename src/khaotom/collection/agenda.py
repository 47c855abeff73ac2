"""How the taking of money stands, in its place on a meeting's agenda. Nothing is written down there: it comes from the sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khaotom.collection import selectors
from khaotom.collection.models import Closing, Sheet
from khaotom.kernel import clock
from khaotom.meetings.blocks import Block, blocks
from khaotom.meetings.models import Meeting
from khaotom.meetings.services.moving import Begun, begun
from khaotom.ui import formats


@dataclass(frozen=True, slots=True)
class Collected:
    """The evening's money so far, or as it was closed; satang and people."""

    sheet: Sheet
    closing: Closing | None
    paid: int
    received: int


def collected(meeting: Meeting) -> Collected | None:
    """Nothing where no money is taken at the meeting; two questions of the database while it is open."""
    sheet = Sheet.objects.filter(meeting=meeting).select_related("closing").first()
    if sheet is None:
        return None
    closing: Closing | None = getattr(sheet, "closing", None)
    if closing is not None:
        return Collected(sheet, closing, closing.paid, closing.cash_in + closing.transferred)
    so_far = selectors.totals(sheet)
    return Collected(sheet, None, so_far.paid, so_far.received)


def _read(meeting: Meeting) -> Mapping[str, Any]:
    found = collected(meeting)
    return {"collected": found, "to_begin": found is None and meeting.date == clock.today()}


def _lines(meeting: Meeting) -> Sequence[str]:
    found = collected(meeting)
    if found is None:
        return []
    said = {"paid": found.paid, "received": formats.baht(found.received)}
    if found.closing is None:
        return [_("%(paid)s people have paid, %(received)s baht in all. It is not closed yet.") % said]
    said["counted"] = formats.baht(found.closing.counted)
    return [_("%(paid)s people paid, %(received)s baht in all. The cash was counted: %(counted)s baht.") % said]


def _has_sheet(meeting: UUID) -> bool:
    return Sheet.objects.filter(meeting=meeting).exists()


def register() -> None:
    """Make it known to the meetings."""
    block = Block(
        gettext_lazy("The collection"),
        50,
        "coins",
        "collection/parts/on_agenda.html",
        _read,
        lines=_lines,
        talk=gettext_lazy("The month's savings and welfare money"),
    )
    blocks.register("collection", block)
    begun.register("collection.sheet", Begun(gettext_lazy("money that is taken"), _has_sheet))
