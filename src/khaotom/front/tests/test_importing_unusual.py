"""What a list gets that is not as the template says: each a sentence at its place, and nothing kept."""

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy

import pytest
from openpyxl import load_workbook

from khaotom.front.importing import preview, reading, refusals
from khaotom.front.importing.preview import Preview
from khaotom.front.importing.reading import Upload
from khaotom.front.importing.shown import shown
from khaotom.front.tests import lists
from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from tests import stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases="__all__")


people_once = stages.once(lists.group)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(lists.NOW):
        yield deepcopy(people_once)


def look(people: Cast, upload: Upload) -> Preview:
    return preview.of_upload(people.group, upload)


def codes(people: Cast, upload: Upload) -> list[str]:
    """Columns and numbers of what was found, such as ``pledge IMP-014``."""
    return [f"{finding.column} {finding.refusal.code}" for finding in look(people, upload).findings]


# --- Cells ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "value", "found"),
    [
        ("c1", "", "number IMP-010"),
        ("c1", "ไม่มี", "number PPL-004"),
        ("c6", "12345", "phone PPL-002"),
        ("c7", "", "pledge IMP-010"),
        ("c7", "ร้อย", "pledge IMP-014"),
        ("c7", "-100", "pledge IMP-015"),
        ("c7", "12.345", "pledge IMP-016"),
        ("c7", "1" + "0" * 15, "pledge IMP-017"),
        ("c7", "30", "pledge SAV-003"),
        ("c8", "บางที", "welfare IMP-018"),
        ("c9", "1,00", "saved IMP-014"),
        ("c9", "", "saved IMP-023"),
        ("c10", "", "through IMP-010"),
        ("c10", "13/2562", "through IMP-019"),
        ("c10", "5/2019", "through IMP-021"),
        ("c10", "5/2569", "through COL-044"),
        ("c12", "31/2/2502", "born IMP-020"),
        ("c12", "9/6/02", "born IMP-020"),
        ("c12", "9/6/1959", "born IMP-021"),
        ("c12", "9/6/2570", "born IMP-020"),
        ("c13", "1-2345-67890-12-3", "national_id PPL-012"),
        ("c14", "โซน 9", "zone IMP-027"),
        ("c2", "ก" * 61, "called IMP-029"),
    ],
)
def test_each_wrong_cell_is_said_at_its_place(people: Cast, cell: str, value: str, found: str) -> None:
    assert codes(people, lists.csv(lists.row(**{cell: value}))) == [found]


def test_somebody_needs_a_name(people: Cast) -> None:
    assert codes(people, lists.csv(lists.row(c2="", c4="", c5=""))) == ["called PPL-001"]


def test_all_that_is_wrong_is_said_at_once(people: Cast) -> None:
    upload = lists.csv(lists.row(c6="1", c7="x"), lists.row(c1="23", c7=""), lists.row(c1="24", c6=""))
    found = shown(look(people, upload))
    assert [(one.row, one.code) for one in found.findings] == [(2, "PPL-002"), (2, "IMP-014"), (3, "IMP-010")]
    assert (found.new, found.bad) == (1, 2)
    assert found.findings[2].where == "แถว 3 ช่อง ‘สัจจะต่อเดือน’ (G3)"


def test_thai_digits_and_words_are_read(people: Cast) -> None:
    upload = lists.csv(lists.row(c1="๒๓", c6="๐๘๐-๐๐๐-๐๙๒๓", c7="๑๐๐ บาท", c9="๔,๓๐๐", c10="๕/๒๕๖๒", c12="๙ มิ.ย. ๒๕๐๒"))
    (line,) = look(people, upload).new
    assert (line.number, line.phone, line.pledge, line.birth.day is not None) == ("23", "0800000923", 10000, True)
    assert line.brought is not None
    assert line.brought.saved == 430000


def test_numbers_that_lost_their_zeros_are_found_again(people: Cast) -> None:
    (line,) = look(people, lists.excel(lists.row(c1=7.0 + 20, c6=800000927, c7=100, c9=4300.5, c12=2502))).new
    assert (line.number, line.phone, line.pledge) == ("27", "0800000927", 10000)
    assert line.brought is not None
    assert line.brought.saved == 430050
    assert line.birth.words == "ปี 2502"


# --- Excel ---------------------------------------------------------------------------------------------------------------


def test_a_formula_without_its_result_is_asked_for(people: Cast) -> None:
    assert codes(people, lists.excel(lists.row(c9="=SUM(B1:B3)"))) == ["saved IMP-011"]


def test_a_formula_with_its_result_counts_as_it(people: Cast) -> None:
    (line,) = look(people, _with_result(lists.excel(lists.row(c9="=4000+300")))).new
    assert line.brought is not None
    assert line.brought.saved == 430000


