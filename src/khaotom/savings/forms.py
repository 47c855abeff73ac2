"""What is typed about one member's pledge, and about an errand."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from khaotom.people.models import Person
from khaotom.savings.services.decisions import Decision
from khaotom.ui import formats
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import AmountField, DayField

HERSELF = "herself"


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


class DecidedForm(KeyedForm):
    """What the meeting decided: from which month, on which day, in which words."""

    from_month = forms.TypedChoiceField(label=_("From the month"), coerce=int)
    decided_on = DayField(label=_("Day of the meeting that decided it"))
    text = forms.CharField(
        label=_("What the meeting said, in a few words"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, months: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "from_month", ((month, formats.month_long(month)) for month in months))

    @property
    def decision(self) -> Decision:
        """As the service wants it."""
        return Decision(self.cleaned_data["decided_on"], self.cleaned_data["text"].strip())


class ChangeForm(DecidedForm):
    """Another pledge from a month on."""

    amount = AmountField(label=_("Pledge a month"))
    field_order = ["amount", "from_month", "decided_on", "text"]


class PauseForm(DecidedForm):
    """Months without pledge and fine."""

    months = forms.TypedChoiceField(label=_("How long"), coerce=int, widget=forms.RadioSelect)
    field_order = ["from_month", "months", "decided_on", "text"]

    def __init__(self, *args: Any, longest: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = ((many, ngettext("%(many)s month", "%(many)s months", many) % {"many": many}) for many in range(1, longest + 1))
        _offer(self, "months", said)


class ResumeForm(KeyedForm):
    """She saves again from a month on."""

    from_month = forms.TypedChoiceField(label=_("She saves again from"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, months: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "from_month", ((month, formats.month_short(month)) for month in months))


class ErrandForm(KeyedForm):
    """Who went, and when; or that she came by herself."""

    by = forms.ChoiceField(label=_("Who went?"), widget=forms.RadioSelect)
    on = DayField(label=_("On"))

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "by", [*((str(one.pk), one.calling) for one in people), (HERSELF, _("nobody: she came by herself"))])

    @property
    def who(self) -> UUID | None:
        """The person who went; None when she came by herself."""
        typed = self.cleaned_data["by"]
        return None if typed == HERSELF else UUID(typed)
