"""The collection sheet (ใบเก็บเงิน): every member's line with what is expected, printed before the meeting and signed at it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.collection import selectors
from khaotom.collection.forms.desk import PAGE_ROWS
from khaotom.collection.models import Sheet
from khaotom.collection.papers import TEMPLATES
from khaotom.collection.selectors import FINE, PLEDGE, WELFARE, Row
from khaotom.kernel import months
from khaotom.people import words
from khaotom.people.models import Group
from khaotom.ui import formats, paper
from khaotom.ui.paper import Shown

NEWCOMERS = 2
"""Lines left empty at least, for those who join on the spot."""


def begun_on(group: Group, on: date) -> Sheet | None:
    """The group's collection of a day, once it is opened."""
    return Sheet.objects.filter(group=group, meeting__date=on).select_related("group").first()


def sheet_on(group: Group, on: date) -> Sheet:
    """The group's collection of a day, or, before it is opened, what it will be: not saved, and only to be read."""
    return begun_on(group, on) or Sheet(group=group, date=on, month=months.of(on))


def pages(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The rows of each page, in order: what is printed on it and, line by line, keyed from it. A group without members has one empty page."""
    return [rows[start : start + PAGE_ROWS] for start in range(0, max(len(rows), 1), PAGE_ROWS)]


def collection_sheet(sheet: Sheet, address: Callable[[int], str]) -> bytes:
    """The PDF for a collection, opened or not; ``address`` gives what the QR code of a page says."""
    return paper.compile(TEMPLATES / "sheet.typ", data(sheet, address))


def data(sheet: Sheet, address: Callable[[int], str]) -> dict[str, Shown]:
    """What ``sheet.typ`` prints; a fixed number of queries."""
    rows = selectors.rows(sheet)
    told = selectors.sent_before(sheet.group_id)
    cut = pages(rows)
    if len(cut) * PAGE_ROWS - len(rows) < NEWCOMERS:
        cut.append(())
    printed = [_page(number, part, told, address(number)) for number, part in enumerate(cut, start=1)]
    return {
        "frame": paper.frame(
            body=sheet.group.name,
            title=_("Collection sheet"),
            when=formats.day_long(sheet.date),
        ),
        "heads": _heads(sheet.group),
        "pages": printed,
        "all": {
            "words": _("Expected on all pages"),
            "amount": formats.baht_book(sum(row.total for row in rows)),
            "people": _("%(count)s members") % {"count": len(rows)},
        },
        "signatures": [_("Took the money"), _("Counted with her")],
    }


def _heads(group: Group) -> dict[str, Shown]:
    return {
        "line": _("Line"),
        "number": _("No."),
        "name": _("Name"),
        "pledge": words.of(group.words, "pledge"),
        "welfare": _("Welfare"),
        "late": _("Owed, fine"),
        "due": _("Expected"),
        "paid": _("Received"),
        "signature": _("Signature"),
        "page_due": _("Expected on this page"),
        "page_paid": _("Received on this page"),
        "page_people": _("How many paid"),
    }


def _page(number: int, rows: Sequence[Row], told: Mapping[UUID, int], address: str) -> dict[str, Shown]:
    first = (number - 1) * PAGE_ROWS + 1
    return {
        "qr": paper.qr(address),
        "rows": [_row(line, row, told.get(row.membership.pk, 0)) for line, row in enumerate(rows, start=first)],
        "blank": [str(line) for line in range(first + len(rows), first + PAGE_ROWS)],
        "due": formats.baht_book(sum(row.total for row in rows)),
    }


def _row(line: int, row: Row, told: int) -> dict[str, Shown]:
    person = row.membership.person
    return {
        "line": str(line),
        "number": row.membership.number,
        "called": person.calling,
        "name": person.full_name if person.called_name else "",
        "pledge": _amount(row, PLEDGE, late=False) or _instead_of_pledge(row),
        "welfare": _amount(row, WELFARE, late=False),
        "late": _late(row),
        "due": formats.baht_book(row.total) if row.total else "",
        "note": _("sent %(amount)s by transfer") % {"amount": formats.baht(told)} if told else "",
    }


def _instead_of_pledge(row: Row) -> str:
    """Why no pledge is expected, where one could be."""
    if row.paused:
        return _("pause")
    return _("paid ahead") if row.pledge else ""


def _late(row: Row) -> list[str]:
    """What is behind, said small: months owed, then fines."""
    owed = sum(_of(row, (PLEDGE, WELFARE), late=True))
    fines = sum(_of(row, (FINE,), late=True))
    said = [_("owed %(amount)s") % {"amount": formats.baht(owed)}] if owed else []
    return said + ([_("fine %(amount)s") % {"amount": formats.baht(fines)}] if fines else [])


def _amount(row: Row, payable: str, *, late: bool) -> str:
    amount = sum(_of(row, (payable,), late=late))
    return formats.baht_book(amount) if amount else ""


def _of(row: Row, payables: Collection[str], *, late: bool) -> list[int]:
    return [due.amount for due in row.due if due.payable in payables and due.late == late]
