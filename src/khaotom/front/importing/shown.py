"""A preview in words: the same for the page and for the command."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khaotom.front.importing import columns
from khaotom.front.importing.lines import Finding, Line
from khaotom.front.importing.preview import LooksAlike, Preview
from khaotom.front.importing.sheet import Sheet

SHOWN_ROWS = 20


@dataclass(frozen=True, slots=True)
class Said:
    """One finding: where, in words, and what to do."""

    row: int
    where: str
    sentence: str
    code: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a preview page shows. Amounts in satang."""

    name: str
    new: int
    there: int
    bad: int
    saved: int
    contested: int
    pledged: int
    findings: list[Said]
    notes: list[str]
    rows: list[Line]
    more: int


def shown(found: Preview) -> Shown:
    """The preview's figures, its findings as sentences, and the first of those who would come in."""
    return Shown(
        name=found.sheet.name,
        new=len(found.new),
        there=len(found.there),
        bad=len(found.bad_rows),
        saved=found.saved,
        contested=found.contested,
        pledged=found.pledged,
        findings=[said(found.sheet, finding) for finding in found.findings],
        notes=list(notes(found)),
        rows=found.new[:SHOWN_ROWS],
        more=max(0, len(found.new) - SHOWN_ROWS),
    )


def said(sheet: Sheet, finding: Finding) -> Said:
    """Row 14, column “Member number” (B14): …"""
    values = {
        "row": finding.row,
        "column": str(columns.BY_NAME[finding.column].heading),
        "cell": sheet.address(finding.column, finding.row),
    }
    if finding.column in sheet.places:
        where = _("Row %(row)s, column “%(column)s” (%(cell)s)") % values
    else:
        where = _("Row %(row)s, column “%(column)s”, which the file does not have") % values
    return Said(finding.row, where, finding.refusal.sentence, finding.refusal.code)


def notes(found: Preview) -> Iterator[str]:
    """What a clerk should know and need not mend."""
    for one in found.alike:
        yield _alike(one)
    if found.there:
        many = len(found.there)
        words = ngettext(
            "%(many)s row is in the register already and stays as it is.",
            "%(many)s rows are in the register already and stay as they are.",
            many,
        )
        yield words % {"many": many}
    if found.sheet.strange:
        yield _("These columns are not used: %(headings)s.") % {
            "headings": ", ".join(f"“{one}”" for one in found.sheet.strange[:8])
        }
    later = sum(line.brought is None for line in found.new)
    if later:
        words = ngettext(
            "%(many)s has no balance here: set it later, with the passbook.",
            "%(many)s have no balance here: set it later, with the passbooks.",
            later,
        )
        yield words % {"many": later}


def _alike(one: LooksAlike) -> str:
    values = {"row": one.row, "called": one.person.calling, "name": one.person.full_name}
    if one.certain:
        known = _(
            "Row %(row)s: %(called)s (%(name)s) is known in the network by her identity number."
            " She becomes a member here too; her page stays as it is."
        )
        return known % values
    alike = _(
        "Row %(row)s: %(called)s (%(name)s) in the network has the same name and phone."
        " If it is one person, join the two afterwards under “Who may be entered twice”."
    )
    return alike % values
