"""The rules as a booklet to be handed round: a sentence a rule, in the group's own words where it wrote them."""

from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from khaotom.bylaws import selectors, words
from khaotom.bylaws.selectors import Rule, Standing
from khaotom.people.models import Group
from khaotom.ui import formats, paper
from khaotom.ui.paper import Shown

TEMPLATE = Path(__file__).resolve().parent / "print" / "booklet.typ"


def booklet(group: Group, on: date, *, thai_digits: bool = False) -> bytes:
    """The PDF of the rules in force on a day, in the order of their numbers."""
    return paper.compile(TEMPLATE, data(group, on, thai_digits=thai_digits))


def data(group: Group, on: date, *, thai_digits: bool = False) -> dict[str, Shown]:
    """What ``booklet.typ`` prints."""
    standing = [one for one in selectors.standings(group.pk, on) if one.rule is not None]
    standing.sort(key=lambda one: _order(one.rule.clause if one.rule else ""))
    when = formats.day_formal(on) if thai_digits else formats.day_long(on)
    return {
        "frame": paper.frame(body=group.name, title=_("Rules of the group"), when=when),
        "rules": [_rule(one, one.rule, thai_digits=thai_digits) for one in standing if one.rule is not None],
        "signers": [_("Chair"), _("Recorder")],
        "empty": _("No rules are written down yet."),
    }


def _order(number: str) -> tuple[int, int, str]:
    """Numbered ones first, 2 before 10."""
    digits = "".join(letter for letter in number if letter.isdecimal())
    return (0 if number else 1, int(digits) if digits else 0, number)


def _rule(one: Standing, rule: Rule[object], *, thai_digits: bool) -> dict[str, Shown]:
    return {
        "clause": words.clause(rule.clause, thai_digits=thai_digits) if rule.clause else "",
        "title": one.title,
        "text": rule.text or words.sentence(one.name, rule.parameters),
        "said": words.sentence(one.name, rule.parameters) if rule.text else "",
        "basis": _("In force since %(day)s, %(basis)s")
        % {"day": formats.day_short(rule.since), "basis": words.basis(rule.basis, rule.basis_number, rule.decided_on)},
    }
