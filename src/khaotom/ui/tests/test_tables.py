"""A table that leaves the program is the same for whoever opens it, wherever: numbers are numbers, and text is never a formula."""

import io
import re
import zipfile
from datetime import date

from django.test import RequestFactory
from openpyxl import load_workbook

from khaotom.ui import tables
from khaotom.ui.tables import Baht, Cell, Table


def table() -> Table:
    rows: list[list[Cell]] = [["พฤษภาคม 2562", 45, Baht(125050), date(2019, 5, 31)], ["=1+1", None, Baht(-2000), None]]
    return Table("totals", "ยอดรวม", ["เดือน", "คน", "ออม", "ณ วันที่"], rows, perimeter="ทั้งกลุ่ม")


def test_csv_is_read_as_thai_by_a_spreadsheet() -> None:
    answer = tables.csv(table())
    text = answer.content.decode("utf-8-sig")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert text.splitlines() == ["เดือน,คน,ออม,ณ วันที่", "พฤษภาคม 2562,45,1250.50,2019-05-31", "'=1+1,,-20.00,"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="totals.csv"'


def test_excel_holds_numbers_and_days() -> None:
    sheet = load_workbook(io.BytesIO(tables.excel(table()).content)).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "ยอดรวม"
    assert rows[1][0] == "ทั้งกลุ่ม"
    assert rows[4][1:3] == [45, 1250.5]
    assert sheet.cell(5, 3).number_format == "#,##0.00"
    assert str(sheet.cell(5, 4).value).startswith("2019-05-31")


def test_what_begins_like_a_formula_stays_text() -> None:
    sheet = load_workbook(io.BytesIO(tables.excel(table()).content)).active
    assert sheet is not None
    assert (sheet.cell(6, 1).value, sheet.cell(6, 1).data_type) == ("=1+1", "s")


def test_the_same_rows_are_the_same_file() -> None:
    content = tables.excel(table()).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {2000}
        moments = re.findall(rb"<dcterms:\w+[^>]*>([^<]*)", archive.read("docProps/core.xml"))
    assert moments == [b"2000-01-01T00:00:00Z"] * 2
    assert content == tables.excel(table()).content


def test_a_pages_address_may_ask_for_its_table() -> None:
    ask = RequestFactory().get
    as_csv, as_excel = tables.asked(ask("/?as=csv"), table), tables.asked(ask("/?as=excel"), table)
    assert as_csv is not None
    assert as_excel is not None
    assert (as_csv.content, as_excel.content) == (tables.csv(table()).content, tables.excel(table()).content)
    assert (tables.asked(ask("/"), table), tables.asked(ask("/?as=pdf"), table)) == (None, None)
