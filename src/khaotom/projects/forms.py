"""What the central team types in."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khaotom.meetings.models import Meeting, Wish
from khaotom.people.forms.door import choose
from khaotom.people.models import Office, Team
from khaotom.projects import words
from khaotom.projects.models import ActivityVersion, ProgrammeVersion
from khaotom.projects.services.activities import Answering, Plan
from khaotom.projects.services.programmes import Change, Terms
from khaotom.ui import formats
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import AmountField, DayField

WORDS = forms.Textarea(attrs={"rows": 2})


class ProgrammeForm(KeyedForm):
    """A programme: who gives how much, from when to when."""

    name = forms.CharField(label=_("Name of the programme"), max_length=120)
    funder = forms.CharField(label=_("Who gives the money"), max_length=160)
    budget = AmountField(label=_("Budget in all"))
    since = DayField(label=_("From the day"))
    until = DayField(label=_("To the day"))

    @property
    def terms(self) -> Terms:
        """As the service wants it."""
        return Terms(**{name: self.cleaned_data[name] for name in Terms.__dataclass_fields__})

    @staticmethod
    def filled(version: ProgrammeVersion) -> dict[str, Any]:
        """The form as a version fills it."""
        return {name: getattr(version, name) for name in Terms.__dataclass_fields__} | {"version": version.number}


class WhyForm(KeyedForm):
    """Why something is changed; ``version`` is the one the form was filled from."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.CharField(label=_("Why is it changed?"), max_length=200, required=False)

    @property
    def change(self) -> Change:
        """As the service wants it."""
        return Change(self.cleaned_data["version"], self.cleaned_data["why"])


class ProgrammeChangeForm(WhyForm, ProgrammeForm):
    """A programme that says something else from now on."""

    field_order = ["name", "funder", "budget", "since", "until", "why"]


class DropForm(WhyForm):
    """An activity that is not done, and why."""

    why = forms.CharField(label=_("Why is it not done?"), max_length=200, widget=WORDS)


class ActivityForm(KeyedForm):
    """An activity. Who answers for it is chosen, or an organisation or role is written."""

    name = forms.CharField(label=_("What the activity is called"), max_length=120)
    what = forms.CharField(label=_("What is done"), max_length=300, required=False, widget=WORDS)
    place = forms.CharField(label=_("Where"), max_length=120, required=False)
    budget = AmountField(label=_("Planned budget"))
    source = forms.CharField(label=_("Where the money comes from"), max_length=160)
    answers = forms.ChoiceField(label=_("Who answers for it"), required=False)
    answers_words = forms.CharField(
        label=_("Or an organisation or a role"),
        max_length=120,
        required=False,
        help_text=_("Everybody can read it: no name of a person here."),
    )
    since = DayField(label=_("From the day"))
    until = DayField(label=_("To the day"))
    wish = forms.ChoiceField(label=_("Carries out the common activity"), required=False)

    def __init__(
        self, *args: Any, teams: Iterable[Team], offices: Iterable[Office], wishes: Iterable[Wish], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._teams = {f"team-{one.pk}": one for one in teams}
        self._offices = {f"office-{one.pk}": one for one in offices}
        self._wishes = {str(one.pk): one for one in wishes}
        named = [(key, one.name) for key, one in self._teams.items()]
        held = [(key, words.officer(one)) for key, one in self._offices.items()]
        choose(self, "answers", [*named, *held], empty=_("written below"))
        choose(self, "wish", ((key, one.text) for key, one in self._wishes.items()), empty=_("none"))

    @property
    def plan(self) -> Plan:
        """As the service wants it."""
        cleaned = self.cleaned_data
        chosen = cleaned["answers"]
        return Plan(
            name=cleaned["name"],
            what=cleaned["what"],
            place=cleaned["place"],
            budget=cleaned["budget"],
            source=cleaned["source"],
            since=cleaned["since"],
            until=cleaned["until"],
            answering=Answering(self._teams.get(chosen), self._offices.get(chosen), cleaned["answers_words"]),
            wish=self._wishes.get(cleaned["wish"]),
        )

    @staticmethod
    def filled(version: ActivityVersion) -> dict[str, Any]:
        """The form as a version fills it."""
        plain = ("name", "what", "place", "budget", "source", "since", "until")
        chosen = f"team-{version.team_id}" if version.team_id else f"office-{version.office_id}" if version.office_id else ""
        values = {name: getattr(version, name) for name in plain}
        return values | {
            "answers": chosen,
            "answers_words": version.answers,
            "wish": str(version.wish_id or ""),
            "version": version.number,
        }


class ActivityChangeForm(WhyForm, ActivityForm):
    """An activity that says something else from now on."""

    field_order = [
        *("name", "what", "place", "budget", "source", "answers", "answers_words", "since", "until", "wish", "why"),
    ]


class MeetingForm(KeyedForm):
    """The meeting at which an activity was talked about or held."""

    meeting = forms.ChoiceField(label=_("Which meeting"))

    def __init__(self, *args: Any, meetings: Sequence[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._meetings = {str(one.pk): one for one in meetings}
        choose(
            self, "meeting", ((key, f"{formats.day_short(one.date)} · {one.body.name}") for key, one in self._meetings.items())
        )

    @property
    def chosen(self) -> Meeting:
        """As the service wants it."""
        return self._meetings[self.cleaned_data["meeting"]]


class YesForm(KeyedForm):
    """Nothing to fill in: only confirmed."""
