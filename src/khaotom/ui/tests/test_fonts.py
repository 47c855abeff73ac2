"""The font of papers: Thai and Latin from one file, and what is copied out of a PDF is what was written."""

import subprocess
from pathlib import Path

import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

FONTS = Path(__file__).parent.parent / "fonts"
WRITTEN = "วันอาทิตย์ที่ 9 มิถุนายน 2562 ครึ่งนั้น ที่ทำ ผู้ใหญ่ ก้อเส็ม โต๊ะ-หัด เดี๋ยว น้ำ ชั้นหนึ่ง ปู่ย่า ๒๕๖๒ Khaotom 7,360.50"


def paper(folder: Path, weight: str) -> Path:
    """One line of the font, as a PDF."""
    source, pdf = folder / "line.typ", folder / f"{weight}.pdf"
    source.write_text(f'#set page(width: 400mm)\n#set text(font: "Sarabun", lang: "th", weight: "{weight}")\n{WRITTEN}\n')
    typst.compile(str(source), output=str(pdf), font_paths=[str(FONTS)], ignore_system_fonts=True)
    return pdf


@pytest.mark.parametrize(("weight", "file"), [("regular", "Sarabun-Regular"), ("bold", "Sarabun-Bold")])
def test_one_file_writes_both_scripts(tmp_path: Path, weight: str, file: str) -> None:
    resources = PdfReader(paper(tmp_path, weight)).pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    fonts = resources["/Font"]
    assert isinstance(fonts, DictionaryObject)
    assert [font.get_object()["/BaseFont"].partition("+")[2] for font in fonts.values()] == [file]


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_what_is_copied_is_what_was_written(tmp_path: Path, weight: str) -> None:
    answer = subprocess.run(["pdftotext", str(paper(tmp_path, weight)), "-"], check=True, capture_output=True, text=True)
    assert answer.stdout.strip() == WRITTEN


def test_the_licence_lies_beside_them() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()
