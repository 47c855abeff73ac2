"""Questions about rules, made from what each kind says of its parameters."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khaotom.bylaws import words
from khaotom.bylaws.kinds import Kind, Parameter, Unit, described, problems
from khaotom.bylaws.services.drafts import Wording
from khaotom.kernel import thai
from khaotom.kernel.citation import CUSTOM, Citation
from khaotom.ui import formats
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import AmountField, DayField


class WholeNumberField(forms.IntegerField):
    """A small whole number, in Thai digits or others."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("The number is still empty."),
        "invalid": _("This cannot be read as a whole number. Write digits only, such as 3."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Number keys on a phone."""
        return {"inputmode": "numeric", "autocomplete": "off", "maxlength": "6"}


class StepsField(forms.CharField):
    """Amounts by full years, one step a line: ``3 8,000`` is 8,000 baht from three full years on."""

    widget = forms.Textarea(attrs={"rows": 4, "inputmode": "text", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _("Line %(line)s cannot be read. Write the years, a space and the baht, such as 3 8,000.")
    }

    def prepare_value(self, value: Any) -> Any:
        """Steps as lines; what was typed stays as typed."""
        if isinstance(value, list | tuple):
            return "\n".join(f"{years} {formats.baht(amount)}" for years, amount in value)
        return value

    def clean(self, value: Any) -> Any:
        """Pairs of years and satang."""
        lines = [line.split(None, 1) for line in str(super().clean(value)).splitlines() if line.strip()]
        return [self._step(number, parts) for number, parts in enumerate(lines, start=1)]

    def _step(self, number: int, parts: list[str]) -> list[int]:
        years = thai.arabic_digits(parts[0])
        if len(parts) != 2 or not years.isdecimal():
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"line": number})
        return [int(years), AmountField().clean(parts[1])]


def field_of(rule: Parameter) -> forms.Field:
    """The field that asks for one parameter."""
    if rule.unit is Unit.CHOICE:
        return forms.ChoiceField(label=rule.label, choices=rule.choices, widget=forms.RadioSelect)
    if rule.unit is Unit.STEPS:
        return StepsField(label=rule.label, required=False)
    return (AmountField if rule.unit is Unit.SATANG else WholeNumberField)(label=rule.label)


class ParametersForm(KeyedForm):
    """The parameters of one kind, each in its bounds; what is wrong is said beside its field."""

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.described = described(kind)
        for name, rule in self.described.items():
            self.fields[name] = field_of(rule)
        self.order_fields([*self.described, *self.fields])

    @property
    def parameters(self) -> dict[str, object]:
        """As the service wants them."""
        return {name: self.cleaned_data[name] for name in self.described}

    def clean(self) -> dict[str, Any]:
        """Each parameter in the bounds of its kind."""
        cleaned = super().clean() or {}
        for name, refusal in problems(self.kind, cleaned):
            if name in cleaned:
                self.add_error(name, ValidationError(refusal.sentence, code=refusal.code))
        return cleaned

    def _asked(self, *, aside: bool) -> list[tuple[forms.BoundField, str]]:
        return [(self[name], words.unit(rule.unit)) for name, rule in self.described.items() if rule.aside == aside]

    @property
    def main(self) -> list[tuple[forms.BoundField, str]]:
        """What is asked first, each with its unit."""
        return self._asked(aside=False)

    @property
    def aside(self) -> list[tuple[forms.BoundField, str]]:
        """What suits most groups as it is."""
        return self._asked(aside=True)

    @property
    def aside_is_wrong(self) -> bool:
        """Is something to be mended among what is folded away?"""
        return any(field.errors for field, _unit in self.aside)


RESTS_ON = ((words.RESOLUTION, _("a resolution of the meeting")), (CUSTOM.kind, _("an old rule, used before")))


class DecisionForm(KeyedForm):
    """What a change rests on, and from when it holds."""

    effective_from = DayField(label=_("In force from"))
    rests_on = forms.ChoiceField(label=_("It rests on"), choices=RESTS_ON, widget=forms.RadioSelect, initial=words.RESOLUTION)
    resolution = forms.CharField(label=_("Number of the resolution, such as 3/2562"), max_length=40, required=False)
    decided_on = DayField(label=_("Day of the meeting that decided it"), required=False)

    def clean(self) -> dict[str, Any]:
        """A resolution has the day of its meeting; an old rule has neither day nor number."""
        cleaned = super().clean() or {}
        if cleaned.get("rests_on") == words.RESOLUTION and not cleaned.get("decided_on") and "decided_on" not in self.errors:
            self.add_error("decided_on", _("The day of the meeting is still empty. Write day, month and year, such as 9/6/62."))
        return cleaned

    @property
    def citation(self) -> Citation:
        """As the service wants it."""
        if self.cleaned_data["rests_on"] == CUSTOM.kind:
            return CUSTOM
        return Citation(kind=words.RESOLUTION, number=self.cleaned_data["resolution"].strip())

    @property
    def decided(self) -> Any:
        """The day of the meeting; None for an old rule."""
        return self.cleaned_data["decided_on"] if self.cleaned_data["rests_on"] == words.RESOLUTION else None


class WordedForm(ParametersForm):
    """A rule with its number, the group's own words, and what it is called where its kind comes in many.

    Where nothing is counted the words are all there is, so they are asked for.
    """

    title = forms.CharField(label=_("What the group calls it"), max_length=80)
    number = forms.CharField(label=_("Rule number"), max_length=12, required=False)
    text = forms.CharField(
        label=_("In the group's own words"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, kind=kind, **kwargs)
        if not kind.comes_in_many:
            del self.fields["title"]
        if kind.words_only:
            self.fields["text"].required = True
            self.fields["text"].widget.attrs["rows"] = 6


class ChangeForm(WordedForm, DecisionForm):
    """A rule as it is to be from a day on."""

    @property
    def enacted(self) -> dict[str, Any]:
        """What ``rules.enact`` wants besides who and which."""
        cleaned = self.cleaned_data
        return {
            "parameters": self.parameters,
            "number": cleaned["number"],
            "title": cleaned.get("title", ""),
            "text": cleaned["text"],
            "effective_from": cleaned["effective_from"],
            "citation": self.citation,
            "decided_on": self.decided,
            "key": cleaned["key"],
        }


class CommonChangeForm(ChangeForm):
    """A common rule of the network as it is to be: named by its number, decided by the network."""

    told = forms.BooleanField(label=_("These groups know of it"), required=False)

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, kind=kind, **kwargs)
        decided_by_the_network(self)
        worded_by_the_network(self)


class CommonDecisionForm(DecisionForm):
    """What the end of a common rule rests on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        decided_by_the_network(self)


def decided_by_the_network(form: DecisionForm) -> None:
    """The network has no old rules: what is common was decided together."""
    form.fields["rests_on"] = forms.ChoiceField(
        choices=RESTS_ON[:1], widget=forms.HiddenInput, required=True, initial=words.RESOLUTION
    )


def worded_by_the_network(form: WordedForm) -> None:
    """What is common is named by its number in every group; it is the network that calls it something."""
    form.fields["number"].required = True
    form.fields["text"].label = _("In the network's own words")
    if "title" in form.fields:
        form.fields["title"].label = _("What this rule is called")


class ChapterForm(KeyedForm):
    """The chapters: a name each, and the number of the first rule in it."""

    MANY = 12

    def __init__(self, *args: Any, chapters: Sequence[tuple[str, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = min(self.MANY, max(4, len(chapters) + 2))
        for row in range(self.rows):
            name, begins_at = chapters[row] if row < len(chapters) else ("", None)
            label = _("Chapter %(number)s") % {"number": row + 1}
            self.fields[f"name{row}"] = forms.CharField(label=label, max_length=80, required=False, initial=name)
            self.fields[f"begins{row}"] = WholeNumberField(label=_("From rule number"), required=False, initial=begins_at)

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Name and beginning of each chapter, for the page."""
        return [(self[f"name{row}"], self[f"begins{row}"]) for row in range(self.rows)]

    @property
    def chapters(self) -> list[tuple[str, int]]:
        """As the service wants them, without the empty rows."""
        rows = [(self.cleaned_data[f"name{row}"], self.cleaned_data[f"begins{row}"] or 0) for row in range(self.rows)]
        return [(name, begins_at) for name, begins_at in rows if name or begins_at]


class ProposalForm(WordedForm):
    """A rule as somebody would have it, and from when."""

    effective_from = DayField(label=_("In force from"))

    @property
    def wording(self) -> Wording:
        """As the service wants it."""
        cleaned = self.cleaned_data
        return Wording(
            parameters=self.parameters,
            effective_from=cleaned["effective_from"],
            number=cleaned["number"],
            title=cleaned.get("title", ""),
            text=cleaned["text"],
        )


class CommonProposalForm(ProposalForm):
    """A common rule as somebody would have it."""

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, kind=kind, **kwargs)
        worded_by_the_network(self)


class RemarkForm(KeyedForm):
    """What somebody thinks about a draft."""

    text = forms.CharField(label=_("What do you think?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class AnswerForm(KeyedForm):
    """The assembly's yes or no to one example."""

    code = forms.CharField(max_length=40)
    agreed = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class TakeBackForm(KeyedForm):
    """Nothing to fill in: only confirmed."""
