"""Excel workbooks, read as a stream. Formulas give the result that was saved with them; no macro and no link is ever followed."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from typing import IO, Protocol, cast

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from khaotom.front.importing import refusals
from khaotom.front.importing.sheet import MOST_COLUMNS, Cell, Flaw
from khaotom.kernel.calendar import BUDDHIST_ERA

MOST_PARTS = 200
LARGEST_UNPACKED = 20  # megabytes
LAST_ROW = 1_048_576
WORKBOOK = "xl/workbook.xml"
DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
MERGE = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
BUDDHIST_YEARS = range(2400, 2701)
BAD = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    OSError,
    SyntaxError,
)
"""What a broken or malicious workbook makes its reader raise; ``SyntaxError`` is the XML parser's."""


class Streamed(Protocol):
    """A sheet of a workbook that is read as a stream, as far as it is used here."""

    def reset_dimensions(self) -> None: ...
    def iter_rows(self, *, max_col: int) -> Iterator[Sequence[object]]: ...
    def _get_source(self) -> IO[bytes]: ...


@dataclass(frozen=True, slots=True)
class Box:
    """Cells that are one: columns and rows from 1."""

    left: int
    top: int
    right: int
    bottom: int

    def columns(self, row: int) -> range:
        """Which of its columns lie in a row."""
        return range(self.left, self.right + 1) if self.top <= row <= self.bottom else range(0)


def sheets(name: str, content: bytes) -> Iterator[Iterator[list[Cell]]]:
    """Each sheet's rows, in their order. Refuses: IMP-001 (no workbook), IMP-003 (too large unpacked), IMP-004 (damaged)."""
    _check(name, content)
    with _damaged(name):
        results, formulas = _open(content, results=True), _open(content, results=False)
        pairs = list(zip(results.worksheets, formulas.worksheets, strict=True))
    for shown, written in pairs:
        yield _rows(name, cast(Streamed, shown), cast(Streamed, written))


def _check(name: str, content: bytes) -> None:
    """Before anything is unpacked: what the archive says its parts come to, and that its XML plays no tricks."""
    with _damaged(name), zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED * 1024 * 1024:
            raise refusals.TooLarge(most=LARGEST_UNPACKED)
        if WORKBOOK not in archive.namelist():
            raise refusals.NotASpreadsheet(name=name)
        for part in parts:
            with archive.open(part) as opened:
                if DOCTYPE.search(opened.read(4096)):
                    raise refusals.Damaged(name=name)


@contextmanager
def _damaged(name: str) -> Iterator[None]:
    """Whatever the readers stumble over is a damaged file."""
    try:
        yield
    except (*BAD, RuntimeError, NotImplementedError) as problem:  # the last two: a part that is locked or strangely packed
        raise refusals.Damaged(name=name) from problem


def _open(content: bytes, *, results: bool) -> Workbook:
    return load_workbook(io.BytesIO(content), read_only=True, data_only=results, keep_links=False)


def _rows(name: str, results: Streamed, formulas: Streamed) -> Iterator[list[Cell]]:
    with _damaged(name):
        merged = _merged(results)
        for sheet in (results, formulas):
            sheet.reset_dimensions()  # what a file says of its size may be wrong
        both = zip_longest(results.iter_rows(max_col=MOST_COLUMNS), formulas.iter_rows(max_col=MOST_COLUMNS), fillvalue=())
        for number, (shown, written) in enumerate(both, start=1):
            if number > LAST_ROW:
                raise refusals.Damaged(name=name)
            yield _row(shown, written, {column for box in merged for column in box.columns(number)})


def _merged(sheet: Streamed) -> list[Box]:
    """Cells that are one with their neighbours; the streaming reader does not tell."""
    with sheet._get_source() as source:
        found = MERGE.findall(source.read())
    return [Box(_column(left), int(top), _column(right), int(bottom)) for left, top, right, bottom in found]


def _column(letters: bytes) -> int:
    return column_index_from_string(letters.decode())


def _row(shown: Sequence[object], written: Sequence[object], merged: set[int]) -> list[Cell]:
    cells = [_cell(result, formula) for result, formula in zip_longest(shown, written)]
    return [Cell(cell.text, cell.was_number, Flaw.MERGED) if at in merged else cell for at, cell in enumerate(cells, start=1)]


def _cell(result: object, formula: object) -> Cell:
    value = getattr(result, "value", None)
    if getattr(formula, "data_type", "") == "f" and value is None:
        return Cell(flaw=Flaw.FORMULA)
    if getattr(result, "data_type", "") == "e":
        return Cell(str(value), flaw=Flaw.ERROR)
    return Cell(_text(value), isinstance(value, int | float) and not isinstance(value, bool))


def _text(value: object) -> str:
    """As it would be typed: a number without the noise of its binary form, a day in the form with dashes."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    if isinstance(value, date):
        return _day(value.date() if isinstance(value, datetime) else value)
    return str(value)


def _day(day: date) -> str:
    """A date cell holds the Christian year; who typed 9/6/2502 into it gave the Buddhist one all the same."""
    year = day.year - BUDDHIST_ERA if day.year in BUDDHIST_YEARS else day.year
    return f"{year:04d}-{day.month:02d}-{day.day:02d}"
