"""Members and persons."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khaotom.kernel import clock
from khaotom.kernel.calendar import NotADay, WhyNotADay
from khaotom.kernel.citation import CUSTOM, Citation
from khaotom.people import births
from khaotom.people.births import Birth
from khaotom.people.forms.door import PhoneInput, choose
from khaotom.people.models import Consent, Household, Membership, Person, Zone
from khaotom.people.services.people import Details, Names
from khaotom.ui import formats
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import DayField

OTHERS_PHONE = {"autocomplete": "off"}
"""Somebody else's number: the browser must not fill in one's own."""


class NewMemberForm(KeyedForm):
    """Four things are enough to begin; the pledge is the fourth, and asked by the savings room."""

    called_name = forms.CharField(label=_("What people here call her"), max_length=60, required=False)
    given_name = forms.CharField(label=_("Given name"), max_length=80, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=80, required=False)
    phone = forms.CharField(label=_("Phone number"), widget=PhoneInput(OTHERS_PHONE), max_length=20, required=False)
    number = forms.CharField(
        label=_("Member number"),
        help_text=_("Leave it empty for the next one. Fill it in only where the paper book already has a number."),
        max_length=12,
        required=False,
    )

    @property
    def names(self) -> Names:
        """The names as typed."""
        cleaned = self.cleaned_data
        return Names(called_name=cleaned["called_name"], given_name=cleaned["given_name"], family_name=cleaned["family_name"])


class BirthField(forms.CharField):
    """A birth as people know it: a day, a month, a year, "about", or her own words."""

    slips = {
        WhyNotADay.NOT_A_DAY: _(
            "“%(typed)s” cannot be read as a birth date. Write 9/6/2492, or only the year 2492, or ปีฉลู 2492."
        ),
        WhyNotADay.NO_SUCH_DAY: _("There is no such day in the calendar: %(typed)s. Look at the day and the month once more."),
        WhyNotADay.CHRISTIAN_ERA: _("The year in “%(typed)s” looks like the Christian era. If you mean %(instead)s, write that."),
        WhyNotADay.FOUR_DIGITS_NEEDED: _("Write all four digits of the year in “%(typed)s”, such as 2492."),
        WhyNotADay.YEAR_OUT_OF_RANGE: _("Nobody here was born in the year of “%(typed)s”. Look at it once more."),
        WhyNotADay.WRONG_WEEKDAY: _("“%(typed)s” falls on another day of the week: it is %(instead)s. Which one is right?"),
    }

    def clean(self, value: Any) -> Any:
        """A ``Birth``; blank is not known."""
        typed = super().clean(value)
        try:
            return births.read(typed, today=clock.today())
        except NotADay as slip:
            instead = formats.day_long(slip.suggestion) if slip.suggestion else ""
            raise ValidationError(self.slips[slip.why], params={"typed": typed, "instead": instead}) from None


class PersonForm(KeyedForm):
    """Everything a register says of a person."""

    called_name = forms.CharField(label=_("What people here call her"), max_length=60, required=False)
    title = forms.CharField(label=_("Title on papers"), max_length=30, required=False)
    given_name = forms.CharField(label=_("Given name"), max_length=80, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=80, required=False)
    former_names = forms.CharField(
        label=_("Names she had before"),
        help_text=_("Before a marriage or a journey; she is found by them too."),
        max_length=200,
        required=False,
    )
    phone = forms.CharField(label=_("Phone number"), widget=PhoneInput(OTHERS_PHONE), max_length=20, required=False)
    birth = BirthField(
        label=_("Born"),
        help_text=_("9/6/2492, or only the year 2492, or as she says it: ปีฉลู 2492."),
        max_length=80,
        required=False,
    )
    present_address = forms.CharField(
        label=_("Where she lives now"), widget=forms.Textarea(attrs={"rows": 2}), max_length=300, required=False
    )
    registered_address = forms.CharField(
        label=_("Address in the house register"), widget=forms.Textarea(attrs={"rows": 2}), max_length=300, required=False
    )
    beneficiary_name = forms.CharField(label=_("Who receives her money when she dies"), max_length=120, required=False)
    beneficiary_relation = forms.CharField(label=_("What that person is to her"), max_length=60, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def details(self) -> Details:
        """All as the service wants it."""
        cleaned = self.cleaned_data
        names = Names(**{name: cleaned[name] for name in ("called_name", "title", "given_name", "family_name", "former_names")})
        others = ("phone", "registered_address", "present_address", "beneficiary_name", "beneficiary_relation")
        return Details(names=names, birth=cleaned["birth"], **{name: cleaned[name] for name in others})


def shown_birth(person: Person) -> str:
    """Her birth as it is typed again: her own words where it is not known to the day."""
    if person.birth_words or person.birth_date is None:
        return person.birth_words
    return formats.day_long(person.birth_date)


def initial_of(person: Person) -> dict[str, Any]:
    """What a ``PersonForm`` starts from."""
    same = (
        "called_name",
        "title",
        "given_name",
        "family_name",
        "former_names",
        "phone",
        "present_address",
        "registered_address",
        "beneficiary_name",
        "beneficiary_relation",
        "version",
    )
    return {name: getattr(person, name) for name in same} | {"birth": shown_birth(person)}


def birth_of(person: Person) -> Birth:
    """Her birth as a value."""
    return Birth(person.birth_date, births.Precision(person.birth_precision), person.birth_words)


class NationalIdForm(KeyedForm):
    """Thirteen digits, or nothing to remove them."""

    number = forms.CharField(
        label=_("Thai ID number, 13 digits"),
        help_text=_("It is sealed: the register shows its last 3 digits only. Leave it empty to remove it."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        max_length=30,
        required=False,
    )


class PurposeForm(KeyedForm):
    """Why a sealed thing is opened."""

    purpose = forms.ChoiceField(
        label=_("What is it needed for?"),
        widget=forms.RadioSelect,
        choices=[
            ("bank", _("a form of the bank")),
            ("office", _("a form of a state office")),
            ("check", _("to see that it is the right person")),
            ("asked", _("she asked for it herself")),
        ],
        error_messages={"required": _("Choose what it is needed for. It is written down that you opened it.")},
    )


class PhotoForm(KeyedForm):
    """A picture from the phone."""

    picture = forms.FileField(
        label=_("Photo"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={
            "required": _("No photo was chosen yet. Take one or choose one."),
            "empty": _("This file is empty. Choose another one."),
        },
    )


class HouseholdForm(KeyedForm):
    """One of the households that are known, or a new one."""

    household = forms.ChoiceField(label=_("She lives with"), required=False)
    label = forms.CharField(
        label=_("Or a new household"), help_text=_("House number, or what people call the house."), max_length=120, required=False
    )

    def __init__(self, *args: Any, households: Iterable[Household], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "household", ((str(row.pk), row.label) for row in households), empty=_("no household that is known"))


class ConsentForm(KeyedForm):
    """A yes: for what, how, who saw it."""

    purpose = forms.ChoiceField(label=_("She says yes to"), choices=Consent.Purpose.choices, widget=forms.RadioSelect)
    manner = forms.ChoiceField(label=_("How"), choices=Consent.Manner.choices, widget=forms.RadioSelect)
    given_by = forms.ChoiceField(label=_("Who says it"))
    witness = forms.ChoiceField(label=_("Who saw it"), required=False)
    given_on = DayField(label=_("On"))

    def __init__(self, *args: Any, givers: Sequence[Person], witnesses: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "given_by", ((str(person.pk), person.calling) for person in givers))
        choose(self, "witness", ((str(person.pk), person.calling) for person in witnesses), empty=_("nobody"))


class NumberForm(KeyedForm):
    """Another member number."""

    number = forms.CharField(
        label=_("The new number"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"}),
        max_length=12,
        error_messages={"required": _("The number is still empty.")},
    )


class PlaceForm(KeyedForm):
    """In which zone she lives, and who answers for a child."""

    zone = forms.ChoiceField(label=_("Zone"), required=False)
    guardian = forms.ChoiceField(label=_("Guardian, for a child"), required=False)

    def __init__(self, *args: Any, zones: Iterable[Zone], guardians: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "zone", ((str(zone.pk), zone.name) for zone in zones), empty=_("no zone"))
        rows = ((str(row.person_id), f"{row.number} {row.person.calling}") for row in guardians)
        choose(self, "guardian", rows, empty=_("none: she answers for herself"))


CITED = {
    "resolution": _("decided by a meeting"),
    "custom": _("the group's old rule"),
    "founding": _("at the beginning of the register"),
}
"""What an act of the register may rest on until the meeting's own pages cite it for her."""


class CitingForm(KeyedForm):
    """Something that rests on a decision."""

    rests_on = forms.ChoiceField(
        label=_("It rests on"), choices=list(CITED.items()), widget=forms.RadioSelect, initial="resolution"
    )
    cited_number = forms.CharField(label=_("Number or day of the decision"), max_length=40, required=False)

    @property
    def citation(self) -> Citation:
        """As the service wants it."""
        kind, number = self.cleaned_data["rests_on"], self.cleaned_data["cited_number"].strip()
        return CUSTOM if kind == CUSTOM.kind else Citation(kind=kind, number=number)


class EndForm(CitingForm):
    """How a membership ends, and when."""

    ending = forms.ChoiceField(label=_("How it ends"), choices=Membership.Ending.choices, widget=forms.RadioSelect)
    on = DayField(label=_("On"))
    field_order = ["ending", "on", "rests_on", "cited_number"]
