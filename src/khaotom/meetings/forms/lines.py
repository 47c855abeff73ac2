"""One line more under a heading of a meeting, and what becomes of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khaotom.bylaws.forms import WholeNumberField
from khaotom.kernel import thai
from khaotom.meetings.models import Meal, Voice, Volunteer, Wish
from khaotom.meetings.services import assembly
from khaotom.meetings.services.striking import Written, words
from khaotom.meetings.services.team import Newcomer
from khaotom.people.forms.door import choose
from khaotom.people.models import Person
from khaotom.people.services.people import Names
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import AmountField


class VoiceForm(KeyedForm):
    """What somebody said, in her own words."""

    kind = forms.ChoiceField(
        label=_("What kind is it?"), choices=Voice.Kind, widget=forms.RadioSelect, initial=Voice.Kind.PROBLEM
    )
    text = forms.CharField(label=_("In her own words"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    hands = WholeNumberField(label=_("How many say: so it is with us"), required=False)
    looks_at = forms.CharField(label=_("Who looks at it"), max_length=80, required=False)

    @property
    def said(self) -> assembly.Said:
        """As the service wants it."""
        cleaned = self.cleaned_data
        return assembly.Said(cleaned["kind"], cleaned["text"], cleaned["hands"], cleaned["looks_at"])


class AnswerForm(KeyedForm):
    """What became of a voice."""

    text = forms.CharField(label=_("What became of it"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class WishForm(KeyedForm):
    """What people want to do, and what it would spare or bring a household."""

    text = forms.CharField(label=_("What we want to do"), max_length=200)
    cuts = AmountField(label=_("Spares a house each month, about"), required=False)
    raises = AmountField(label=_("Brings a house each month, about"), required=False)
    dots = WholeNumberField(label=_("Stickers it got"), required=False)

    @property
    def wanted(self) -> assembly.Wanted:
        """As the service wants it."""
        cleaned = self.cleaned_data
        return assembly.Wanted(cleaned["text"], cleaned["cuts"] or 0, cleaned["raises"] or 0, cleaned["dots"] or 0)


class VolunteerForm(KeyedForm):
    """Who would help: twenty seconds at the table."""

    name = forms.CharField(label=_("Name, as people call her"), max_length=80)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    role = forms.CharField(label=_("Would like to do"), max_length=80, required=False)
    skills = forms.CharField(label=_("Is good at"), max_length=120, required=False)
    free = forms.CharField(label=_("Has time"), max_length=120, required=False)

    @property
    def offer(self) -> assembly.Offer:
        """As the service wants it."""
        cleaned = self.cleaned_data
        return assembly.Offer(cleaned["name"], cleaned["phone"], cleaned["role"], cleaned["skills"], cleaned["free"])


class MealForm(KeyedForm):
    """The shared meal."""

    when = forms.ChoiceField(label=_("When"), choices=Meal.When, widget=forms.RadioSelect, initial=Meal.When.AFTER)
    heads = WholeNumberField(label=_("For how many"))
    menu = forms.CharField(label=_("What is eaten"), max_length=120, required=False)
    halal = forms.BooleanField(label=_("Halal for all"), required=False, initial=True)
    vegetarian = WholeNumberField(label=_("Of them vegetarian"), required=False)
    packed = WholeNumberField(label=_("Packed for those who cannot get up"), required=False)
    cost = AmountField(label=_("What it cost in all"), required=False)
    cooked_by = forms.CharField(label=_("Who cooked"), max_length=120, required=False)

    @property
    def eaten(self) -> assembly.Eaten:
        """As the service wants it."""
        cleaned = self.cleaned_data
        return assembly.Eaten(
            when=cleaned["when"],
            heads=cleaned["heads"],
            menu=cleaned["menu"],
            halal=cleaned["halal"],
            vegetarian=cleaned["vegetarian"] or 0,
            packed=cleaned["packed"] or 0,
            cost=cleaned["cost"] or 0,
            cooked_by=cleaned["cooked_by"],
        )


class SameForm(KeyedForm):
    """Which other wish of the network is the same; none: it stands for itself."""

    other = forms.ChoiceField(label=_("It is the same as"), required=False)

    def __init__(self, *args: Any, others: Sequence[Wish], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["other"]
        assert isinstance(field, forms.ChoiceField)
        named = [(str(one.pk), f"{one.text} ({one.meeting.group.community.name})") for one in others if one.meeting.group]
        field.choices = [("", _("no other: it stands for itself")), *named]


class AcceptForm(KeyedForm):
    """Who it is that the meeting takes in: one of the register, or somebody who is in none yet."""

    person = forms.ChoiceField(label=_("Who is it?"), required=False)
    called_name = forms.CharField(label=_("What people call her"), max_length=60, required=False)
    given_name = forms.CharField(label=_("Given name"), max_length=80, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=80, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)

    def __init__(self, *args: Any, volunteer: Volunteer, members: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._members = {str(one.pk): one for one in members}
        named = ((key, f"{one.calling} ({one.full_name})") for key, one in self._members.items())
        choose(self, "person", named, empty=_("in no register yet: her name is below"))
        called = [key for key, one in self._members.items() if one.calling == volunteer.name]
        likely = called or [key for key, one in self._members.items() if thai.fold(volunteer.name) in one.folded]
        self.initial["person"] = likely[0] if len(likely) == 1 else ""
        self.initial.update({} if likely else {"called_name": volunteer.name, "phone": volunteer.phone})

    @property
    def who(self) -> Person | Newcomer:
        """As the service wants it."""
        cleaned = self.cleaned_data
        names = Names(cleaned["called_name"], cleaned["given_name"], cleaned["family_name"])
        return self._members.get(cleaned["person"]) or Newcomer(names, cleaned["phone"])


class NoteForm(KeyedForm):
    """What adopted minutes should have said."""

    text = forms.CharField(label=_("What they should have said"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class LineField(forms.ChoiceField):
    """One of a meeting's lines. Those struck out are not shown, but the same form sent again still means its line."""

    widget = forms.RadioSelect

    def of(self, lines: Sequence[Written]) -> None:
        """Choose among these."""
        self.lines = {str(one.pk): one for one in lines}
        self.choices = [(name, words(one)) for name, one in self.lines.items() if one.struck_at is None]

    def valid_value(self, value: Any) -> bool:
        return value in self.lines


class StrikeForm(KeyedForm):
    """Which of the lines written down at a meeting was a mistake."""

    line = LineField(label=_("Which line was a mistake?"))

    def __init__(self, *args: Any, lines: Sequence[Written], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["line"]
        assert isinstance(field, LineField)
        field.of(lines)

    @property
    def chosen(self) -> Written:
        """The line itself."""
        field = self.fields["line"]
        assert isinstance(field, LineField)
        return field.lines[self.cleaned_data["line"]]


class YesForm(KeyedForm):
    """Nothing to fill in: only confirmed."""
