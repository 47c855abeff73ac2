"""The papers a passbook page offers to print."""

from django.utils.translation import gettext_lazy as _

from khaotom.kernel import clock
from khaotom.people.models import Membership
from khaotom.savings.beside import Paper, papers


def _membership(membership: Membership) -> dict[str, object]:
    return {"membership": membership.pk}


def _this_year(membership: Membership) -> dict[str, object]:
    return {"membership": membership.pk, "year": clock.today().year}


def register() -> None:
    """Make them known to the passbook."""
    papers.register("collection.passbook", Paper(_("Print this passbook"), "collection:passbook_pdf", _membership))
    papers.register("collection.statement", Paper(_("Print a statement"), "collection:statement_pdf", _membership))
    papers.register("collection.year", Paper(_("Print the year on one page"), "collection:year_pdf", _this_year))
