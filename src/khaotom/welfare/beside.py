"""What a passbook page says of the welfare fund."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khaotom.ledger import selectors as ledger
from khaotom.people.models import Membership
from khaotom.savings.beside import Fact, Paper, acts, doors, facts
from khaotom.ui import formats
from khaotom.welfare import entitled, selectors


def through(membership: Membership, on: date) -> list[Fact]:
    """How far her contributions are given; nothing for a member who does not take part. At most four queries."""
    book = ledger.book_id(membership.group_id)
    found = selectors.dues(group=membership.group_id, book=book, memberships=[membership.pk], on=on).get(membership.pk)
    if found is None:
        return []
    if found.through is None:
        return [Fact(_("Welfare fund"), _("takes part, nothing given yet"))]
    return [Fact(_("Welfare fund"), _("given through %(month)s") % {"month": formats.month_short(found.through)})]


def received(membership: Membership, on: date) -> list[Fact]:
    """What the fund gave her this year, the amount alone; nothing where it gave nothing. One query."""
    amount = entitled.received(membership, on.year)
    return [Fact(_("From the welfare fund this year"), _("%(amount)s baht") % {"amount": formats.baht(amount)})] if amount else []


PART = Paper(gettext_lazy("Welfare fund"), "welfare:joining", lambda membership: {"membership": membership.pk})
HERS = Paper(gettext_lazy("From the welfare fund"), "welfare:hers", lambda membership: {"membership": membership.pk})


def register() -> None:
    """Make it known to the passbook and the pledge."""
    facts.register("welfare.through", through)
    facts.register("welfare.received", received)
    doors.register("welfare.hers", HERS)
    acts.register("welfare.joining", PART)
