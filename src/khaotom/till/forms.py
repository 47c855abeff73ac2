"""What is typed of transfers, of places of cash, and of what the group wants to spend."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khaotom.meetings.forms.votes import VoteForm
from khaotom.people.forms.pictures import PictureField
from khaotom.till.models import Place
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import AmountField, DayField


class TransferForm(KeyedForm):
    """How much went to the group's bank account, on which day, and what proves it."""

    amount = AmountField(label=_("How much was transferred"))
    on = DayField(label=_("On"))
    bank = forms.ChoiceField(label=_("To which account"), widget=forms.RadioSelect)
    picture = PictureField(label=_("Picture of the slip"), required=False)
    reference = forms.CharField(
        label=_("Number on the slip"),
        max_length=60,
        required=False,
        help_text=_("The long number, so that it can be found in the bank book."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, banks: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["bank"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(bank.pk), bank.name) for bank in banks]
        field.initial = str(banks[0].pk)


NEW_KINDS = (Place.Kind.TRAY, Place.Kind.ENVELOPE, Place.Kind.BANK)


class PlaceForm(KeyedForm):
    """One more tray, envelope or bank account."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=[(kind.value, kind.label) for kind in NEW_KINDS], widget=forms.RadioSelect, initial="tray"
    )
    name = forms.CharField(label=_("What people call it"), max_length=60)
    bank_number_tail = forms.RegexField(
        regex=r"^[0-9๐-๙]{4}$",
        label=_("Last four digits of the account's number"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "4"}),
        error_messages={"invalid": _("Write the last four digits of the account's number, such as 0123.")},
    )


class RetireForm(KeyedForm):
    """Nothing to fill in: only confirmed."""


class SpendingVoteForm(VoteForm):
    """A meeting that is there already votes on buying something."""

    what = forms.CharField(
        label=_("What the money is for"), max_length=200, help_text=_("Everybody may read it: write things, not names of people.")
    )
    amount = AmountField(label=_("Up to how much"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["on"]
