"""What an evening still does with a place of cash, and where a member's transfers are told."""

from uuid import UUID

from django.utils.translation import gettext_lazy

from khaotom.collection.models import Table
from khaotom.savings.beside import Paper, doors
from khaotom.till.uses import uses

TRANSFERS = Paper(gettext_lazy("Transfers told"), "till:transfers_told", lambda membership: {"membership": membership.pk})


def at_a_table(place: UUID) -> bool:
    """A table of a day that is not closed takes money into it."""
    return Table.objects.filter(place=place, sheet__closing=None).exists()


def register() -> None:
    """Make them known to the till and to the passbook."""
    uses.register("collection.tables", at_a_table)
    doors.register("till.transfers", TRANSFERS)