def _with_result(upload: Upload) -> Upload:
    """The file as Excel saves it: beside each formula its result."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(upload.content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                assert b"<v />" in content or b"<v></v>" in content
                content = content.replace(b"<v />", b"<v>4300</v>").replace(b"<v></v>", b"<v>4300</v>")
            target.writestr(part, content)
    return Upload(upload.name, out.getvalue())


def test_an_error_in_a_cell_is_said(people: Cast) -> None:
    book = lists.workbook(lists.GOOD)
    cell = lists.sheet(book)["I2"]
    cell.value = "#REF!"
    cell.data_type = "e"
    assert codes(people, lists.saved(book)) == ["saved IMP-012"]


def test_merged_cells_belong_to_nobody(people: Cast) -> None:
    book = lists.workbook(lists.GOOD, lists.row(c1="23", c6=""))
    lists.sheet(book).merge_cells("F2:F3")
    assert codes(people, lists.saved(book)) == ["phone IMP-013", "phone IMP-013"]


def test_a_title_merged_above_the_headings_is_no_trouble(people: Cast) -> None:
    book = lists.workbook(lists.GOOD)
    lists.sheet(book).insert_rows(1, amount=2)
    lists.sheet(book)["A1"] = "ทะเบียนสมาชิก กลุ่มออมทรัพย์ท่าเรือเก่า"
    lists.sheet(book).merge_cells("A1:N1")
    found = look(people, lists.saved(book))
    assert ([line.row for line in found.new], found.findings) == ([4], [])


def test_the_list_may_lie_on_another_sheet(people: Cast) -> None:
    book = lists.workbook(lists.GOOD)
    book.create_sheet("บันทึก", 0)["A1"] = "ส่งวันที่ 1"
    assert len(look(people, lists.saved(book)).new) == 1


def test_empty_rows_and_strange_columns_are_passed_by(people: Cast) -> None:
    headings = [*lists.HEADINGS, "หมายเหตุ"]
    book = lists.workbook([""] * 15, [*lists.GOOD, "ย้ายมา"], headings=headings)
    found = look(people, lists.saved(book))
    assert (len(found.new), list(found.sheet.strange)) == (1, ["หมายเหตุ"])


# --- CSV -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16"])
def test_every_usual_encoding_is_read(people: Cast, encoding: str) -> None:
    (line,) = look(people, lists.csv(lists.GOOD, encoding=encoding)).new
    assert line.names.given_name == "สุดา"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_every_usual_mark_between_cells_is_read(people: Cast, mark: str) -> None:
    upload = Upload("members.csv", lists.text(lists.GOOD, mark=mark).encode())
    assert len(look(people, upload).new) == 1


# --- Files ---------------------------------------------------------------------------------------------------------------


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


BOMB = _zip(xl__workbook_xml=b"<workbook/>", xl__worksheets__sheet1_xml=b" " * (30 * 1024 * 1024))
LAUGHS = _zip(xl__workbook_xml=b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><workbook>&lol;</workbook>')


@pytest.mark.parametrize(
    ("name", "content", "refused"),
    [
        ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" * 9, refusals.NotASpreadsheet),
        ("members.csv", b"%PDF-1.7\n\x00\x01\x02", refusals.NotASpreadsheet),
        ("members.ods", _zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), refusals.NotASpreadsheet),
        ("members.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, refusals.OldExcel),
        ("members.xlsx", lists.saved(lists.workbook(lists.GOOD)).content[:900], refusals.Damaged),
        ("members.xlsx", _zip(xl__workbook_xml=b"<workbook>"), refusals.Damaged),
        ("members.xlsx", LAUGHS, refusals.Damaged),
        ("members.xlsx", BOMB, refusals.TooLarge),
        ("members.csv", b"a" * (reading.LARGEST * reading.MEGABYTE + 1), refusals.TooLarge),
        ("members.csv", b"", refusals.NobodyInIt),
        ("members.csv", b"   \n\n", refusals.NobodyInIt),
        ("members.csv", "ชื่อ,นามสกุล\nสุดา,คงสม\n".encode(), refusals.HeadingsMissing),
        ("members.csv", lists.text(headings=lists.HEADINGS).encode(), refusals.NobodyInIt),
        ("members.csv", lists.text(lists.GOOD, headings=[*lists.HEADINGS[:13], "เบอร์"]).encode(), refusals.HeadingTwice),
    ],
)
def test_each_wrong_file_is_said(people: Cast, name: str, content: bytes, refused: type[Refusal]) -> None:
    with pytest.raises(refused) as raised:
        look(people, Upload(name, content))
    assert raised.value.sentence


def test_a_bomb_is_small_and_is_not_unpacked() -> None:
    assert len(BOMB) < reading.MEGABYTE


def test_too_many_rows_are_sent_in_parts(people: Cast) -> None:
    rows = [lists.row(c1=str(number), c6="") for number in range(100, 102 + reading.MOST_ROWS)]
    with pytest.raises(refusals.TooManyRows):
        look(people, lists.csv(*rows))


def test_missing_headings_are_named(people: Cast) -> None:
    with pytest.raises(refusals.HeadingsMissing) as raised:
        look(people, Upload("members.csv", "ชื่อ,นามสกุล\nสุดา,คงสม\n".encode()))
    assert "เลขสมาชิก" in raised.value.sentence
    assert "สัจจะต่อเดือน" in raised.value.sentence


def test_what_a_size_a_sheet_claims_does_not_hide_its_rows(people: Cast) -> None:
    upload = lists.excel(lists.GOOD, lists.row(c1="23", c6=""))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(upload.content)) as source, zipfile.ZipFile(out, "w") as target:
        for part in source.infolist():
            target.writestr(part, source.read(part).replace(b'<dimension ref="A1:N3"', b'<dimension ref="A1:A1"'))
    assert load_workbook(io.BytesIO(out.getvalue()), read_only=True).worksheets[0].max_row == 1
    assert len(look(people, Upload("members.xlsx", out.getvalue())).new) == 2
