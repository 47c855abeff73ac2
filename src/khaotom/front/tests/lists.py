"""Lists as people send them: small workbooks and CSV files, made for one test."""

import io
from collections.abc import Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from khaotom.bylaws.services import rules
from khaotom.front.importing.reading import Upload
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from tests import cast
from tests.cast import Cast

BAHT = 100
NOW = datetime(2019, 6, 1, 10, 0)
HEADINGS = (
    "เลขสมาชิก ชื่อเรียก คำนำหน้า ชื่อ นามสกุล เบอร์โทร สัจจะต่อเดือน สวัสดิการ(ใช่/ไม่) ยอดสะสมยกมา ส่งถึงเดือน ยอดที่ยังไม่ตรงกัน วันเกิด(พ.ศ.) เลขบัตร โซน"
).split()
GOOD = ("21", "ป้าแดง", "นาง", "สุดา", "มณีแหลม", "080-000-0921", "100", "ใช่", "4,300", "พ.ค. 62", "", "9/6/2502", "", "")
OTHER = ("22", "ลุงดำ", "นาย", "ชาญ", "คงสม", "", "50", "ไม่", "850", "5/2562", "", "", "", "")


def group() -> Cast:
    """The cast with a group that has the rules a list is held against."""
    people = cast.network()
    for kind, parameters in (
        ("pledge", {"lowest": 5000, "highest": 100000, "step": 1000, "ahead": 12, "pause": 6}),
        ("welfare_contribution", {"amount": 3000}),
    ):
        with clock.at(NOW):
            rules.enact(
                actor=cast.actor(people.treasurer),
                group=people.group,
                kind=kind,
                parameters=parameters,
                effective_from=date(2018, 1, 9),
                citation=CUSTOM,
                key=uuid7(),
            )
    return people


def row(**cells: object) -> list[object]:
    """The good row with other cells, by the position of their heading: ``row(c1="23")`` is another number."""
    found: list[object] = list(GOOD)
    for name, value in cells.items():
        found[int(name[1:]) - 1] = value
    return found


def text(*rows: Sequence[object], headings: Sequence[str] = HEADINGS, mark: str = ",") -> str:
    """The rows as CSV; cells with the mark in them are quoted."""
    return "\n".join(mark.join(_quoted(cell, mark) for cell in one) for one in (headings, *rows)) + "\n"


def _quoted(cell: object, mark: str) -> str:
    return f'"{cell}"' if mark in str(cell) else str(cell)


def csv(*rows: Sequence[object], encoding: str = "utf-8", name: str = "members.csv") -> Upload:
    """A CSV file."""
    return Upload(name, text(*rows).encode(encoding))


def workbook(*rows: Sequence[object], headings: Sequence[str] = HEADINGS) -> Workbook:
    """A workbook with the headings and these rows, to be spoilt by a test."""
    book = Workbook()
    sheet(book).append(list(headings))
    for one in rows:
        sheet(book).append(list(one))
    return book


def sheet(book: Workbook) -> Worksheet:
    """Its first sheet."""
    return book.worksheets[0]


def saved(book: Workbook, name: str = "members.xlsx") -> Upload:
    """The workbook as a file."""
    out = io.BytesIO()
    book.save(out)
    return Upload(name, out.getvalue())


def excel(*rows: Sequence[object]) -> Upload:
    """An Excel file."""
    return saved(workbook(*rows))
