"""The list a request for matching money is made with: to be signed and sent, or as a spreadsheet."""

from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from khaotom.bylaws import words as bylaws
from khaotom.ui import amounts, formats, paper
from khaotom.ui.paper import Shown
from khaotom.ui.tables import Baht, Table
from khaotom.welfare.matching import Given
from khaotom.welfare.models import Matching

TEMPLATE = Path(__file__).resolve().parent / "print" / "matching.typ"


def matching_list(matching: Matching, rows: Sequence[Given]) -> bytes:
    """The PDF, A4; the request comes with its group."""
    return paper.compile(TEMPLATE, data(matching, rows))


def data(matching: Matching, rows: Sequence[Given]) -> dict[str, Shown]:
    """What ``matching.typ`` prints."""
    return {
        "frame": paper.frame(body=matching.group.name, title=title(matching), when=formats.day_long(matching.asked_on)),
        "sentence": sentence(matching),
        "heads": headings(),
        "rows": [
            {
                "number": one.membership.number,
                "name": one.membership.person.full_name,
                "months": str(one.months),
                "amount": formats.baht_book(one.amount),
            }
            for one in rows
        ],
        "sum": {
            "words": _("%(members)s members together") % {"members": len(rows)},
            "amount": formats.baht_book(matching.given),
        },
        "asked": {
            "words": _("Asked for"),
            "amount": formats.baht_book(matching.amount),
            "in_words": amounts.in_words(matching.amount),
        },
        "signers": [{"role": role, "name": ""} for role in (_("Treasurer"), _("Chair"))],
    }


def title(matching: Matching) -> str:
    """ "ขอเงินสมทบปี 2562 จากท้องถิ่น (อปท.)"."""
    return _("Matching money for %(year)s from %(source)s") % {
        "year": formats.year(matching.year),
        "source": matching.get_source_display(),
    }


def sentence(matching: Matching) -> str:
    """On what it rests."""
    return _("For the months of %(year)s members gave %(given)s baht to the welfare fund; %(clause)s says how much is added.") % {
        "year": formats.year(matching.year),
        "given": formats.baht(matching.given),
        "clause": bylaws.clause(matching.clause_number),
    }


def headings() -> list[str]:
    """The columns, on paper and in the file."""
    return [_("No."), _("Name"), _("Months"), _("Given, baht")]


def table(matching: Matching, rows: Sequence[Given]) -> Table:
    """The same list as a file."""
    return Table(
        name=f"matching-{matching.group.slug}-{matching.year}-{matching.source}",
        title=f"{title(matching)} · {matching.group.name}",
        perimeter=sentence(matching),
        headings=headings(),
        rows=[[one.membership.number, one.membership.person.full_name, one.months, Baht(one.amount)] for one in rows],
    )
