"""Form fields for what people type here: an amount of baht, read to satang; a day or a month, Buddhist era first."""

from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khaotom.kernel import clock, months
from khaotom.kernel.calendar import NotADay, WhyNotADay, parse_day, parse_month
from khaotom.kernel.hours import NotATime, parse_time
from khaotom.kernel.money import NotMoney, WhyNotMoney, parse_baht
from khaotom.ui import formats

LONGEST_SHOWN = 30
"""Characters of a slip that are said again."""


def _said_again(typed: str) -> str:
    plain = typed.strip()
    return plain if len(plain) <= LONGEST_SHOWN else f"{plain[:LONGEST_SHOWN]}…"


class AmountInput(forms.TextInput):
    """A line for baht, with the number keys and a point."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": "40"} | (attrs or {}))


class AmountField(forms.Field):
    """Baht as typed, to satang. Blank is None where the field may stay empty. A slip changes nothing and stays as typed."""

    widget = AmountInput
    default_error_messages = {
        "required": _("The amount is still empty. Write how many baht, such as 1,250 or 1,250.50."),
        WhyNotMoney.NOT_A_NUMBER: _("“%(typed)s” cannot be read as baht. Write digits only, such as 1,250 or 1,250.50."),
        WhyNotMoney.THREE_DECIMALS: _(
            "%(typed)s has a part smaller than one satang. Write no more than 2 digits after the point, such as %(instead)s."
        ),
        WhyNotMoney.NEGATIVE: _("An amount cannot be below zero: %(typed)s. Write it without the minus sign."),
        WhyNotMoney.TOO_LARGE: _("%(typed)s baht is unusually large. Look at the number of zeros once more."),
    }

    def prepare_value(self, value: Any) -> Any:
        """Satang that the program puts in are shown as baht; what a person typed stays as it is."""
        return formats.baht(value) if isinstance(value, int) and not isinstance(value, bool) else value

    def to_python(self, value: Any) -> int | None:
        """Satang, or None where nothing is written."""
        try:
            return parse_baht(str(value or ""))
        except NotMoney as slip:
            if slip.why is WhyNotMoney.BLANK:
                return None
            instead = formats.baht(slip.suggestion) if slip.suggestion is not None else ""
            values = {"typed": _said_again(slip.typed), "instead": instead}
            raise ValidationError(self.error_messages[slip.why], code=slip.why, params=values) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared in satang."""
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class DayField(forms.Field):
    """A day in one text: 9/6/62, 9 มิย 2562, 2019-06-09. ``four_digit_year`` for births, where two digits could mean two centuries."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("The day is still empty. Write day, month and year, such as 9/6/62."),
        WhyNotADay.NOT_A_DAY: _("“%(typed)s” cannot be read as a day. Write day, month and year, such as 9/6/62."),
        WhyNotADay.NO_SUCH_DAY: _("There is no such day in the calendar: %(typed)s. Look at the day and the month once more."),
        WhyNotADay.CHRISTIAN_ERA: _("The year in “%(typed)s” looks like the Christian era. If you mean %(instead)s, write that."),
        WhyNotADay.FOUR_DIGITS_NEEDED: _("Write all four digits of the year in “%(typed)s”, such as 2562."),
        WhyNotADay.YEAR_OUT_OF_RANGE: _("The year in “%(typed)s” is too far away. Look at it once more."),
        WhyNotADay.WRONG_WEEKDAY: _("“%(typed)s” falls on another day of the week: it is %(instead)s. Which one is right?"),
    }

    def __init__(self, *, four_digit_year: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.four_digit_year = four_digit_year

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A whole text, so letters and digits both."""
        return {"autocomplete": "off", "maxlength": "60"}

    def prepare_value(self, value: Any) -> Any:
        """A day the program puts in is shown as lists show it; what a person typed stays as it is."""
        return formats.day_short(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        """The day, or None where nothing is written."""
        try:
            return parse_day(str(value or ""), near=clock.today(), four_digit_year=self.four_digit_year)
        except NotADay as slip:
            if slip.why is WhyNotADay.BLANK:
                return None
            instead = formats.day_long(slip.suggestion) if slip.suggestion else ""
            values = {"typed": _said_again(slip.typed), "instead": instead}
            raise ValidationError(self.error_messages[slip.why], code=slip.why, params=values) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared by day."""
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class MonthField(forms.Field):
    """A month in one text: พ.ค. 62, 5/2562, 2019-05. An index of ``kernel.months``."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("The month is still empty. Write month and year, such as 5/2562."),
        WhyNotADay.NOT_A_DAY: _("“%(typed)s” cannot be read as a month. Write month and year, such as 5/2562."),
        WhyNotADay.NO_SUCH_DAY: _("There is no such month: %(typed)s. Write it as a number from 1 to 12, or by its name."),
        WhyNotADay.CHRISTIAN_ERA: _("The year in “%(typed)s” looks like the Christian era. If you mean %(instead)s, write that."),
        WhyNotADay.FOUR_DIGITS_NEEDED: _("Write all four digits of the year in “%(typed)s”, such as 2562."),
        WhyNotADay.YEAR_OUT_OF_RANGE: _("The year in “%(typed)s” is too far away. Look at it once more."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A whole text, so letters and digits both."""
        return {"autocomplete": "off", "maxlength": "40"}

    def prepare_value(self, value: Any) -> Any:
        """A month the program puts in is shown as lists show it; what a person typed stays as it is."""
        return formats.month_short(value) if isinstance(value, int) and not isinstance(value, bool) else value

    def to_python(self, value: Any) -> int | None:
        """The month, or None where nothing is written."""
        try:
            return parse_month(str(value or ""), near=clock.today())
        except NotADay as slip:
            if slip.why is WhyNotADay.BLANK:
                return None
            instead = formats.month_long(months.of(slip.suggestion)) if slip.suggestion else ""
            values = {"typed": _said_again(slip.typed), "instead": instead}
            raise ValidationError(self.error_messages[slip.why], code=slip.why, params=values) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared by month."""
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class TimeField(forms.Field):
    """A time of day in one text, of twenty-four hours: 13.30, 13:30 น."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("The time is still empty. Write it with twenty-four hours, such as 13.30."),
        "invalid": _("“%(typed)s” cannot be read as a time. Write it with twenty-four hours, such as 13.30."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A short text."""
        return {"autocomplete": "off", "maxlength": "20"}

    def prepare_value(self, value: Any) -> Any:
        """A time the program puts in is shown as lists show it; what a person typed stays as it is."""
        return formats.hour(value) if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        """The time, or None where nothing is written."""
        try:
            return parse_time(str(value or ""))
        except NotATime as slip:
            typed = {"typed": _said_again(str(slip))}
            raise ValidationError(self.error_messages["invalid"], code="invalid", params=typed) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared by the minute."""
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True
