"""A form that writes carries its key: made when the form is shown, sent back with it, so that sending twice does it once."""

from typing import Any

from django import forms

from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal


class KeyedForm(forms.Form):
    """``key`` is the idempotency key of the one service call this form is for."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    refused: Refusal | None = None

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """A fresh key each time the form is shown empty."""
        return uuid7() if field_name == "key" else super().get_initial_for_field(field, field_name)

    def refuse(self, refusal: Refusal) -> None:
        """Keep the refusal to be shown at the form's head; everything typed stays."""
        self.refused = refusal
