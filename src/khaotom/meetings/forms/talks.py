"""A few lines under a heading of the agenda."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khaotom.meetings.services.talks import Told
from khaotom.ui.keyed import KeyedForm

MOST_LETTERS = 600
PARTS = ("about", "text", "put_right", "told_by")
"""What is kept of a few lines, in the order in which it is asked for: on a page, a phone and a paper."""

FIRST_THINGS = (
    _("what the network is and what it is for"),
    _("the three programmes: what is done, with whose money, who answers"),
    _("saving: everybody sets her own pledge, and the passbook is hers"),
    _("the welfare fund: what is given is for helping, and is not paid back"),
    _("the rules: the meeting decides them, and everybody may propose"),
    _("the book is open: everybody may look at it on any day"),
)
"""What a community is told the first time."""


class TalkForm(KeyedForm):
    """What was talked about, and who told it."""

    text = forms.CharField(label=_("What was talked about"), max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 3}))
    told_by = forms.CharField(label=_("Who told it"), max_length=80, required=False)

    def told(self, block: str) -> Told:
        """As the service wants it."""
        given = {name: self.cleaned_data.get(name, "") for name in PARTS}
        return Told(block, **given)


def asked(form: type[TalkForm]) -> list[tuple[str, forms.CharField]]:
    """Those parts which one heading asks for, each with its field."""
    found = ((part, form.base_fields.get(part)) for part in PARTS)
    return [(part, field) for part, field in found if isinstance(field, forms.CharField)]


class ExplainForm(TalkForm):
    """What was explained: the things of a first time are ticked, the rest is written."""

    ticked = forms.MultipleChoiceField(
        label=_("What was explained"),
        choices=[(str(number), words) for number, words in enumerate(FIRST_THINGS)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    text = forms.CharField(
        label=_("What else, or what was asked about it"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    field_order = ("ticked", "text", "told_by")

    def clean(self) -> dict[str, Any]:
        """Something was ticked or written; both together make the lines that are kept."""
        cleaned = dict(super().clean() or self.cleaned_data)
        chosen = [str(FIRST_THINGS[int(number)]) for number in cleaned.get("ticked", ())]
        cleaned["text"] = " · ".join(said for said in (*chosen, cleaned.get("text", "")) if said)
        if not self.errors and not cleaned["text"]:
            self.add_error("text", _("Nothing is ticked or written yet. A few words are enough."))
        if len(cleaned["text"]) > MOST_LETTERS:
            self.add_error("text", _("Together with what is ticked this is too long. Say it in fewer words, or write it as two."))
        return cleaned


class FindingForm(TalkForm):
    """What was found is read back to those it is about, and the room puts it right."""

    about = forms.CharField(label=_("What was read back"), max_length=120)
    text = forms.CharField(label=_("What it says"), max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 3}))
    put_right = forms.CharField(
        label=_("What the room put right"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    field_order = ("about", "text", "put_right", "told_by")
