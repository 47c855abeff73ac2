"""What is typed on the screens of an evening: counting, tables, the second person, closing, money out."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khaotom.collection.spending import Shown
from khaotom.people.forms.pictures import PictureField
from khaotom.people.models import Membership, Person
from khaotom.till.models import Count, Place
from khaotom.till.selectors import Left
from khaotom.ui import formats
from khaotom.ui.counts import CountField, total
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import AmountField, DayField
from khaotom.ui.widgets import PinInput

FUNDS = (("savings", _("savings fund")), ("welfare", _("welfare fund")))


def _people(officers: Sequence[Person]) -> list[tuple[str, str]]:
    return [(str(one.pk), one.calling) for one in officers]


def _members(members: Sequence[Membership]) -> list[tuple[str, str]]:
    return [("", "–"), *((str(m.pk), f"{m.number} {m.person.calling} ({m.person.full_name})") for m in members)]


def _left(one: Left) -> str:
    named = {
        "number": one.decision.resolution.number,
        "what": one.decision.what,
        "left": formats.baht(one.left),
        "amount": formats.baht(one.decision.amount),
    }
    return _("Resolution %(number)s, %(what)s: %(left)s of %(amount)s baht are left") % named


class CountersForm(KeyedForm):
    """Two officers who count together; those who counted last are chosen already."""

    counted_by = forms.MultipleChoiceField(
        label=_("Who counts (two people)"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the two who count.")},
    )

    def __init__(self, *args: Any, officers: Sequence[Person], usual: Sequence[UUID] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["counted_by"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = _people(officers)
        known = [one.pk for one in officers]
        chosen = [one for one in usual if one in known] or known[:2]
        field.initial = [str(one) for one in chosen]

    def clean_counted_by(self) -> list[str]:
        """Exactly two."""
        chosen: list[str] = self.cleaned_data["counted_by"]
        if len(chosen) != 2:
            raise ValidationError(_("Two people count together: choose two, now it is %(many)s."), params={"many": len(chosen)})
        return chosen

    @property
    def counters(self) -> tuple[UUID, UUID]:
        """The two people's ids, once the form is valid."""
        first, second = self.cleaned_data["counted_by"]
        return UUID(first), UUID(second)


class OpeningCountForm(CountersForm):
    """Before collecting: the total is enough."""

    counted = AmountField(label=_("Counted altogether"))


class ClosingCountForm(CountersForm):
    """After collecting: by notes and coins."""

    pieces = CountField(label=_("Notes and coins"))

    @property
    def counted(self) -> int:
        """Satang, from the pieces."""
        return total(self.cleaned_data["pieces"])


class DifferenceForm(KeyedForm):
    """A difference is written down: why, as far as anybody knows, and of which fund."""

    reason = forms.ChoiceField(
        label=_("Why, as far as anybody knows"),
        choices=[choice for choice in Count.Reason.choices if choice[0]],
        widget=forms.RadioSelect,
    )
    fund = forms.ChoiceField(label=_("Keep it open in"), choices=FUNDS, initial="savings", widget=forms.RadioSelect)


class TableForm(KeyedForm):
    """A table opens with its own tray and the coins to begin with, or takes straight into the box."""

    place = forms.ChoiceField(label=_("Where does the money go?"), widget=forms.RadioSelect)
    float_amount = AmountField(label=_("Money to begin with, taken from the box"), required=False)

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(place.pk), place.name) for place in places]
        field.initial = str(places[0].pk)


