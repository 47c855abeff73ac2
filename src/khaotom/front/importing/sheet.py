"""A spreadsheet as plain texts: what every reader makes of a file, and what is sent back and forth while it is looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from openpyxl.utils import get_column_letter

MOST_COLUMNS = 60


class Flaw(StrEnum):
    """Why a cell's value cannot be known."""

    FORMULA = "formula"  # no result was saved with it
    ERROR = "error"  # #REF!, #N/A …
    MERGED = "merged"  # one with its neighbour: whose value it is nobody can say


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text; ``was_number`` where the spreadsheet held a number (leading zeros are lost then), ``flaw`` where it has none."""

    text: str = ""
    was_number: bool = False
    flaw: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty, by its number in the file, with its cells by column name."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows below the headings. ``places`` is where each known column stands, from 1; ``strange`` are headings nobody knows."""

    name: str
    places: Mapping[str, int]
    strange: Sequence[str]
    rows: Sequence[Row]

    def address(self, column: str, row: int) -> str:
        """B14."""
        return f"{get_column_letter(self.places.get(column, 1))}{row}"
