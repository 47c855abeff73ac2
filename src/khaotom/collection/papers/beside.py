"""The papers a passbook page offers to print, and where one of its lines is put right."""

from django.utils.translation import gettext_lazy as _

from khaotom.kernel import clock
from khaotom.people.models import Membership
from khaotom.savings.beside import Mend, Paper, mends, papers
from khaotom.savings.passbook import PassbookLine


def _membership(membership: Membership) -> dict[str, object]:
    return {"membership": membership.pk}


def _this_year(membership: Membership) -> dict[str, object]:
    return {"membership": membership.pk, "year": clock.today().year}


def _slip(line: PassbookLine) -> dict[str, object] | None:
    """A line that rests on a slip and that nothing has taken back."""
    stands = line.corrected_by is None and line.corrects is None
    return {"slip": line.citation.id} if stands and line.citation.kind == "slip" else None


def register() -> None:
    """Make them known to the passbook."""
    mends.register("collection.slip", Mend("collection:correct", _slip))
    papers.register("collection.passbook", Paper(_("Print this passbook"), "collection:passbook_pdf", _membership))
    papers.register("collection.statement", Paper(_("Print a statement"), "collection:statement_pdf", _membership))
    papers.register("collection.year", Paper(_("Print the year on one page"), "collection:year_pdf", _this_year))
