"""Values for the gallery: the evening of 9 June 2562, as a group of the demonstration lived it."""

from datetime import date

from django import forms

from khaotom.kernel import months
from khaotom.ui import charts, formats
from khaotom.ui.counts import CountField
from khaotom.ui.gallery.words import WORDS
from khaotom.ui.places import Place
from khaotom.ui.typed import AmountField, DayField
from khaotom.ui.widgets import PinInput

COUNT = {100000: 4, 50000: 3, 10000: 14, 5000: 3, 2000: 11, 1000: 6, 500: 4, 200: 3, 100: 4}
SAVED = (5650, 5400, 5900, 5100, 5750, 6000, 5300, 5450, 5600, 5800, 4700, 6150)
WELFARE = (1020, 990, 1050, 960, 1020, 1080, 990, 990, 1020, 1050, 900, 1140)
STANDS = (98200, 103600, None, 114600, 120350, 126350, 131650, 137100, 142700, 148500, 153200, 159350)


def say() -> dict[str, str]:
    """Every sample sentence in the language of the moment."""
    at = 0 if formats.in_thai() else 1
    return {name: pair[at] for name, pair in WORDS.items()}


def places(words: dict[str, str]) -> list[Place]:
    """A full bar of five."""
    icons = {"tab_today": "house", "tab_members": "users", "tab_book": "book-open", "tab_rules": "scale", "tab_more": "ellipsis"}
    return [Place(f"#{name}", words[name], icon, here=name == "tab_today") for name, icon in icons.items()]


class PaymentForm(forms.Form):
    """One field of every shape."""

    name = forms.CharField(max_length=60)
    amount = AmountField()
    born = DayField(four_digit_year=True, required=False)
    how = forms.ChoiceField(widget=forms.RadioSelect)
    reason = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    zone = forms.ChoiceField(required=False)
    carried = forms.BooleanField(required=False)
    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)

    def __init__(self, words: dict[str, str], data: dict[str, object] | None = None, prefix: str = "") -> None:
        super().__init__(data, prefix=prefix)
        self._say(words)
        self._offer(words)

    def _say(self, words: dict[str, str]) -> None:
        for name in ("name", "amount", "how", "reason", "zone", "carried", "note"):
            self.fields[name].label = words[f"f_{name}"]
        self.fields["name"].help_text = words["f_name_hint"]
        self.fields["name"].error_messages["required"] = words["f_name_error"]
        self.fields["born"].label, self.fields["born"].help_text = words["f_day"], words["f_day_hint"]

    def _offer(self, words: dict[str, str]) -> None:
        choices = {"how": ("h_cash", "h_transfer", "h_both"), "reason": ("r_ill", "r_work", "r_sea", "r_committee")}
        for field, names in choices.items():
            _choices(self, field, [(name, words[name]) for name in names])
        _choices(self, "zone", [(str(zone), f"{words['f_zone']} {zone}") for zone in range(1, 6)])


def _choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


class PinForm(forms.Form):
    """Six digits."""

    pin = forms.CharField(widget=PinInput)

    def __init__(self, words: dict[str, str], data: dict[str, object] | None = None, prefix: str = "") -> None:
        super().__init__(data, prefix=prefix)
        self.fields["pin"].label = words["f_pin"]
        self.error = words["f_pin_error"]

    def clean_pin(self) -> str:
        """Never the right one: the gallery shows how that is said."""
        raise forms.ValidationError(self.error)


class CountForm(forms.Form):
    """Notes and coins."""

    count = CountField()

    def __init__(self, words: dict[str, str], data: dict[str, object] | None = None, prefix: str = "") -> None:
        super().__init__(data, prefix=prefix, initial={"count": COUNT})
        self.fields["count"].label = words["f_count"]


def wrong_payment(words: dict[str, str]) -> PaymentForm:
    """A form with a slip in every place that can have one."""
    typed = {
        "name": "",
        "amount": "12.345",
        "born": "9/6/2026",
        "how": "h_both",
        "reason": ["r_ill"],
        "zone": "2",
        "note": "๙ มิ.ย.",
    }
    return PaymentForm(words, {f"wrong-{name}": value for name, value in typed.items()}, prefix="wrong")


def wrong_count(words: dict[str, str]) -> CountForm:
    """A count with one box that cannot be read."""
    return CountForm(words, {"slip-count_100000": "4", "slip-count_50000": "3.5", "slip-count_2000": "๑๑"}, prefix="slip")


def month_labels() -> list[str]:
    """Twelve months, the last of them June 2562."""
    last = months.of(date(2019, 6, 1))
    return [formats.month_short(month) for month in range(last - 11, last + 1)]


def _baht(satang: int) -> str:
    return formats.baht(satang)


def bars(words: dict[str, str]) -> charts.Chart:
    """Two series gathered month by month."""
    saved = charts.Series(words["s_savings"], [baht * 100 for baht in SAVED])
    welfare = charts.Series(words["s_welfare"], [baht * 100 for baht in WELFARE])
    title, told = words["chart_title"], words["chart_words"]
    return charts.Chart("taken", title, told, month_labels(), [saved, welfare], _baht, words["month"])


def line(words: dict[str, str]) -> charts.Chart:
    """One series that stands and grows, with a gap."""
    stands = charts.Series(words["s_savings"], [None if baht is None else baht * 100 for baht in STANDS])
    title, told = words["line_title"], words["line_words"]
    return charts.Chart("stands", title, told, month_labels(), [stands], _baht, words["month"], charts.Kind.LINES)


def passbook(words: dict[str, str]) -> list[dict[str, object]]:
    """Rows of a ledger, one of them undone."""
    day = formats.day_short
    return [
        {"day": day(date(2019, 4, 9)), "what": words["t_brought"], "in": None, "out": None, "balance": 420000},
        {"day": day(date(2019, 5, 9)), "what": words["t_wrong"], "in": 10000, "out": None, "balance": 430000, "struck": True},
        {"day": day(date(2019, 5, 12)), "what": words["t_undone"], "in": None, "out": 10000, "balance": 420000},
        {"day": day(date(2019, 6, 9)), "what": words["t_pledge"], "in": 10050, "out": None, "balance": 430050},
    ]
