"""The template: an Excel workbook with the headings, and a sheet that explains each column with an example."""

import io

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from khaotom.front.importing.columns import COLUMNS, NEEDED

WIDTHS = (14, 16, 12, 18, 18, 16, 16, 18, 18, 16, 18, 20, 22, 12)
TEXT = "@"
"""The number format of text: so that 07 stays 07."""
INK, GROUND, LINE = "1F1B16", "F1E6CF", "B8AD95"


def write() -> bytes:
    """The workbook in the language of the moment."""
    book = Workbook()
    members = book.active
    if not isinstance(members, Worksheet):
        raise LookupError("a new workbook has no sheet")
    _members(members)
    _notes(book.create_sheet(_("How to fill it in")))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _members(sheet: Worksheet) -> None:
    sheet.title = _("Members")
    for place, (column, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True), start=1):
        cell = sheet.cell(row=1, column=place, value=str(column.heading))
        cell.font = Font(bold=True, color=INK)
        cell.fill = PatternFill("solid", fgColor=GROUND)
        cell.border = Border(bottom=Side("medium", color=LINE))
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = width
        for row in range(2, 202):
            sheet.cell(row=row, column=place).number_format = TEXT
    sheet.freeze_panes = "C2"
    sheet.row_dimensions[1].height = 36


def _notes(sheet: Worksheet) -> None:
    """One line a column; not a list of members, so that reading the file passes it by."""
    sheet.append([_("Column"), _("What to write"), _("Example"), _("Must be there")])
    for column in COLUMNS:
        must = _("yes") if column.name in NEEDED else ""
        sheet.append([str(column.heading), str(column.explained), column.example, must])
    for cell in sheet[1]:
        cell.font = Font(bold=True, color=INK)
    for letter, width in zip("ABCD", (24, 64, 22, 14), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.number_format = TEXT
