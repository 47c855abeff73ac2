"""Every paper: our own font, Thai that can be copied, data that is never markup, a name every browser takes."""

import io
from datetime import datetime
from pathlib import Path

import pytest
import typst
from pypdf import PdfReader
from pytest_django import Settings

from khaotom.kernel import clock
from khaotom.ui import paper
from tests.paper import pages, words

SPECIMEN = Path(__file__).parent / "specimen.typ"
EVENING = datetime(2019, 6, 9, 20)
HARD = "น้ำ ป้ำ ที่ ปู่ ญี่ปุ่น ฐาน กฎหมาย โต๊ะ-หัด ก๊ะหน๊ะ จ๊ะ ผู้ใหญ่ ฎุฏู ฤๅษี"
"""ำ under a tone mark, two storeys above, ญ and ฐ losing their feet, ๊, a vowel under ฎ."""


def specimen(**changed: paper.Shown) -> dict[str, paper.Shown]:
    with clock.at(EVENING):
        frame = paper.frame(body="กลุ่มสมมุติ", title="ใบตัวอย่าง", when="วันอาทิตย์ที่ 9 มิถุนายน 2562", true_up_to="ถึงรายการที่ 7")
    data: dict[str, paper.Shown] = {
        "frame": frame,
        "qr": paper.qr("https://example.org/groups/a/days/2019-06-09/paper/1/"),
        "name": HARD,
        "heads": ["รายการ", "บาท"],
        "rows": [["รับ", "1,250.50"], ["จ่าย", "−20.00"]],
        "figure": {"words": "รวม", "amount": "1,230.50", "in_words": "หนึ่งพันสองร้อยสามสิบบาทห้าสิบสตางค์"},
        "signatures": [{"role": "คนรับเงิน", "name": "นางรอฮานี หมัดเส็น"}, {"role": "พยาน", "name": ""}],
    }
    return data | changed


def printed(**changed: paper.Shown) -> bytes:
    with clock.at(EVENING):
        return paper.compile(SPECIMEN, specimen(**changed))


def test_hard_thai_is_copied_as_it_was_written() -> None:
    assert HARD in words(printed())


def test_the_only_font_is_ours() -> None:
    (page,) = PdfReader(io.BytesIO(printed())).pages
    fonts = page["/Resources"]["/Font"]  # type: ignore[index]  # a dictionary of them
    assert {fonts[name]["/BaseFont"].rpartition("+")[2] for name in fonts} == {"Sarabun-Regular", "Sarabun-Bold"}


def test_the_frame_says_whose_what_when_and_which_page() -> None:
    said = words(printed())
    for expected in ("กลุ่มสมมุติ", "ใบตัวอย่าง", "พิมพ์เมื่อ 9 มิ.ย. 62 20.00 น.", "หน้า 1 จาก 1", "ถึงรายการที่ 7", "(นางรอฮานี หมัดเส็น)"):
        assert expected in said


def test_a_demonstration_says_on_paper_too_that_it_is_invented(settings: Settings) -> None:
    settings.DEMO = True
    assert "ข้อมูลสมมุติทั้งหมด" in words(printed())


@pytest.mark.parametrize(
    "typed", ['#panic("no")', "*ป้าเอียด*", "$x$", "\\ <here> @there", '"; #sys.inputs', '#read("/etc/passwd")']
)
def test_what_a_person_typed_is_printed_and_never_run(typed: str) -> None:
    assert typed in words(printed(name=typed))


def test_the_same_data_in_the_same_second_is_the_same_paper() -> None:
    assert printed() == printed()


def test_long_papers_count_their_pages() -> None:
    found = pages(printed(rows=[[f"แถว {number}", "1.00"] for number in range(120)]))
    assert len(found) > 2
    assert [f"หน้า {number} จาก {len(found)}" in page for number, page in enumerate(found, 1)] == [True] * len(found)


def test_a_template_without_its_data_is_our_fault_and_loud() -> None:
    with pytest.raises(typst.TypstError):
        paper.compile(SPECIMEN, {})


def test_a_code_keeps_its_address_in_few_dots() -> None:
    drawn = paper.qr("https://example.org/groups/tha-ruea-kao/days/2019-06-09/paper/1/")
    assert ('width="37"' in drawn, drawn.startswith("<svg ")) == (True, True)


def test_an_answer_is_shown_in_the_browser_and_kept_by_nobody() -> None:
    answer = paper.answer(b"%PDF-", "day-a-2019-06-09")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="day-a-2019-06-09.pdf"'
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", ["ใบเก็บเงิน", "a/b", 'a"b', "a\\b"])
def test_a_name_some_machine_cannot_keep_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match="name of a file"):
        paper.answer(b"", name)
