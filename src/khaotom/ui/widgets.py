"""Widgets that a plain input does not give."""

from typing import Any

from django import forms


class PinInput(forms.PasswordInput):
    """Six digits on the number keys of a phone, never remembered by the browser and never sent back."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        own = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "6", "data-pin": "6", "class": "pin"}
        super().__init__(attrs=own | (attrs or {}), render_value=False)


class SearchInput(forms.TextInput):
    """A line to look for people or things: number, name, part of a name."""

    input_type = "search"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"autocomplete": "off", "enterkeyhint": "search"} | (attrs or {}))
