"""What is typed at the desk: a page of the paper sheet, one short text a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khaotom.collection import rules
from khaotom.collection.selectors import Due, Row
from khaotom.collection.services.slips import Item
from khaotom.people.forms.pictures import PictureField
from khaotom.till.models import TransferSlip
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import AmountField

PAGE_ROWS = 25  # as the printed sheet has them


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A line as the desk shows it: a field, or what was taken at a table before (satang)."""

    no: int
    row: Row
    taken: int | None
    told: TransferSlip | None  # sent by transfer, and taken with this line
    field: forms.BoundField | None
    likely: bool  # it alone would explain why the page does not come to its total


class DeskForm(KeyedForm):
    """A page of the paper sheet: one short text a row, and the total written on the paper."""

    paper_total = AmountField(label=_("Total on the paper"))
    photo = PictureField(label=_("Photo of the signed page"), required=False)

    def __init__(
        self, *args: Any, rows: Sequence[Row], taken: Mapping[UUID, int], told: Mapping[UUID, TransferSlip], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows, self.told = rows, told
        self.taken = [taken.get(row.membership.pk) for row in rows]  # satang taken at a table before; such a row is not keyed
        self.likely: list[int] = []
        for no, (row, before) in enumerate(zip(rows, self.taken, strict=True), start=1):
            if before is None:
                self.fields[f"row_{no}"] = KeyedRow(row=row)

    @property
    def items(self) -> list[list[Item]]:
        """What each row's text means, in the rows' order; empty for who did not pay."""
        return [self.cleaned_data.get(f"row_{no}", []) for no in range(1, len(self.rows) + 1)]

    @property
    def before(self) -> int:
        """Satang taken from rows of this page at a table."""
        return sum(amount or 0 for amount in self.taken)

    def look_again(self, gap: int) -> None:
        """Mark the rows that alone would explain the difference (keyed less paper, in satang)."""
        rows = enumerate(zip(self.items, self.rows, self.taken, strict=True), start=1)
        keyed = [
            rules.Keyed(no, sum(item.amount for item in items), row.total) for no, (items, row, taken) in rows if taken is None
        ]
        self.likely = rules.likely(gap, keyed)

    @property
    def lines(self) -> list["DeskLine"]:
        """The page's lines, in order."""
        rows = enumerate(zip(self.rows, self.taken, strict=True), start=1)
        return [
            DeskLine(
                no, row, taken, self.told.get(row.membership.pk), self[f"row_{no}"] if taken is None else None, no in self.likely
            )
            for no, (row, taken) in rows
        ]


class KeyedRow(forms.CharField):
    """One row of the desk: "130", "-" (did not pay), "*2" (two months), "=" (as expected)."""

    def __init__(self, *, row: Row) -> None:
        called = row.membership.person.calling
        super().__init__(
            label=called,
            max_length=14,
            error_messages={"required": _("This row has no answer yet. Press Enter for as expected, or - for did not pay.")},
            widget=forms.TextInput(
                attrs={
                    "inputmode": "decimal",
                    "autocomplete": "off",
                    "class": "input desk-cell",
                    "data-expected": str(row.total),
                    "data-months": " ".join(
                        str(amount) for amount in accumulate(sum(one.amount for one in month) for month in self._by_month(row))
                    ),
                }
            ),
        )
        self.row = row

    @staticmethod
    def _by_month(row: Row) -> list[list[Due]]:
        """What is owed and may be paid ahead, month by month from the oldest."""
        due = [*row.due, *row.ahead]
        months = sorted({one.month for one in due if one.payable == "pledge"})
        return [[one for one in due if one.month == month] for month in months]

    def clean(self, value: Any) -> list[Item]:
        """The items the text stands for."""
        typed = str(super().clean(value)).strip()
        if typed == "-":
            return []
        if typed == "=":
            return [Item(due.payable, due.month, due.amount) for due in self.row.due]
        owed = [*self.row.due, *self.row.ahead]
        if typed.startswith("*"):
            return self._months(typed)
        parts = rules.fill(self._amount(typed), [due.amount for due in owed])
        if parts is None:
            raise ValidationError(
                _("%(typed)s baht is more than %(called)s can pay, coming months included. Look at the zeros once more."),
                params={"typed": typed, "called": self.label},
            )
        return [Item(due.payable, due.month, part) for due, part in zip(owed, parts, strict=True) if part]

    def _amount(self, typed: str) -> int:
        return AmountField().clean(typed)  # type: ignore[no-any-return]

    def _months(self, typed: str) -> list[Item]:
        many = typed.removeprefix("*")
        if not many.isdecimal() or not 1 <= int(many) <= 24:
            raise ValidationError(
                _("“%(typed)s” is not a number of months. Write * and a number, such as *2."), params={"typed": typed}
            )
        return [Item(due.payable, due.month, due.amount) for month in self._by_month(self.row)[: int(many)] for due in month]
