"""``{% load formats %}``: every function of ``ui.formats`` as a filter of the same name, and ``in_words``.

What is not there (None, a missing variable) shows as nothing. ``time`` replaces Django's own filter of that name, which knows
neither our clock nor our way to write it.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django import template

from khaotom.ui import amounts, formats

T = TypeVar("T")

register = template.Library()


def _or_nothing(show: Callable[[T], str]) -> Callable[[T | None], str]:
    @wraps(show)
    def shown(value: T | None) -> str:
        return "" if value is None or value == "" else show(value)

    return shown


register.filter("baht", _or_nothing(formats.baht))
register.filter("baht_book", _or_nothing(formats.baht_book))
register.filter("short_or_over", _or_nothing(formats.short_or_over))
register.filter("in_words", _or_nothing(amounts.in_words))
register.filter("day_short", _or_nothing(formats.day_short))
register.filter("day_long", _or_nothing(formats.day_long))
register.filter("day_weekday_short", _or_nothing(formats.day_weekday_short))
register.filter("day_formal", _or_nothing(formats.day_formal))
register.filter("month_short", _or_nothing(formats.month_short))
register.filter("month_long", _or_nothing(formats.month_long))
register.filter("time", _or_nothing(formats.time))
register.filter("hour", _or_nothing(formats.hour))
register.filter("near_day", _or_nothing(formats.near_day))
register.filter("age", _or_nothing(formats.age))
