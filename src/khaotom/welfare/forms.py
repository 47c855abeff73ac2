"""What is asked of a member's part in the welfare fund."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khaotom.people.forms.pictures import PictureField
from khaotom.people.models import Membership
from khaotom.ui import formats
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import AmountField, DayField
from khaotom.welfare import words
from khaotom.welfare.benefits import Event
from khaotom.welfare.clauses import BenefitRule, Unit, asks_for


class JoiningForm(KeyedForm):
    """From which month she takes part, or which is her last."""

    month = forms.TypedChoiceField(label=_("Month"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, months: Iterable[int], words: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(month, formats.month_short(month)) for month in months]
        field.label = words


class SinceForm(KeyedForm):
    """Her first day in the fund, from her old passbook."""

    since = DayField(label=_("Gives to the fund since"))


class WhoAndWhatForm(KeyedForm):
    """For whom something is asked, and what. It writes nothing: it leads to the page that asks, so its key may be missing."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    membership = forms.ChoiceField(label=_("For whom"))
    clause = forms.ChoiceField(label=_("What for"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, members: Iterable[Membership], clauses: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who, what = self.fields["membership"], self.fields["clause"]
        assert isinstance(who, forms.ChoiceField)
        assert isinstance(what, forms.ChoiceField)
        who.choices = [("", "–"), *((str(m.pk), f"{m.number} {m.person.calling} ({m.person.full_name})") for m in members)]
        what.choices = list(clauses)


class PicturesInput(forms.FileInput):
    """The phone's camera or its album, several at a time."""

    allow_multiple_selected = True


class PicturesField(PictureField):
    """One picture of a paper or several."""

    widget = PicturesInput(attrs={"accept": "image/jpeg,image/png,image/webp", "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """A list of what was sent, each as the slips' field takes it."""
        sent = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        return [super(PicturesField, self).clean(one, initial) for one in sent] or super().clean(None, initial) or []


class ClaimForm(KeyedForm):
    """What happened: as many questions as the rule needs. First what it brings is shown; ``shown`` then says for which answer."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    first = DayField(label=_("Which day"))
    last = DayField(label=_("The day she went home"))
    bill = AmountField(label=_("The bill says"))
    mark = forms.CharField(
        label=_("Number of the bill, or of the child, where there are two on one day"), max_length=30, required=False
    )
    note = forms.CharField(label=_("What happened, in a few words"), max_length=200, required=False)
    pictures = PicturesField(label=_("Pictures of it"), required=False)

    def __init__(self, *args: Any, rule: BenefitRule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = asks_for(rule)
        if wanted:
            said = {"what": words.evidence(wanted)}
            self.fields["pictures"].help_text = _("The rule asks to be shown: %(what)s. It can also be added later.") % said
        else:
            del self.fields["pictures"]
        if rule.unit == Unit.NIGHT:
            self.fields["first"].label = _("The first night")
            del self.fields["mark"]
        else:
            del self.fields["last"]
        if rule.unit != Unit.BILL:
            del self.fields["bill"]

    @property
    def event(self) -> Event:
        """As the rule wants it."""
        first = self.cleaned_data["first"]
        return Event(first, self.cleaned_data.get("last") or first, self.cleaned_data.get("bill") or 0)

    @property
    def says(self) -> str:
        """What was answered, as one text: what was shown belongs to it alone."""
        event = self.event
        return f"{event.first} {event.last} {event.bill} {self.cleaned_data.get('mark', '')}".strip()  # as a form gives it back


class HardshipForm(KeyedForm):
    """What no rule names: how much the meeting is asked for, and why."""

    amount = AmountField(label=_("How much the meeting is asked for"))
    note = forms.CharField(label=_("What happened, in a few words"), max_length=200)


class ShowForm(KeyedForm):
    """Pictures for a claim."""

    pictures = PicturesField(label=_("Pictures of it"))


class ExcuseForm(KeyedForm):
    """Why a claim goes on without what its clause asks to be shown."""

    why = forms.CharField(label=_("Why it goes without"), max_length=200)


class AgreedForm(KeyedForm):
    """Nothing to fill in: only confirmed."""
