"""A file becomes a ``Sheet``: whatever it is called, it is taken for what its bytes say it is, and never for more than its size."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khaotom.front.importing import columns, excel, refusals
from khaotom.front.importing.sheet import MOST_COLUMNS, Cell, Flaw, Row, Sheet
from khaotom.kernel import thai

MEGABYTE = 1024 * 1024
LARGEST = 2  # megabytes
MOST_ROWS = 500
MOST_LETTERS = 300  # of a cell: nothing in a register is longer
HEADINGS_WITHIN = 30  # rows: above them stand titles and dates

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
TEXT_CONTROLS = frozenset(b"\t\r\n\x0c")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: what it is called and its bytes."""

    name: str
    content: bytes


def read(upload: Upload) -> Sheet:
    """The list in it. Refuses: IMP-001 (no spreadsheet), 002 (old or locked), 003 (large), 004 (damaged), 005–007, 009 (the list)."""
    if len(upload.content) > LARGEST * MEGABYTE:
        raise refusals.TooLarge(most=LARGEST)
    if not upload.content.strip():
        raise refusals.NobodyInIt
    if upload.content.startswith(OLE):
        raise refusals.OldExcel(name=upload.name)
    if upload.content.startswith(ZIP):
        return _first_list(upload.name, excel.sheets(upload.name, upload.content))
    return _first_list(upload.name, [_csv(upload)])


def _first_list(name: str, sheets: Iterable[Iterable[Sequence[Cell]]]) -> Sheet:
    """The first sheet that has the headings; where none has them, what is missing in the first."""
    missing: refusals.HeadingsMissing | None = None
    for rows in sheets:
        try:
            return _list(name, rows)
        except refusals.HeadingsMissing as refusal:
            missing = missing or refusal
    raise missing or refusals.NobodyInIt


def _list(name: str, rows: Iterable[Sequence[Cell]]) -> Sheet:
    numbered = ((number, cells) for number, cells in enumerate(rows, start=1) if any(_filled(cell) for cell in cells))
    places, strange = _headings(numbered)
    found = []
    for number, cells in numbered:
        mine = {column: _cut(cells[place - 1]) for column, place in places.items() if place <= len(cells)}
        if any(_filled(cell) for cell in mine.values()):
            found.append(Row(number, mine))
        if len(found) > MOST_ROWS:
            raise refusals.TooManyRows(most=MOST_ROWS)
    if not found:
        raise refusals.NobodyInIt
    return Sheet(name, places, strange, found)


def _cut(cell: Cell) -> Cell:
    return Cell(cell.text[:MOST_LETTERS], cell.was_number, cell.flaw)


def _filled(cell: Cell) -> bool:
    return bool(cell.text.strip()) or (bool(cell.flaw) and cell.flaw != Flaw.MERGED)


def _headings(rows: Iterator[tuple[int, Sequence[Cell]]]) -> tuple[dict[str, int], list[str]]:
    """Where each column stands. Reads on until the row of headings is found."""
    best: set[str] = set()
    for _read, (_number, cells) in zip(range(HEADINGS_WITHIN), rows, strict=False):
        places, strange = _places(cells)
        best = max(best, set(places), key=len)
        if _is_enough(places):
            return places, strange
    lacking = [column for column in columns.NEEDED if column not in best]
    if not best & set(columns.NAMES):
        lacking.append(columns.CALLED)
    raise refusals.HeadingsMissing(missing=", ".join(f"“{columns.BY_NAME[column].heading}”" for column in lacking))


def _is_enough(places: dict[str, int]) -> bool:
    return all(column in places for column in columns.NEEDED) and any(column in places for column in columns.NAMES)


def _places(cells: Sequence[Cell]) -> tuple[dict[str, int], list[str]]:
    places: dict[str, int] = {}
    strange: list[str] = []
    for place, cell in enumerate(cells, start=1):
        column = columns.named(cell.text)
        if column is None:
            strange += [thai.plain(cell.text)[:40]] if cell.text.strip() else []
        elif column in places:
            twice = places | {column: place}
            if _is_enough(twice):
                sheet = Sheet("", {"first": places[column], "second": place}, (), ())
                first, second = (sheet.address(which, 0).rstrip("0") for which in ("first", "second"))
                raise refusals.HeadingTwice(heading=str(columns.BY_NAME[column].heading), first=first, second=second)
        else:
            places[column] = place
    return places, strange


# --- CSV -----------------------------------------------------------------------------------------------------------------


def _csv(upload: Upload) -> Iterator[list[Cell]]:
    text = _decoded(upload)
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(",;\t|", key=first.count)
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            yield [Cell(cell) for cell in cells[:MOST_COLUMNS]]
    except csv.Error as problem:
        raise refusals.Damaged(name=upload.name) from problem


def _decoded(upload: Upload) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, or the Thai of Windows (CP874, of which TIS-620 is a part)."""
    content = upload.content
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    elif any(byte < 0x20 and byte not in TEXT_CONTROLS for byte in content[: 64 * 1024]):
        raise refusals.NotASpreadsheet(name=upload.name)
    else:
        candidates = ["utf-8-sig", "cp874"]
    for encoding in candidates:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refusals.NotASpreadsheet(name=upload.name)
