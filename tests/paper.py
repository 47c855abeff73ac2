"""Reading a printed PDF back, as a reader that copies its text does.

Thai letters with marks are drawn as several glyphs and carry what they mean beside them (``ActualText``); plain extraction, which
knows glyphs only, would lose the marks.
"""

import io
import re
from typing import cast

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

BEGINS, ENDS, SHOWS, FONT = b"BDC", b"EMC", (b"Tj", b"TJ"), b"Tf"


def pages(pdf: bytes) -> list[str]:
    """The words of each page, a line for each piece of marked content."""
    reader = PdfReader(io.BytesIO(pdf))
    return [_Page(reader, page).words() for page in reader.pages]


def words(pdf: bytes) -> str:
    """The words of all pages."""
    return "\n".join(pages(pdf))


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in millimetres."""
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    return [(round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)) for box in boxes]


class _Page:
    def __init__(self, reader: PdfReader, page: PageObject) -> None:
        self.stream = ContentStream(page.get_contents(), reader)
        fonts = cast(DictionaryObject, cast(DictionaryObject, page["/Resources"])["/Font"])
        self.letters = {name: _letters(cast(DictionaryObject, fonts[name])) for name in fonts}
        self.font = ""
        self.said: list[str] = []
        self.inside: list[str | None] = []

    def words(self) -> str:
        for operands, operator in self.stream.operations:
            if operator == BEGINS:
                self._begin(operands[1] if len(operands) > 1 else None)
            elif operator == ENDS:
                self.inside.pop()
            elif operator == FONT:
                self.font = operands[0]
            elif operator in SHOWS and not any(self.inside):
                self.said.append(self._shown(operands[0]))
        return "".join(self.said)

    def _begin(self, properties: object) -> None:
        meant = properties.get("/ActualText") if isinstance(properties, dict) else None
        self.inside.append(str(meant) if meant else None)
        self.said.append(str(meant) if meant else "\n" if isinstance(properties, dict) and "/MCID" in properties else "")

    def _shown(self, drawn: object) -> str:
        pieces = drawn if isinstance(drawn, list) else [drawn]
        return "".join(self._decoded(piece) for piece in pieces if isinstance(piece, str | bytes))

    def _decoded(self, piece: str | bytes) -> str:
        raw = piece if isinstance(piece, bytes) else getattr(piece, "original_bytes", piece.encode("latin-1"))
        known = self.letters[self.font]
        return "".join(known.get(int.from_bytes(raw[at : at + 2]), "") for at in range(0, len(raw), 2))


def _letters(font: DictionaryObject) -> dict[int, str]:
    """Glyph → what it stands for alone, from the font's own table."""
    table = cast(StreamObject, font["/ToUnicode"]).get_data().decode()
    found = {}
    for glyph, meaning in re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", table):
        found[int(glyph, 16)] = bytes.fromhex(meaning).decode("utf-16-be")
    return found
