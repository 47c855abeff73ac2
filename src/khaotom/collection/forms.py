"""What is typed on the screens of an evening."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khaotom.collection import rules, words
from khaotom.collection.models import Slip
from khaotom.collection.selectors import Row
from khaotom.collection.services.slips import Item
from khaotom.people.models import Membership, Person
from khaotom.till.forms import PictureField
from khaotom.till.models import Count, Place, TransferSlip
from khaotom.till.purposes import purposes
from khaotom.ui.counts import CountField, total
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import AmountField, DayField
from khaotom.ui.widgets import PinInput

FUNDS = (("savings", _("savings fund")), ("welfare", _("welfare fund")))


def _people(officers: Sequence[Person]) -> list[tuple[str, str]]:
    return [(str(one.pk), one.calling) for one in officers]


class CountersForm(KeyedForm):
    """Two officers who count together; those who counted last are chosen already."""

    counted_by = forms.MultipleChoiceField(
        label=_("Who counts (two people)"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the two who count.")},
    )

    def __init__(self, *args: Any, officers: Sequence[Person], usual: Sequence[UUID] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["counted_by"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = _people(officers)
        known = [one.pk for one in officers]
        chosen = [one for one in usual if one in known] or known[:2]
        field.initial = [str(one) for one in chosen]

    def clean_counted_by(self) -> list[str]:
        """Exactly two."""
        chosen: list[str] = self.cleaned_data["counted_by"]
        if len(chosen) != 2:
            raise ValidationError(_("Two people count together: choose two, now it is %(many)s."), params={"many": len(chosen)})
        return chosen

    @property
    def counters(self) -> tuple[UUID, UUID]:
        """The two people's ids, once the form is valid."""
        first, second = self.cleaned_data["counted_by"]
        return UUID(first), UUID(second)


class OpeningCountForm(CountersForm):
    """Before collecting: the total is enough."""

    counted = AmountField(label=_("Counted altogether"))


class ClosingCountForm(CountersForm):
    """After collecting: by notes and coins."""

    pieces = CountField(label=_("Notes and coins"))

    @property
    def counted(self) -> int:
        """Satang, from the pieces."""
        return total(self.cleaned_data["pieces"])


class DifferenceForm(KeyedForm):
    """A difference is written down: why, as far as anybody knows, and of which fund."""

    reason = forms.ChoiceField(
        label=_("Why, as far as anybody knows"),
        choices=[choice for choice in Count.Reason.choices if choice[0]],
        widget=forms.RadioSelect,
    )
    fund = forms.ChoiceField(label=_("Keep it open in"), choices=FUNDS, initial="savings", widget=forms.RadioSelect)


class TableForm(KeyedForm):
    """A table opens with its own tray and the coins to begin with, or takes straight into the box."""

    place = forms.ChoiceField(label=_("Where does the money go?"), widget=forms.RadioSelect)
    float_amount = AmountField(label=_("Money to begin with, taken from the box"), required=False)

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(place.pk), place.name) for place in places]
        field.initial = str(places[0].pk)


