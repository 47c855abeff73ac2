"""A table that leaves: what a page shows, as CSV and as Excel. The same rows give the same bytes, whoever asks and when.

A view builds one ``Table`` and answers ``tables.csv(…)`` or ``tables.excel(…)``, or ``tables.asked(…)`` where the page's own address gives
it with ``?as=csv`` and ``?as=excel``. Amounts are ``Baht``, so that they are numbers in
a spreadsheet and two decimals in CSV. Text that begins like a formula stays text in both.
"""

import csv as csv_writer
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from django.http import HttpRequest, HttpResponse
from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from khaotom.kernel.money import BAHT

CSV_TYPE = "text/csv; charset=utf-8"
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001  # a file that is made anew is the same file: it says no moment of its own
WIDEST = 48


@dataclass(frozen=True, slots=True)
class Baht:
    """An amount in satang, shown as baht."""

    satang: int

    @property
    def decimal(self) -> Decimal:
        """Baht with two decimals."""
        return Decimal(self.satang) / BAHT


Cell: TypeAlias = "str | int | date | Baht | None"


@dataclass(frozen=True, slots=True)
class Table:
    """``name`` is the file's name (ASCII, without its ending), ``title`` and ``perimeter`` say what the figures are of."""

    name: str
    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    perimeter: str = ""


def asked(request: HttpRequest, table: Callable[[], Table]) -> HttpResponse | None:
    """The page's table as the file its address asks for; None where it asks for the page."""
    answer = {"csv": csv, "excel": excel}.get(request.GET.get("as", ""))
    return answer(table()) if answer else None


def csv(table: Table) -> HttpResponse:
    """Headings and rows, UTF-8 with the mark by which Excel reads Thai."""
    out = io.StringIO()
    writer = csv_writer.writer(out)
    writer.writerow([_safe(heading) for heading in table.headings])
    writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return _file(table, ("\ufeff" + out.getvalue()).encode(), CSV_TYPE, "csv")


def excel(table: Table) -> HttpResponse:
    """One sheet: title, what the figures are of, headings, rows."""
    book = Workbook()
    book.properties.created = book.properties.modified = EPOCH
    sheet = book.worksheets[0]
    _write(sheet.cell(1, 1), table.title)
    _write(sheet.cell(2, 1), table.perimeter)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    top = 4
    for at, heading in enumerate(table.headings, 1):
        cell = sheet.cell(top, at)
        _write(cell, heading)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="bottom")
    widths = [len(heading) for heading in table.headings]
    for down, row in enumerate(table.rows, top + 1):
        for at, value in enumerate(row, 1):
            _write(sheet.cell(down, at), value)
            widths[at - 1] = max(widths[at - 1], len(_text(value)))
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = min(width + 3, WIDEST)
    sheet.freeze_panes = f"A{top + 1}"
    out = io.BytesIO()
    book.save(out)
    return _file(table, _timeless(out), EXCEL_TYPE, "xlsx")


def _write(cell: SheetCell | MergedCell, value: Cell) -> None:
    if isinstance(value, Baht):
        cell.value, cell.number_format = value.decimal, "#,##0.00"
    elif isinstance(value, date):
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    elif isinstance(value, str):
        cell.value = value
        cell.data_type = "s"  # what begins with an equals sign is no formula of ours
    else:
        cell.value = value


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Baht):
        return f"{cell.decimal:.2f}"
    return _safe(cell) if isinstance(cell, str) else str(cell)


def _safe(text: str) -> str:
    """Text that a spreadsheet would reckon with is set off by an apostrophe."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _timeless(saved: io.BytesIO) -> bytes:
    """The same archive with no moment in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            # openpyxl writes the moment of saving over whatever it was told
            content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", old.read(part))
            new.writestr(zipfile.ZipInfo(part.filename, EPOCH.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _file(table: Table, content: bytes, kind: str, ending: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{table.name}.{ending}"'
    return answer
