"""What is asked of a member's part in the welfare fund."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khaotom.ui import formats
from khaotom.ui.keyed import KeyedForm


class JoiningForm(KeyedForm):
    """From which month she takes part, or which is her last."""

    month = forms.TypedChoiceField(label=_("Month"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, months: Iterable[int], words: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(month, formats.month_short(month)) for month in months]
        field.label = words
