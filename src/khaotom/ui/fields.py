"""How one form field is shown: which shape its widget asks for, and the attributes its input gets."""

from dataclasses import dataclass
from enum import StrEnum

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString, mark_safe

from khaotom.ui import counts


class Shape(StrEnum):
    """The few ways a field looks."""

    HIDDEN = "hidden"
    CHOICES = "choices"
    TICK = "tick"
    COUNT = "count"
    LINE = "line"


def shape(field: BoundField) -> Shape:
    """The shape of a field, by its widget."""
    widget = field.field.widget
    if field.is_hidden:
        return Shape.HIDDEN
    if isinstance(widget, forms.CheckboxInput):
        return Shape.TICK
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return Shape.CHOICES
    return Shape.COUNT if isinstance(widget, counts.CountInput) else Shape.LINE


def is_amount(field: BoundField) -> bool:
    """Whether baht are typed here."""
    return bool(field.field.widget.attrs.get("inputmode") == "decimal")


def control(field: BoundField, classes: str = "") -> SafeString:
    """The input itself, with the house's classes after its own; an amount is tidied when it is left."""
    own = field.field.widget.attrs.get("class", "")
    names = ["input", *own.split(), *(["amount"] if is_amount(field) else []), *classes.split()]
    attrs: dict[str, str | bool] = {"class": " ".join(dict.fromkeys(names))}
    if is_amount(field):
        attrs["data-amount"] = ""
    return mark_safe(field.as_widget(attrs=attrs))


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing to mend, and where: an id in the page, or empty for the whole form."""

    words: str
    ident: str


def slips(form: forms.BaseForm) -> list[Slip]:
    """All that is wrong with a form, those of the whole form first."""
    whole = [Slip(str(words), "") for words in form.non_field_errors()]
    return whole + [Slip(str(words), field.id_for_label or field.auto_id) for field in form for words in field.errors]
