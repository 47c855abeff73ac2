"""What is reported of the programmes at a meeting: a line an activity, in people's words, beside the activities it was held for."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khaotom.meetings import talking
from khaotom.meetings.forms.rounds import OFFERED_LIST
from khaotom.meetings.forms.talks import TalkForm
from khaotom.meetings.models import Meeting
from khaotom.projects import selectors


class ReportForm(TalkForm):
    """How one activity, or a whole programme, is getting on."""

    about = forms.CharField(
        label=_("Which activity or programme"),
        max_length=120,
        widget=forms.TextInput(attrs={"list": OFFERED_LIST, "autocomplete": "off"}),
    )
    text = forms.CharField(label=_("What was reported"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("about", "text", "told_by")

    @property
    def offered(self) -> Sequence[str]:
        """Names a browser offers while one types."""
        offered: Sequence[str] = self.initial.get("offered", ())
        return offered


def _held(meeting: Meeting) -> Mapping[str, Any]:
    return {"held": selectors.held_at(meeting.pk)}


def _names(meeting: Meeting) -> Mapping[str, Any]:
    return {"offered": selectors.names(meeting.network_id)}


def _lines(meeting: Meeting) -> Sequence[str]:
    """For the minutes: the activities the meeting was held for, whether or not a word was written of them."""
    return [f"{one.name} · {one.source}" for one in selectors.held_at(meeting.pk)]


def register() -> None:
    """Make it known to the meetings."""
    talking.register(
        "reports",
        _("Reports of the programmes"),
        40,
        "clipboard-check",
        add=_("Write down a report"),
        talk=_("How far the programmes are, and where the money went"),
        form=ReportForm,
        template="projects/parts/reports.html",
        read=_held,
        initial=_names,
        lines=_lines,
    )
