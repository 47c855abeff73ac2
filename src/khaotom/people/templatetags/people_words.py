"""How people are written on pages. Each takes what was fetched and asks the database nothing."""

from uuid import UUID

from django import template
from django.utils.translation import gettext as _

from khaotom.kernel.ids import uuid7
from khaotom.people import phones
from khaotom.people.births import Precision
from khaotom.people.models import Person
from khaotom.ui import formats

register = template.Library()


@register.filter
def phone(number: str) -> str:
    """080-000-0123."""
    return phones.shown(number)


@register.filter
def born(person: Person) -> str:
    """Her birth as exactly as it is known, with her age where that can be said; a dash where nothing is known."""
    if person.birth_date is None:
        return person.birth_words or "–"
    if person.birth_precision == Precision.DAY:
        return f"{formats.day_long(person.birth_date)} ({formats.age(person.birth_date, person.died_on)})"
    said = _("%(words)s (about %(age)s)")
    return said % {"words": person.birth_words, "age": formats.age(person.birth_date, person.died_on)}


@register.simple_tag
def new_key() -> UUID:
    """The idempotency key of one small form in a list of them."""
    return uuid7()
