"""What a group spent on itself, for everybody: what for, when, how much and who decided. Never who was paid back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from khaotom.bylaws import words as bylaws
from khaotom.collection.models import Sheet
from khaotom.people.models import Group
from khaotom.till.models import Voucher
from khaotom.till.purposes import RUNNING
from khaotom.ui import formats
from khaotom.ui.tables import Baht, Cell, Table


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment: its day, what was bought, satang, and the rule or the resolution by which it was paid."""

    on: date
    what: str
    amount: int
    by: str


@dataclass(frozen=True, slots=True)
class Spent:
    """A year of a group, the newest payment first, and the other years in which it spent anything."""

    year: int
    paid: Sequence[Paid]
    years: Sequence[tuple[int, str]]  # and how each is said

    @property
    def total(self) -> int:
        """Satang in the year."""
        return sum(one.amount for one in self.paid)


def by_year(group: Group) -> Mapping[int, Sequence[Paid]]:
    """Every payment of evenings that are closed, by year, the newest first; two queries."""
    days = dict(Sheet.objects.filter(group=group, closing__isnull=False).values_list("pk", "date"))
    rows = Voucher.objects.filter(group=group, purpose=RUNNING, subject__in=days).select_related("decision__resolution")
    found: dict[int, list[Paid]] = {}
    for one in sorted(rows, key=lambda one: (days[one.subject], one.number), reverse=True):
        on = days[one.subject]
        found.setdefault(on.year, []).append(Paid(on, one.note, one.amount, _by(one)))
    return found


def of_year(group: Group, year: int) -> Spent:
    """One year of it."""
    every = by_year(group)
    return Spent(year, every.get(year, ()), [(one, formats.year(one)) for one in every if one != year])


def _by(paid: Voucher) -> str:
    if paid.decision is not None:
        return bylaws.basis(bylaws.RESOLUTION, paid.decision.resolution.number)
    return bylaws.clause(paid.clause_number)


def words(group: Group, spent: Spent) -> dict[str, str]:
    """The heading of the table, on the page and in the file."""
    return {
        "heading": _("What %(group)s spent on itself in %(year)s") % {"group": group.name, "year": formats.year(spent.year)},
        "perimeter": _("Paid from fees and fines, never from members' savings or the welfare fund. Evenings that are closed."),
    }


def table(group: Group, spent: Spent) -> Table:
    """The same rows as a file."""
    said = words(group, spent)
    return Table(
        name=f"{group.slug}-spent-{spent.year}",
        title=said["heading"],
        perimeter=said["perimeter"],
        headings=[_("Day"), _("What for"), _("Who decided"), _("Paid out")],
        rows=[*_cells(spent), [None, _("Together"), None, Baht(spent.total)]],
    )


def _cells(spent: Spent) -> Iterator[Sequence[Cell]]:
    for one in spent.paid:
        yield one.on, one.what, one.by, Baht(one.amount)
