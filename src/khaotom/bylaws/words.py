"""How rules are said: a clause by its number, what a rule rests on, what its parameters count."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Kind, Parameter, Unit, of, validate
from khaotom.bylaws.models import Version
from khaotom.kernel import thai
from khaotom.kernel.citation import CUSTOM, FOUNDING
from khaotom.ui import formats

RESOLUTION = "resolution"


def clause(number: str, *, thai_digits: bool = False) -> str:
    """ "ข้อ 5"; "กติกาของกลุ่ม" while the group has not numbered its rules."""
    if not number:
        return _("The group's rule")
    return _("Rule %(number)s") % {"number": thai.thai_digits(number) if thai_digits else number}


def held(number: str, since: date) -> str:
    """ "ข้อ 7 ใช้ตั้งแต่ 1 ม.ค. 62": which version of a clause something was worked out by."""
    return _("%(clause)s, in force since %(day)s") % {"clause": clause(number), "day": formats.day_short(since)}


def common(number: str) -> str:
    """A common rule by its number, where it is named from within a group."""
    return _("%(number)s of the common rules") % {"number": number}


def value(rule: Parameter, value: Any) -> str:
    """One parameter as a person reads it."""
    if value == rule.endless:
        return _("no limit")
    if rule.unit is Unit.CHOICE:
        return str(dict(rule.choices)[value])
    return formats.baht(value) if rule.unit is Unit.SATANG else str(value)


def basis(kind: str, number: str = "", decided_on: date | None = None, *, common: bool = False) -> str:
    """What a rule, the group's or a common one, rests on: "กติกาเดิมของกลุ่ม", "มติ 3/2562 วันที่ 9 มิ.ย. 62", or what the program was begun with."""
    if kind == CUSTOM.kind:
        return _("the network's old rule") if common else _("the group's old rule")
    if kind == FOUNDING.kind:
        return _("set when the group began here")
    named = {"number": number, "day": formats.day_short(decided_on) if decided_on else ""}
    if number and decided_on:
        return _("resolution %(number)s of %(day)s") % named
    if decided_on:
        return _("a resolution of %(day)s") % named
    return _("resolution %(number)s") % named if number else _("a resolution")


def basis_of(version: Version) -> str:
    """What a version rests on; it comes with its clause."""
    common = version.clause.group_id is None
    return basis(version.citation_kind, version.citation_number, version.decided_on, common=common)


def sentence(name: str, parameters: Any) -> str:
    """A rule of this kind as one plain sentence."""
    return of(name).sentence(parameters)


def said(version: Version) -> str:
    """What a version says: its sentence, or that the rule ends."""
    if version.repeals:
        return _("The group has no such rule from this day on.")
    return sentence(version.clause.name, validate(version.clause.name, version.parameters)) or version.text


def unit(counted: Unit) -> str:
    """What stands after a number of this unit; nothing where the label says it."""
    return {
        Unit.SATANG: _("baht"),
        Unit.DAYS: _("days"),
        Unit.WORKING_DAYS: _("working days"),
        Unit.WEEKS: _("weeks"),
        Unit.MONTHS: _("months"),
        Unit.PEOPLE: _("people"),
        Unit.PERCENT: _("percent"),
        Unit.YEARS: _("years"),
    }.get(counted, "")


def days(kind: Kind, parameters: Any, since: date) -> list[date]:
    """The next days a rule about days names; none for other rules."""
    return list(kind.days(parameters, since)) if kind.days else []