class SecondPersonForm(KeyedForm):
    """The phone is handed over: the second officer types her own PIN; or two who came are witnesses."""

    second = forms.ChoiceField(label=_("The second person"), widget=forms.RadioSelect, required=False)
    pin = forms.CharField(label=_("Her own PIN"), widget=PinInput, required=False)
    first_witness = forms.ChoiceField(label=_("First witness"), required=False)
    second_witness = forms.ChoiceField(label=_("Second witness"), required=False)

    def __init__(self, *args: Any, officers: Sequence[Person], present: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("second", _people(officers)),
            ("first_witness", [("", "–"), *_people(present)]),
            ("second_witness", [("", "–"), *_people(present)]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        self.by_witnesses = bool(present)

    def clean(self) -> dict[str, Any]:
        """One way or the other: a PIN, or two witnesses."""
        cleaned = super().clean() or {}
        witnessed = cleaned.get("first_witness") and cleaned.get("second_witness")
        if not witnessed and not (cleaned.get("second") and cleaned.get("pin")):
            raise ValidationError(_("A second person is needed: choose who it is and let her type her own PIN."), code="second")
        return cleaned


class LaterForm(SecondPersonForm):
    """The second person is away: it waits until she has agreed from her own sign-in."""

    later = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """One who asks others to agree later needs nobody beside her now."""
        return self.cleaned_data if self.cleaned_data.get("later") else super().clean()


class ClosingForm(LaterForm):
    """Who holds the cash, by when it is banked, that the waivers were read, and the second person."""

    first_holder = forms.ChoiceField(label=_("The cash is with"), widget=forms.RadioSelect)
    second_holder = forms.ChoiceField(label=_("together with"), required=False)
    bank_by = DayField(label=_("To the bank by"), required=False)
    to_bank = AmountField(label=_("So much goes to the bank"), required=False)
    paper_seen = forms.BooleanField(label=_("The missing slips were looked up on the paper"), required=False)
    waivers_read = forms.BooleanField(label=_("The waivers were read out and the meeting agreed"), required=False)

    def __init__(self, *args: Any, holders: Sequence[Person], cash: bool = True, may_wait: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_wait:
            del self.fields["later"]
        if not cash:
            for name in ("first_holder", "second_holder", "to_bank", "bank_by"):
                del self.fields[name]
            return
        for name, choices in (("first_holder", _people(holders)), ("second_holder", [("", _("nobody else")), *_people(holders)])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class PaymentForm(LaterForm):
    """Money out: to whom, for what, how much, under which rule."""

    purpose = forms.ChoiceField(label=_("For what"), widget=forms.RadioSelect)
    payee = forms.ChoiceField(label=_("To whom"))
    amount = AmountField(label=_("How much"))
    clause = forms.CharField(label=_("By rule number"), max_length=12, required=False)
    note = forms.CharField(label=_("What happened, in a few words"), max_length=200, required=False)

    def __init__(self, *args: Any, members: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        payees, kinds = self.fields["payee"], self.fields["purpose"]
        assert isinstance(payees, forms.ChoiceField)
        assert isinstance(kinds, forms.ChoiceField)
        payees.choices = [("", "–"), *((str(m.pk), f"{m.number} {m.person.calling} ({m.person.full_name})") for m in members)]
        kinds.choices = [(name, purpose.name) for name, purpose in purposes.items()]


class BankingForm(KeyedForm):
    """The bank's slip: how much, which day, its photo."""

    amount = AmountField(label=_("Paid in at the bank"))
    on = DayField(label=_("Paid in on"))
    bank = forms.ChoiceField(label=_("To which account"), widget=forms.RadioSelect)
    photo = PictureField(label=_("Photo of the bank's slip"))

    def __init__(self, *args: Any, banks: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["bank"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(bank.pk), bank.name) for bank in banks]
        field.initial = str(banks[0].pk)

    def chosen(self, banks: Sequence[Place]) -> Place:
        """The account it went to."""
        return next(bank for bank in banks if str(bank.pk) == self.cleaned_data["bank"])


class FoundForm(KeyedForm):
    """Is the transfer in the bank book? Which button was pressed."""

    found = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class HeldForm(SecondPersonForm):
    """What became of a held slip's money."""

    act = forms.ChoiceField(label=_("What became of the money?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, closed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["act"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("gave_back", _("it was given back")),
            *([("real", _("it was real: add it to the book"))] if closed else []),
        ]
        field.initial = "gave_back"

    def clean(self) -> dict[str, Any]:
        """Giving back needs nobody else; adding to a closed book does."""
        return self.cleaned_data if self.cleaned_data.get("act") == "gave_back" else super().clean()


class CorrectionForm(LaterForm):
    """What was wrong, and how it should read: whose it is, and the amount of each part (0: it should not be there).

    First the effect is shown; ``shown`` then says of which answer, and the second person agrees to that.
    """

    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    why = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=[
            ("wrong_amount", _("the amount")),
            ("wrong_person", _("the person")),
            ("wrong_column", _("the column")),
            ("twice", _("written twice")),
            ("forgotten", _("something was left out")),
        ],
        widget=forms.RadioSelect,
    )
    membership = forms.ChoiceField(label=_("Whose payment it was"))

    def __init__(self, *args: Any, members: Sequence[Membership], parts: Sequence[Item], slip: Slip, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["membership"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(m.pk), f"{m.number} {m.person.calling} ({m.person.full_name})") for m in members]
        field.initial = str(slip.membership_id)
        self.part_names = [f"part_{no}" for no in range(len(parts))]
        for name, part in zip(self.part_names, parts, strict=True):
            self.fields[name] = AmountField(label=words.label(part.payable, part.month), initial=part.amount)

    def clean(self) -> dict[str, Any]:
        """The second person is asked once she can see what she agrees to."""
        return super().clean() if self.data.get("shown") else self.cleaned_data

    @property
    def says(self) -> str:
        """What was answered, as one text: an effect that was shown belongs to it alone."""
        cleaned = self.cleaned_data
        return " ".join([cleaned["why"], cleaned["membership"], *map(str, self.amounts)])

    @property
    def amounts(self) -> list[int]:
        """The right amount of each part, in satang."""
        return [self.cleaned_data[name] for name in self.part_names]

    @property
    def part_fields(self) -> list[forms.BoundField]:
        """The parts' fields, for the page."""
        return [self[name] for name in self.part_names]


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
                    "data-months": " ".join(str(amount) for amount in self._by_months(row)),
                }
            ),
        )
        self.row = row

    @staticmethod
    def _by_months(row: Row) -> list[int]:
        """What one, two, three … months come to, in satang."""
        due = [*row.due, *row.ahead]
        months = sorted({one.month for one in due if one.payable == "pledge"})
        return list(accumulate(sum(one.amount for one in due if one.month == month) for month in months))

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
        months = sorted({due.month for due in [*self.row.due, *self.row.ahead] if due.payable == "pledge"})[: int(many)]
        return [Item(due.payable, due.month, due.amount) for due in [*self.row.due, *self.row.ahead] if due.month in months]