class SecondPersonForm(KeyedForm):
    """The phone is handed over: the second officer types her own PIN; or two who came are witnesses."""

    second = forms.ChoiceField(label=_("The second person"), widget=forms.RadioSelect, required=False)
    pin = forms.CharField(label=_("Her own PIN"), widget=PinInput, required=False)
    first_witness = forms.ChoiceField(label=_("First witness"), required=False)
    second_witness = forms.ChoiceField(label=_("Second witness"), required=False)

    def __init__(self, *args: Any, officers: Sequence[Person], present: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("second", _people(officers)),
            ("first_witness", [("", "–"), *_people(present)]),
            ("second_witness", [("", "–"), *_people(present)]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        self.by_witnesses = bool(present)

    def clean(self) -> dict[str, Any]:
        """One way or the other: a PIN, or two witnesses."""
        cleaned = super().clean() or {}
        witnessed = cleaned.get("first_witness") and cleaned.get("second_witness")
        if not witnessed and not (cleaned.get("second") and cleaned.get("pin")):
            raise ValidationError(_("A second person is needed: choose who it is and let her type her own PIN."), code="second")
        return cleaned


class LaterForm(SecondPersonForm):
    """The second person is away: it waits until she has agreed from her own sign-in."""

    later = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """One who asks others to agree later needs nobody beside her now."""
        return self.cleaned_data if self.cleaned_data.get("later") else super().clean()


class ClosingForm(LaterForm):
    """Who holds the cash, by when it is banked, that the waivers were read, and the second person."""

    first_holder = forms.ChoiceField(label=_("The cash is with"), widget=forms.RadioSelect)
    second_holder = forms.ChoiceField(label=_("together with"), required=False)
    bank_by = DayField(label=_("To the bank by"), required=False)
    to_bank = AmountField(label=_("So much goes to the bank"), required=False)
    paper_seen = forms.BooleanField(label=_("The missing slips were looked up on the paper"), required=False)
    waivers_read = forms.BooleanField(label=_("The waivers were read out and the meeting agreed"), required=False)

    def __init__(self, *args: Any, holders: Sequence[Person], cash: bool = True, may_wait: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_wait:
            del self.fields["later"]
        if not cash:
            for name in ("first_holder", "second_holder", "to_bank", "bank_by"):
                del self.fields[name]
            return
        for name, choices in (("first_holder", _people(holders)), ("second_holder", [("", _("nobody else")), *_people(holders)])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class PaymentForm(LaterForm):
    """Money out: to whom, for what, how much, under which rule."""

    purpose = forms.ChoiceField(label=_("For what"), widget=forms.RadioSelect)
    payee = forms.ChoiceField(label=_("To whom"))
    amount = AmountField(label=_("How much"))
    clause = forms.CharField(label=_("By rule number"), max_length=12, required=False)
    note = forms.CharField(label=_("What happened, in a few words"), max_length=200, required=False)

    def __init__(self, *args: Any, members: Sequence[Membership], offered: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        payees, kinds = self.fields["payee"], self.fields["purpose"]
        assert isinstance(payees, forms.ChoiceField)
        assert isinstance(kinds, forms.ChoiceField)
        payees.choices = _members(members)
        kinds.choices = list(offered)


class SpendingForm(LaterForm):
    """What the group bought: what it was, who paid the shop and is paid back, how much, by which decision, and the receipt."""

    note = forms.CharField(
        label=_("What the money is for"), max_length=200, help_text=_("Everybody may read it: write things, not names of people.")
    )
    amount = AmountField(label=_("How much"))
    payee = forms.ChoiceField(
        label=_("Who paid the shop"), help_text=_("The money goes to whoever paid it out of her own pocket.")
    )
    decision = forms.ChoiceField(label=_("Who decided"), widget=forms.RadioSelect, required=False)
    receipt = PictureField(label=_("Picture of the receipt"), required=False)

    def __init__(self, *args: Any, members: Sequence[Membership], shown: Shown, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        payees, decisions = self.fields["payee"], self.fields["decision"]
        assert isinstance(payees, forms.ChoiceField)
        assert isinstance(decisions, forms.ChoiceField)
        payees.choices = _members(members)
        alone = [("", _("The committee, by the group's rule"))] if shown.sentence else []  # without a rule the meeting decides
        decisions.choices = [*alone, *((str(one.decision.pk), _left(one)) for one in shown.decided)]
