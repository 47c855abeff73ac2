"""What is counted when a meeting votes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from khaotom.bylaws.forms import WholeNumberField
from khaotom.bylaws.models import Draft
from khaotom.meetings.models import NamedVote, Resolution
from khaotom.meetings.services.resolutions import Vote
from khaotom.people.models import Person
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import DayField

WAY = Resolution.Way


class VoteForm(KeyedForm):
    """Heads in the room, hands for, against and abstaining; who was silent is what is left. ``came`` may vote by name.

    ``by_name``: the door of the network's meeting is not kept, so nobody votes by name there. ``told`` is asked for where a common rule
    would hold a group's own tighter.
    """

    on = DayField(label=_("Day of the meeting"))
    way = forms.ChoiceField(label=_("How did the meeting vote?"), choices=WAY, widget=forms.RadioSelect, initial=WAY.HANDS)
    heads = WholeNumberField(label=_("Heads in the room"))
    in_favour = WholeNumberField(label=_("In favour"), required=False)
    against = WholeNumberField(label=_("Against"), required=False)
    abstained = WholeNumberField(label=_("Abstain"), required=False)
    first_witness = forms.ChoiceField(label=_("First witness"), required=False)
    second_witness = forms.ChoiceField(label=_("Second witness"), required=False)
    told = forms.BooleanField(label=_("These groups know of it"), required=False)

    def __init__(
        self, *args: Any, members: Sequence[Person], came: Sequence[Person] = (), by_name: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not by_name:
            ways = self.fields["way"]
            assert isinstance(ways, forms.ChoiceField)
            ways.choices = [each for each in WAY.choices if each[0] != WAY.NAMED]
        people = [("", "–"), *((str(person.pk), person.calling) for person in members)]
        for name in ("first_witness", "second_witness"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = people
        self.came = came
        for person in came:
            choices = [("", _("did not vote")), *NamedVote.Choice.choices]
            self.fields[f"vote_{person.pk}"] = forms.ChoiceField(label=person.calling, choices=choices, required=False)

    @property
    def named(self) -> list[forms.BoundField]:
        """The votes by name, for the page."""
        return [self[f"vote_{person.pk}"] for person in self.came]

    @property
    def vote(self) -> Vote:
        """As the service wants it."""
        cleaned = self.cleaned_data
        witnesses = cleaned["first_witness"], cleaned["second_witness"]
        by_name = {person.pk: cleaned[f"vote_{person.pk}"] for person in self.came if cleaned[f"vote_{person.pk}"]}
        return Vote(
            way=cleaned["way"],
            heads=cleaned["heads"],
            in_favour=cleaned["in_favour"] or 0,
            against=cleaned["against"] or 0,
            abstained=cleaned["abstained"] or 0,
            named=by_name if cleaned["way"] == WAY.NAMED else {},
            witnesses=(UUID(witnesses[0]), UUID(witnesses[1])) if all(witnesses) else None,
        )

    @property
    def decided(self) -> dict[str, Any]:
        """What the service wants besides who and what."""
        cleaned = self.cleaned_data
        return {"on": cleaned["on"], "vote": self.vote, "key": cleaned["key"], "told": cleaned["told"]}


class WholeVoteForm(VoteForm):
    """One vote on several drafts of the rules."""

    chosen = forms.MultipleChoiceField(label=_("Decided together"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, drafts: Sequence[Draft], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(draft.pk), draft.shown_title) for draft in drafts]
        field.initial = [str(draft.pk) for draft in drafts]

    @property
    def drafts(self) -> list[UUID]:
        """Those that are ticked."""
        return [UUID(one) for one in self.cleaned_data["chosen"]]
