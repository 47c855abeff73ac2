"""Finding members: by called name, part of a name, number (present or former) or phone; and those of whom little is known."""

from typing import Final

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khaotom.kernel import thai
from khaotom.people import phones
from khaotom.people.models import Membership, Person

BY_NUMBER, BY_NAME = "number", "name"
ORDERS: Final = {BY_NUMBER: ("number_order", "number"), BY_NAME: ("person__sort_key", "number_order")}
"""People know their number, so it comes first; the other is the order of a Thai dictionary."""

PHONE_DIGITS = 4
"""From so many digits on, a number may be part of a phone number."""

MISSING: Final[dict[str, Promise]] = {
    "family_name": _("family name"),
    "phone": _("phone number"),
    "birth": _("birth date"),
    "address": _("where she lives"),
    "beneficiary": _("who receives her money"),
}
"""What a register should know of everyone in the end. Nothing of it is needed to begin."""


def found(rows: QuerySet[Membership], typed: str) -> QuerySet[Membership]:
    """Those of ``rows`` that match what somebody typed; all of them where it says nothing."""
    text = thai.plain(typed)
    if not text:
        return rows
    digits = phones.plain(text)
    if digits and digits == text.replace("-", "").replace(" ", ""):
        return rows.filter(_by_digits(digits))
    folded = thai.fold(text)
    return rows.filter(person__folded__contains=folded) if folded else rows.none()


def _by_digits(digits: str) -> Q:
    number = int(digits)
    former = {str(number).zfill(width) for width in range(1, 7)} | {digits}
    match = Q(number=digits) | Q(former_numbers__number__in=former)
    if len(digits) <= 9:
        match |= Q(number_order=number)
    return match | Q(person__phone__contains=digits) if len(digits) >= PHONE_DIGITS else match


def incomplete(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    """Those of whom one of ``MISSING`` is not known."""
    return rows.filter(
        Q(person__family_name="")
        | Q(person__phone="")
        | Q(person__birth_precision=Person.BirthPrecision.UNKNOWN, person__birth_words="")
        | Q(person__present_address="")
        | Q(person__beneficiary_name="")
    )


def missing(person: Person) -> list[Promise]:
    """What is not known of her, as words."""
    known = {
        "family_name": bool(person.family_name),
        "phone": bool(person.phone),
        "birth": bool(person.birth_words) or person.birth_precision != Person.BirthPrecision.UNKNOWN,
        "address": bool(person.present_address),
        "beneficiary": bool(person.beneficiary_name),
    }
    return [words for name, words in MISSING.items() if not known[name]]
