"""A row of texts becomes a line of values, or the findings that stand in its way."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from django.db.models import CharField

from khaotom.front.importing import columns, refusals
from khaotom.front.importing.sheet import Cell, Flaw, Row
from khaotom.kernel import months, thai
from khaotom.kernel.calendar import NotADay, WhyNotADay, parse_month
from khaotom.kernel.money import NotMoney, WhyNotMoney, parse_baht
from khaotom.kernel.refusal import Refusal
from khaotom.people import births, phones, thai_ids
from khaotom.people import refusals as people
from khaotom.people.births import Birth
from khaotom.people.models import Person
from khaotom.people.services.people import Names
from khaotom.ui import formats

T = TypeVar("T")

YES = frozenset("ใช่ เข้า เป็น มี สมัคร yes y true 1 x ✓ ✔ / √".split())
NO = frozenset("ไม่ ไม่ใช่ ไม่เข้า ไม่เป็น ไม่มี no n false 0 - –".split())
DIGITS = re.compile("[0-9]+")
LONGEST_SHOWN = 40
BAHT = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """What is the matter with one cell of one row."""

    row: int
    column: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Brought:
    """What her passbook says: satang, and the last month paid; ``contested`` is what she says above it."""

    saved: int
    through: int
    contested: int


@dataclass(frozen=True, slots=True)
class Line:
    """One member as the file has her. ``brought`` None: her balance is set later. Amounts in satang."""

    row: int
    number: str
    names: Names
    phone: str
    pledge: int
    welfare: bool
    brought: Brought | None
    birth: Birth
    national_id: str
    zone: str


@dataclass(slots=True)
class Reading:
    """One row being read: what was found in it so far."""

    row: Row
    today: date
    number_width: int
    findings: list[Finding] = field(default_factory=list)

    def line(self) -> Line | None:
        """The row's values; None where something was found."""
        typed = Line(
            row=self.row.number,
            number=self._must(columns.NUMBER, self._number, ""),
            names=self._names(),
            phone=self._may(columns.PHONE, self._phone, ""),
            pledge=self._must(columns.PLEDGE, self._amount, 0),
            welfare=self._may(columns.WELFARE, self._yes, False),
            brought=self._brought(),
            birth=self._may(columns.BORN, self._birth, Birth()),
            national_id=self._may(columns.NATIONAL_ID, self._national_id, ""),
            zone=self._may(columns.ZONE, lambda cell: thai.plain(cell.text), ""),
        )
        return None if self.findings else typed

    def find(self, column: str, refusal: Refusal) -> None:
        """Something is the matter with a cell."""
        self.findings.append(Finding(self.row.number, column, refusal))

    # --- Cells -----------------------------------------------------------------------------------------------------------

    def _cell(self, column: str) -> Cell:
        return self.row.cells.get(column, Cell())

    def _is_empty(self, column: str) -> bool:
        cell = self._cell(column)
        return not thai.plain(cell.text) and not cell.flaw

    def _may(self, column: str, read: Callable[[Cell], T], otherwise: T) -> T:
        """What ``read`` makes of a cell; ``otherwise`` for an empty one and one that is noted as a finding."""
        cell = self._cell(column)
        if self._is_empty(column):
            return otherwise
        try:
            _refuse_flaw(cell)
            return read(cell)
        except Refusal as refusal:
            self.find(column, refusal)
            return otherwise

    def _must(self, column: str, read: Callable[[Cell], T], otherwise: T) -> T:
        if self._is_empty(column):
            self.find(column, refusals.StillEmpty())
        return self._may(column, read, otherwise)

    # --- Values ----------------------------------------------------------------------------------------------------------

    def _number(self, cell: Cell) -> str:
        """Digits alone are filled to the group's width: 7 and 07 are one number."""
        number = thai.plain(cell.text)
        if not any(char in "0123456789" for char in number) or len(number) > 12:
            raise people.StrangeNumber(number=number[:LONGEST_SHOWN])
        return number.zfill(self.number_width) if DIGITS.fullmatch(number) else number

    def _names(self) -> Names:
        words = {
            "called_name": self._words(columns.CALLED, "called_name"),
            "title": self._words(columns.TITLE, "title"),
            "given_name": self._words(columns.GIVEN, "given_name"),
            "family_name": self._words(columns.FAMILY, "family_name"),
        }
        if not words["called_name"] and not words["given_name"] and not self.findings:
            self.find(columns.CALLED, people.NoName())
        return Names(**words)

    def _words(self, column: str, field_name: str) -> str:
        most = cast("CharField[str, str]", Person._meta.get_field(field_name)).max_length or 0

        def read(cell: Cell) -> str:
            words = thai.plain(cell.text)
            if len(words) > most:
                raise refusals.TooLong(letters=len(words), most=most)
            return words

        return self._may(column, read, "")

    def _phone(self, cell: Cell) -> str:
        number = phones.plain(cell.text)
        if cell.was_number and len(number) in (8, 9) and not number.startswith("0"):
            number = f"0{number}"  # a spreadsheet drops the zero in front
        if not phones.is_phone(number):
            raise people.StrangePhone(phone=number)
        return number

    def _amount(self, cell: Cell) -> int:
        shown = thai.plain(cell.text)[:LONGEST_SHOWN]
        try:
            return parse_baht(cell.text)
        except NotMoney as slip:
            if slip.why is WhyNotMoney.NEGATIVE:
                raise refusals.BelowZero(typed=shown) from None
            if slip.why is WhyNotMoney.THREE_DECIMALS:
                raise refusals.FinerThanSatang(typed=shown, instead=slip.suggestion or 0) from None
            if slip.why is WhyNotMoney.TOO_LARGE:
                raise refusals.UnusuallyLarge(typed=shown) from None
            raise refusals.NotAnAmount(typed=shown) from None

    def _yes(self, cell: Cell) -> bool:
        word = thai.plain(cell.text).casefold()
        if word not in YES | NO:
            raise refusals.NeitherYesNorNo(typed=word[:LONGEST_SHOWN])
        return word in YES

    def _brought(self) -> Brought | None:
        if self._is_empty(columns.SAVED):
            for column in (columns.THROUGH, columns.CONTESTED):
                if not self._is_empty(column):
                    self.find(columns.SAVED, refusals.MonthWithoutSavings())
                    return None
            return None
        return Brought(
            saved=self._may(columns.SAVED, self._amount, 0),
            through=self._must(columns.THROUGH, self._month, 0),
            contested=self._may(columns.CONTESTED, self._amount, 0),
        )

    def _month(self, cell: Cell) -> int:
        shown = thai.plain(cell.text)[:LONGEST_SHOWN]
        try:
            return parse_month(cell.text, near=self.today)
        except NotADay as slip:
            if slip.why is WhyNotADay.CHRISTIAN_ERA and slip.suggestion is not None:
                meant = formats.month_long(months.of(slip.suggestion))
                raise refusals.ChristianEra(typed=shown, instead=meant) from None
            raise refusals.NotAMonth(typed=shown) from None

    def _birth(self, cell: Cell) -> Birth:
        shown = thai.plain(cell.text)[:LONGEST_SHOWN]
        text = f"ปี {shown}" if cell.was_number and DIGITS.fullmatch(shown) else cell.text
        try:
            birth = births.read(text, today=self.today)
        except NotADay as slip:
            if slip.why is WhyNotADay.CHRISTIAN_ERA and slip.suggestion is not None:
                raise refusals.ChristianEra(typed=shown, instead=formats.day_long(slip.suggestion)) from None
            raise refusals.NotABirth(typed=shown) from None
        if len(birth.words) > 80:
            raise refusals.TooLong(letters=len(birth.words), most=80)
        return birth

    def _national_id(self, cell: Cell) -> str:
        digits = thai_ids.plain(cell.text)
        if cell.was_number and len(digits) == thai_ids.LENGTH - 1:
            digits = f"0{digits}"
        if not thai_ids.is_id(digits):
            raise people.NotAnId(digits=len(digits))
        return digits


def _refuse_flaw(cell: Cell) -> None:
    if cell.flaw == Flaw.FORMULA:
        raise refusals.FormulaWithoutResult
    if cell.flaw == Flaw.ERROR:
        raise refusals.ErrorInCell(shown=cell.text[:LONGEST_SHOWN])
    if cell.flaw == Flaw.MERGED:
        raise refusals.MergedCell
