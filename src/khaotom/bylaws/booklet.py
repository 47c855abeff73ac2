"""The rules as a booklet to be handed round: chapter by chapter, a sentence a rule, in the group's own words where it wrote them."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.bylaws import chapters, pages, selectors, words
from khaotom.bylaws.chapters import Part
from khaotom.bylaws.kinds import title
from khaotom.bylaws.models import Chapter, Version
from khaotom.bylaws.selectors import Rule, Standing
from khaotom.people.models import Group, Network
from khaotom.ui import formats, paper
from khaotom.ui.paper import Shown

TEMPLATE = Path(__file__).resolve().parent / "print" / "booklet.typ"


def booklet(group: Group, on: date, *, thai_digits: bool = False) -> bytes:
    """The PDF of the rules in force on a day, in the order of their numbers."""
    return paper.compile(TEMPLATE, data(group, on, thai_digits=thai_digits))


def common(network: Network, on: date, *, thai_digits: bool = False) -> bytes:
    """The PDF of the network's common rules in force on a day."""
    return paper.compile(TEMPLATE, data_of_network(network, on, thai_digits=thai_digits))


def data(group: Group, on: date, *, thai_digits: bool = False) -> dict[str, Shown]:
    """What ``booklet.typ`` prints of a group; four queries."""
    standings, sections = selectors.standings(group.pk, on), chapters.of(group.pk)
    changed = selectors.changes(group.pk, group.network_id)
    frame = _frame(group.name, _("Rules of the group"), on, thai_digits=thai_digits)
    signers = [_("Chair"), _("Recorder")]
    return frame | _data(standings, sections, changed, thai_digits=thai_digits) | {"signers": signers}


def data_of_network(network: Network, on: date, *, thai_digits: bool = False) -> dict[str, Shown]:
    """What ``booklet.typ`` prints of the network; four queries."""
    standings, sections = selectors.common_standings(network.pk, on), chapters.of_network(network.pk)
    changed = selectors.changes(None, network.pk)
    frame = _frame(network.name, _("Common rules of the network"), on, thai_digits=thai_digits)
    return frame | _data(standings, sections, changed, thai_digits=thai_digits) | {"signers": [_("Coordinator")]}


def _frame(body: str, title: str, on: date, *, thai_digits: bool) -> dict[str, Shown]:
    when = formats.day_formal(on) if thai_digits else formats.day_long(on)
    return {"frame": paper.frame(body=body, title=title, when=when)}


def _data(
    standings: Sequence[Standing], sections: Sequence[Chapter], changed: Sequence[Sequence[Version]], *, thai_digits: bool
) -> dict[str, Shown]:
    standing = [(one, one.rule) for one in standings if one.rule is not None]
    own = [(one, rule) for one, rule in standing if not rule.common]
    parts = chapters.grouped(sections, own, lambda pair: pair[1].clause, thai_digits=thai_digits)
    above = [(one, rule) for one, rule in standing if rule.common]
    if above:
        parts.append(Part(_("Common rules of the network, which hold here too"), above))
    votes = pages.votes_of(version for versions in changed for version in versions)
    return {
        "chapters": [
            {"title": part.title, "rules": [_rule(one, rule, thai_digits=thai_digits) for one, rule in part.inside]}
            for part in parts
        ],
        "empty": _("No rules are written down yet."),
        "history": _("How the rules changed"),
        "changes": [_change(versions, votes, thai_digits=thai_digits) for versions in changed],
    }


def _rule(one: Standing, rule: Rule[object], *, thai_digits: bool) -> dict[str, Shown]:
    said = words.sentence(one.name, rule.parameters)
    return {
        "clause": words.clause(rule.clause, thai_digits=thai_digits) if rule.clause else "",
        "title": one.title,
        "text": rule.text or said,
        "said": said if rule.text else "",
        "basis": since(rule),
        "held": _("Held by rule %(number)s until the group changes its own.") % {"number": rule.held_by} if rule.held_by else "",
    }


def since(rule: Rule[object]) -> str:
    """ "ใช้ตั้งแต่ 1 ส.ค. 62 มติ 3/2562 วันที่ 9 ก.ค. 62"."""
    basis = words.basis(rule.basis, rule.basis_number, rule.decided_on, common=rule.common)
    return _("In force since %(day)s, %(basis)s") % {"day": formats.day_short(rule.since), "basis": basis}


def _change(versions: Sequence[Version], votes: Mapping[UUID, str], *, thai_digits: bool) -> dict[str, Shown]:
    clause = versions[0].clause
    return {
        "clause": words.clause(clause.number, thai_digits=thai_digits) if clause.number else "",
        "title": clause.title or title(clause.name),
        "steps": [
            {
                "day": formats.day_short(version.effective_from),
                "said": words.said(version),
                "basis": words.basis_of(version),
                "vote": votes.get(version.citation_id, "") if version.citation_id else "",
            }
            for version in versions
        ],
    }
