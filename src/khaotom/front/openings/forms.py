"""A passbook as it is keyed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khaotom.collection.models import Opening
from khaotom.collection.services.openings import Passbook
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import AmountField, MonthField


class PassbookForm(KeyedForm):
    """What it says, read aloud with its owner beside you. ``changes``: the balance that is put right; empty where none is set yet."""

    changes = forms.UUIDField(widget=forms.HiddenInput, required=False)
    saved = AmountField(label=_("Saved, as the passbook says"), help_text=_("Write 0 where nothing is saved yet."))
    through = MonthField(label=_("The last month paid"), help_text=_("What she owes begins with the month after it."))
    contested = AmountField(
        label=_("What she says is missing"),
        help_text=_("Kept apart until it is clear. It is not counted as hers before."),
        required=False,
    )

    @classmethod
    def of(cls, opening: Opening | None) -> "PassbookForm":
        """Empty, or with what is there."""
        if opening is None:
            return cls()
        kept = {
            "changes": opening.pk,
            "saved": opening.pledged,
            "through": opening.paid_through,
            "contested": opening.contested or None,
        }
        return cls(initial=kept)

    @property
    def passbook(self) -> Passbook:
        """What was keyed; the form is valid."""
        cleaned = self.cleaned_data
        return Passbook(cleaned["saved"], cleaned["through"], cleaned["contested"] or 0)


class RightForm(KeyedForm):
    """Its owner says that it is right."""

    right = forms.BooleanField(widget=forms.HiddenInput, initial=True)
