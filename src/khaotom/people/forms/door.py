"""Coming in, one's own codes, devices, lending."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khaotom.people.models import Membership, Person
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.widgets import PinInput

NO_PHONE = _("The phone number is still empty. Write the number the committee knows.")
NO_PIN = _("The PIN is still empty. Type its 6 digits.")
NO_PASSWORD = _("The password is still empty.")


class PhoneInput(forms.TextInput):
    """A phone number with the number keys, remembered by the browser."""

    input_type = "tel"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"inputmode": "tel", "autocomplete": "username", "maxlength": "20"} | (attrs or {}))


def pin_field(label: Any, **more: Any) -> forms.CharField:
    """Six digits, said what to do when they are missing."""
    return forms.CharField(label=label, widget=PinInput, max_length=20, error_messages={"required": NO_PIN}, **more)


def password_field(label: Any, autocomplete: str, **more: Any) -> forms.CharField:
    """A password, kept as it was typed."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "maxlength": "200"})
    return forms.CharField(label=label, widget=widget, strip=False, error_messages={"required": NO_PASSWORD}, **more)


class PinSignInForm(KeyedForm):
    """Phone number and PIN."""

    phone = forms.CharField(label=_("Phone number"), widget=PhoneInput, max_length=20, error_messages={"required": NO_PHONE})
    pin = pin_field(_("PIN, 6 digits"))
    next = forms.CharField(required=False, widget=forms.HiddenInput, max_length=500)


class PasswordSignInForm(KeyedForm):
    """Phone number and password."""

    phone = forms.CharField(label=_("Phone number"), widget=PhoneInput, max_length=20, error_messages={"required": NO_PHONE})
    password = password_field(_("Password"), "current-password")
    next = forms.CharField(required=False, widget=forms.HiddenInput, max_length=500)


class AnswerInput(forms.HiddenInput):
    """Never shown again: a challenge is answered once."""

    def format_value(self, value: Any) -> str:
        """Nothing."""
        return ""


class AnswerForm(KeyedForm):
    """What the device answered, put there by the page's script."""

    answer = forms.CharField(
        widget=AnswerInput,
        max_length=20_000,
        error_messages={"required": _("The phone or computer has not answered yet. Press the button and do what it asks.")},
    )


class PasskeySignInForm(AnswerForm):
    """Coming in by a passkey."""

    next = forms.CharField(required=False, widget=forms.HiddenInput, max_length=500)


class AddPasskeyForm(AnswerForm):
    """A passkey of her own, under a name she knows it by; she proves first that it is she."""

    name = forms.CharField(
        label=_("What this phone or computer is called"),
        max_length=60,
        error_messages={"required": _("There is no name yet. Write one that you know it by, such as my phone.")},
    )
    current = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
        max_length=200,
        error_messages={"required": _("Type the code that you use now.")},
    )

    def __init__(self, *args: Any, current_label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["current"].label = current_label


class TwiceForm(KeyedForm):
    """Something new that is typed twice, since nobody sees what is typed."""

    new = forms.CharField()
    again = forms.CharField()
    differ = _("The two do not match. Type the new one once more, twice the same.")

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        cleaned = super().clean() or {}
        if "new" in cleaned and "again" in cleaned and cleaned["new"] != cleaned["again"]:
            self.add_error("again", self.differ)
        return cleaned


class OwnPinForm(TwiceForm):
    """The PIN she chooses for herself after a one-time PIN."""

    new = pin_field(
        _("Your new PIN, 6 digits"), help_text=_("Only you know it. Not a birthday, not 123456, not part of your number.")
    )
    again = pin_field(_("The new PIN once more"))


class ChangePinForm(OwnPinForm):
    """Another PIN; the present code first."""

    current = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}), strip=False, max_length=200)
    field_order = ["current", "new", "again"]

    def __init__(self, *args: Any, current_label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["current"].label = current_label


class ChangePasswordForm(TwiceForm):
    """Another password; the present code first."""

    current = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}), strip=False, max_length=200)
    new = password_field(
        _("The new password"), "new-password", help_text=_("At least 10 characters. Three words are easy to keep.")
    )
    again = password_field(_("The new password once more"), "new-password")
    field_order = ["current", "new", "again"]

    def __init__(self, *args: Any, current_label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["current"].label = current_label


class ResetPinForm(KeyedForm):
    """Who confirms, by her own PIN. Without anybody who could, there is nothing to fill in."""

    second = forms.ChoiceField(label=_("The second officer"), widget=forms.RadioSelect)
    pin = pin_field(_("Her own PIN, typed by herself"))

    def __init__(self, *args: Any, confirmers: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not confirmers:
            del self.fields["second"], self.fields["pin"]
            return
        choose(self, "second", ((str(person.pk), person.calling) for person in confirmers))


class DeviceForm(KeyedForm):
    """The device in the hand gets a name."""

    name = forms.CharField(
        label=_("What is this phone called?"),
        help_text=_("As you call it among yourselves, such as: table A, Nuri's phone."),
        max_length=60,
        error_messages={"required": _("The phone has no name yet. Write what you call it.")},
    )


class LendForm(KeyedForm):
    """Who presses the keys from now on."""

    helper = forms.ChoiceField(label=_("Who helps?"))

    def __init__(self, *args: Any, helpers: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = ((str(row.person_id), f"{row.number} {row.person.calling} ({row.person.full_name})") for row in helpers)
        choose(self, "helper", rows)


class GiveBackForm(KeyedForm):
    """The PIN of the one who signed in."""

    pin = pin_field(_("Your PIN, 6 digits"))


def choose(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]], *, empty: Any = None) -> None:
    """Offer these choices in a field; ``empty`` is what stands first for none of them."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = [*([("", empty)] if empty is not None else []), *choices]
