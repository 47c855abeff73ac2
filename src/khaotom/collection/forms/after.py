"""What is typed after an evening: the bank's slip, held slips, corrections."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khaotom.collection import words
from khaotom.collection.forms.evening import LaterForm, SecondPersonForm
from khaotom.collection.models import Slip
from khaotom.collection.services.slips import Item
from khaotom.people.forms.pictures import PictureField
from khaotom.people.models import Membership
from khaotom.till.models import Place
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import AmountField, DayField


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
