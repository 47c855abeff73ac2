"""What is asked for a round, its meetings and their field teams; and of somebody who comes from outside."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from khaotom.bylaws.forms import WholeNumberField
from khaotom.meetings import cautions, refusals, words
from khaotom.meetings.models import Duty
from khaotom.meetings.services import rounds
from khaotom.meetings.services.attendance import Visitor
from khaotom.meetings.services.moving import Appointment
from khaotom.meetings.services.rounds import Who
from khaotom.people.models import Community, Group, Partner
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import DayField, TimeField

PEOPLE_LIST = "people-known"
OFFERED_LIST = "offered-words"
"""The ids, in the page, of the lists a browser offers while one types."""

LONGEST_NAME = 80
MOST_HEADS = 500
NO_NAME = _("There is no name yet.")


class CautiousForm(KeyedForm):
    """A day and an hour. What speaks against them is said once, before anything is written; pressed again, it is written."""

    on = DayField(label=_("Day of the meeting"))
    starts_at = TimeField(label=_("Begins at"), required=False)
    place = forms.CharField(label=_("Where"), max_length=120, required=False)
    heard = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)

    @property
    def planned(self) -> dict[str, Any]:
        """As the services want it."""
        return {name: self.cleaned_data[name] for name in ("on", "place", "starts_at", "key")}

    def unheard(self, more: Sequence[str] = ()) -> list[str]:
        """The warnings she has not been told yet about this day and hour; from now on she has. ``more``: what else is to be thought of."""
        on, starts_at = self.cleaned_data["on"], self.cleaned_data["starts_at"]
        found = cautions.cautions(on, starts_at)
        mark = f"{on} {starts_at or ''} {' '.join(one.code for one in found)}{' more' if more else ''}"
        if not (found or more) or self.cleaned_data["heard"] == mark:
            return []
        self.data = {**self.data.dict(), "heard": mark} if isinstance(self.data, QueryDict) else {**self.data, "heard": mark}
        return [*words.sentences(found), *more]


class MoveForm(CautiousForm):
    """Another day, hour or place for a meeting, and why."""

    why = forms.CharField(label=_("Why it is moved"), max_length=200)
    field_order = ("on", "starts_at", "place", "why")

    @property
    def to(self) -> Appointment:
        """As the service wants it."""
        return Appointment(**{name: self.cleaned_data[name] for name in ("on", "starts_at", "place", "why")})


class RoundPlanForm(CautiousForm):
    """A meeting of one of the round's groups."""

    group = forms.ChoiceField(label=_("Which group"))
    field_order = ["group", "on", "starts_at", "place"]

    def __init__(self, *args: Any, groups: Iterable[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(one.pk), one.name) for one in groups]


class RoundForm(KeyedForm):
    """A round: its name, days, communities, and what is hoped for."""

    name = forms.CharField(label=_("Name of the round"), max_length=80, error_messages={"required": NO_NAME})
    begins = DayField(label=_("From"))
    ends = DayField(label=_("Until"))
    communities = forms.MultipleChoiceField(
        label=_("Which communities it comes to"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": refusals.RoundWithoutCommunities.message},
    )
    target = WholeNumberField(label=_("Members we hope for in all"), required=False, min_value=1, max_value=100_000)
    purpose = forms.CharField(label=_("What it is for"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    bring = forms.CharField(
        label=_("What the team takes along"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, communities: Sequence[Community], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.all = communities
        field = self.fields["communities"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(one.pk), one.name) for one in communities]

    @property
    def sweep(self) -> rounds.Sweep:
        """As the service wants it."""
        cleaned = self.cleaned_data
        return rounds.Sweep(
            name=cleaned["name"],
            begins=cleaned["begins"],
            ends=cleaned["ends"],
            communities=[one for one in self.all if str(one.pk) in cleaned["communities"]],
            target=cleaned["target"],
            purpose=cleaned["purpose"],
            bring=cleaned["bring"],
        )


class TeamForm(KeyedForm):
    """Who does what at one meeting, a line a person and one line more for each duty, and which bodies come.

    ``known`` are the words by which somebody of the register is chosen; whatever else is typed stays a name.
    """

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)
    partners = forms.MultipleChoiceField(label=_("Bodies that come"), widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(
        self, *args: Any, known: Mapping[str, UUID], duties: Sequence[Duty], partners: Sequence[Partner], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = partners
        field = self.fields["partners"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(one.pk), one.name) for one in partners]
        self.known = {**known, **_unlisted(known, duties)}
        said = {person: words for words, person in self.known.items()}
        for kind in Duty.Kind:
            there = [said[one.person.whole] if one.person else one.name for one in duties if one.kind == kind]
            for at, words_said in enumerate([*there, ""]):
                self.fields[f"{kind}_{at}"] = _line(str(kind.label), at, words_said)
        self.order_fields([name for name in self.fields if name not in ("partners", "seen", "key")])

    def clean(self) -> dict[str, Any]:
        """A name that is no choice of the list is a name, and no longer than one."""
        cleaned = super().clean() or {}
        for name in self._lines():
            typed = cleaned.get(name, "")
            if typed and typed not in self.known and len(typed) > LONGEST_NAME:
                self.add_error(
                    name, ValidationError(_("That is too long for a name. Choose from the list, or write it shorter."))
                )
        return cleaned

    @property
    def lines(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields by duty, for the page."""
        return [(str(kind.label), [self[name] for name in self._lines(kind)]) for kind in Duty.Kind]

    @property
    def team(self) -> dict[str, list[Who]]:
        """As the service wants it."""
        typed = {kind.value: [self.cleaned_data[name] for name in self._lines(kind)] for kind in Duty.Kind}
        return {kind: [self._who(one) for one in names if one] for kind, names in typed.items()}

    @property
    def coming(self) -> list[Partner]:
        """The bodies that were ticked."""
        return [one for one in self.bodies if str(one.pk) in self.cleaned_data["partners"]]

    def _who(self, typed: str) -> Who:
        person = self.known.get(typed)
        return Who(person=person) if person else Who(name=typed)

    def _lines(self, kind: str | None = None) -> list[str]:
        kinds = [kind] if kind else list(Duty.Kind)
        return [name for name in self.fields if name.rpartition("_")[0] in kinds]


def _line(label: str, at: int, initial: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"list": PEOPLE_LIST, "autocomplete": "off", "aria-label": f"{label} {at + 1}"})
    return forms.CharField(label=label, widget=widget, max_length=300, required=False, initial=initial)


def _unlisted(known: Mapping[str, UUID], duties: Sequence[Duty]) -> dict[str, UUID]:
    """Those of the team who are members of no group any more: they stay who they are."""
    listed = set(known.values())
    gone = [one.person for one in duties if one.person and one.person.whole not in listed]
    return {f"{person.calling} ({person.full_name})": person.whole for person in gone}


class VisitorForm(KeyedForm):
    """Somebody who is no member: what she is called, where from, and with how many. No ID."""

    called = forms.CharField(label=_("What she is called"), max_length=80, required=False)
    comes_from = forms.CharField(
        label=_("From which body or community"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": OFFERED_LIST, "autocomplete": "off"}),
    )
    heads = WholeNumberField(
        label=_("How many people"),
        initial=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_HEADS)],
    )

    @property
    def offered(self) -> Sequence[str]:
        """Bodies and communities a browser offers while one types."""
        offered: Sequence[str] = self.initial.get("offered", ())
        return offered

    @property
    def visitor(self) -> Visitor:
        """As the service wants it."""
        cleaned = self.cleaned_data
        return Visitor(cleaned["called"], cleaned["comes_from"], cleaned["heads"])
