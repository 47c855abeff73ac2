"""What is asked about contributions that stopped, matching money, and the years to come."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khaotom.till.models import Place
from khaotom.ui import formats
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import AmountField, DayField
from khaotom.welfare import projection
from khaotom.welfare.outlook import DEATHS, GIVEN, JOINING_AGE, Outlook
from khaotom.welfare.projection import Assumptions, Often

RATES = 3000
"""The most that is believed of a rate: three times a year to everybody."""


class EndedForm(KeyedForm):
    """Nothing to fill in: that her part has ended is only confirmed."""


class TimeForm(KeyedForm):
    """Through which month the meeting gives time."""

    month = forms.TypedChoiceField(label=_("The meeting gives her time through"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, months: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(month, formats.month_short(month)) for month in months]


class AskForm(KeyedForm):
    """Nothing to fill in: the list and the amount are shown, and are what is asked for."""


class CameForm(KeyedForm):
    """What the bank book says of matching money."""

    amount = AmountField(label=_("How much came"))
    on = DayField(label=_("On"))
    bank = forms.ChoiceField(label=_("To which account"), widget=forms.RadioSelect)
    reference = forms.CharField(label=_("Number of the letter or of the transfer"), max_length=40, required=False)

    def __init__(self, *args: Any, banks: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.banks = {str(bank.pk): bank for bank in banks}
        field = self.fields["bank"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, bank.name) for key, bank in self.banks.items()]
        field.initial = next(iter(self.banks), "")

    @property
    def account(self) -> Place:
        """Where it came to."""
        return self.banks[self.cleaned_data["bank"]]


def _number(label: Any, highest: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=highest,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "6"}),
        error_messages={
            "required": _("The number is still empty."),
            "invalid": _("This cannot be read as a whole number. Write digits only, such as 3."),
            "min_value": _("This number is too small. Write 0 or more."),
            "max_value": _("This number is too large: at most %(limit_value)s."),
        },
    )


class AssumptionsForm(forms.Form):
    """Everything the projection assumes, to be changed and looked at again; nothing is kept."""

    deaths_0 = _number(_("younger than 60"), projection.PER)
    deaths_1 = _number(_("60 to 69 years"), projection.PER)
    deaths_2 = _number(_("70 to 79 years"), projection.PER)
    deaths_3 = _number(_("80 years and older"), projection.PER)
    joining = _number(_("New members a year"), 1000)
    joining_age = _number(_("How old new members are"), 99)
    leaving = _number(_("Of 1,000 members leave in a year"), projection.PER)
    given = _number(_("Of every 100 baht due, so many are given"), 100)
    added = AmountField(label=_("Matching money a year"))

    def __init__(self, *args: Any, outlook: Outlook, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": beginning(outlook)})
        self.outlook = outlook
        for rate in outlook.rates:
            self.fields[f"{rate.name}-young"] = _number(_("younger than 60"), RATES)
            self.fields[f"{rate.name}-old"] = _number(_("60 years and older"), RATES)
            if rate.unit == "bill":
                self.fields[f"{rate.name}-bill"] = AmountField(label=_("One bill is about"))

    def assumptions(self) -> Assumptions:
        """As typed; where nothing is typed yet or something is to be mended, as it begins."""
        says = {**beginning(self.outlook), **(self.cleaned_data if self.is_bound and self.is_valid() else {})}
        return Assumptions(
            deaths=[says[f"deaths_{band}"] for band in range(len(projection.BANDS))],
            leaving=says["leaving"],
            joining=says["joining"],
            joining_age=says["joining_age"],
            given=says["given"],
            added=says["added"] or 0,
            often={
                rate.name: Often(
                    says[f"{rate.name}-young"], says[f"{rate.name}-old"], says.get(f"{rate.name}-bill") or rate.often.bill
                )
                for rate in self.outlook.rates
            },
        )

    @property
    def deaths(self) -> list[forms.BoundField]:
        """The rates of death, the youngest first."""
        return [self[f"deaths_{band}"] for band in range(len(projection.BANDS))]

    @property
    def people(self) -> list[forms.BoundField]:
        """Who comes, who goes, and what is given."""
        return [self["joining"], self["joining_age"], self["leaving"], self["given"]]

    @property
    def rates(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Each benefit with its fields."""
        return [
            (rate, [self[name] for name in self.fields if name in {f"{rate.name}-young", f"{rate.name}-old"}])
            for rate in self.outlook.rates
        ]

    @property
    def bills(self) -> dict[str, forms.BoundField]:
        """The size of one bill, by the clause's name."""
        return {rate.name: self[f"{rate.name}-bill"] for rate in self.outlook.rates if rate.unit == "bill"}


def beginning(outlook: Outlook) -> dict[str, int]:
    """Where the assumptions begin."""
    found = {f"deaths_{band}": rate for band, rate in enumerate(DEATHS)}
    found |= {"joining": outlook.joining, "joining_age": JOINING_AGE, "leaving": outlook.leaving, "given": GIVEN}
    found["added"] = outlook.added
    for rate in outlook.rates:
        found |= {f"{rate.name}-young": rate.often.young, f"{rate.name}-old": rate.often.old}
        if rate.unit == "bill":
            found[f"{rate.name}-bill"] = rate.often.bill
    return found
