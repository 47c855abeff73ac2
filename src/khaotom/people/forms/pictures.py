"""A picture of a paper, for the forms of every room."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PictureField(forms.FileField):
    """A picture of a paper, from the phone's camera or its album."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
    default_error_messages = {
        "required": _("No picture was chosen yet. Take one or choose one."),
        "empty": _("This file is empty. Choose another one."),
    }
