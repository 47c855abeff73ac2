"""``{% load meeting_day %}``: what the door's and the table's pages carry for their scripts, and the little a row needs without one."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import template

from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal
from khaotom.ui import formats

register = template.Library()

MONTHS_EITHER_WAY = 30
"""As far back and ahead as a month is named on a phone: two years of arrears, a year and more ahead."""


@register.simple_tag
def new_key() -> UUID:
    """A key for a form: pressed twice, it is one command."""
    return uuid7()


@register.simple_tag
def month_names(month: int) -> dict[str, str]:
    """The months around one, by their index, as they are said in lists."""
    return {str(one): formats.month_short(one) for one in range(month - MONTHS_EITHER_WAY, month + MONTHS_EITHER_WAY + 1)}


@register.simple_tag
def sentence(code: str) -> str:
    """A refusal's sentence with its values still named, for a script to fill in. An unknown code is a programming error."""
    return str(Refusal.numbered[code].message)


@register.filter
def asked(due: Iterable[Mapping[str, Any]] | None) -> list[Mapping[str, Any]]:
    """What one press takes of what is due: all but fines, which are spoken about first. The empty row has nothing due."""
    return [item for item in due or () if item["payable"] != "fine"]


@register.filter
def total(items: Iterable[Mapping[str, Any]]) -> int:
    """Satang of several items."""
    return sum(item["amount"] for item in items)
