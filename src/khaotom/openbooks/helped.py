"""What the welfare funds helped with in a quarter that is closed: for everybody with small numbers covered, for a committee its own whole."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min
from django.utils.translation import gettext as _

from khaotom.collection.models import Sheet
from khaotom.kernel import clock
from khaotom.openbooks.covering import LEAST, covered
from khaotom.people import selectors as people
from khaotom.people.models import Group
from khaotom.ui import formats
from khaotom.ui.tables import Baht, Cell, Table
from khaotom.welfare import reports
from khaotom.welfare.reports import EVERY, Helped, Quarter


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of help in one group or in all of them, as it is shown. ``events`` and ``amount`` are None where they are covered."""

    title: str
    people: str
    events: int | None
    amount: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """One group's rows, or those of all together, with the sum."""

    name: str
    slug: str
    rows: Sequence[Row]
    total: Row | None


@dataclass(frozen=True, slots=True)
class Report:
    """One quarter: all groups together, and each of them. ``final``: it has ended, and every evening in it is closed."""

    quarter: Quarter
    final: bool
    together: Part
    groups: Sequence[Part]


def title(quarter: Quarter) -> str:
    """ "ม.ค.–มี.ค. 2562"."""
    return _("%(first)s to %(last)s %(year)s") % {
        "first": formats.month_name(quarter.first.month),
        "last": formats.month_name(quarter.last.month),
        "year": formats.year(quarter.year),
    }


def quarters(groups: Sequence[Group]) -> list[tuple[Quarter, bool]]:
    """Every quarter in which these groups held an evening, the newest first, and whether it is final; two queries."""
    sheets = Sheet.objects.filter(group__in=[one.pk for one in groups])
    began = sheets.aggregate(first=Min("date"))["first"]
    if began is None:
        return []
    unclosed = {Quarter.of(day) for day in sheets.filter(closing=None).values_list("date", flat=True)}
    return list(reversed([(one, _ended(one) and one not in unclosed) for one in _from(began)]))


def _ended(quarter: Quarter) -> bool:
    return quarter.last < clock.today()


def _from(day: date) -> list[Quarter]:
    found, last = [Quarter.of(day)], Quarter.of(clock.today())
    while found[-1] < last:
        found.append(found[-1].next)
    return found


def closed(network: UUID) -> list[Quarter]:
    """The quarters that everybody may see: final in every group; the newest first."""
    return [one for one, final in quarters(list(people.groups(network))) if final]


def for_everybody(network: UUID, quarter: Quarter) -> Report:
    """All groups side by side, small numbers covered; two queries."""
    groups = list(people.groups(network))
    cells = reports.helped([one.pk for one in groups], quarter)
    hidden = covered({cell: one.people for cell, one in cells.items()}, row_sum=None, column_sum=EVERY)
    return Report(
        quarter,
        final=True,
        together=_part(_("All groups together"), "together", None, cells, hidden),
        groups=[_part(one.name, one.slug, one.pk, cells, hidden) for one in groups],
    )


def of_group(group: Group, quarter: Quarter, *, final: bool) -> Report:
    """A group's own whole, nothing covered; one query."""
    cells = reports.helped([group.pk], quarter)
    return Report(quarter, final, _part(group.name, group.slug, group.pk, cells, set()), [])


def _part(name: str, slug: str, group: UUID | None, cells: reports.Cells, hidden: Collection[tuple[UUID | None, str]]) -> Part:
    rows = [
        _row(words, cells[group, kind], (group, kind) in hidden) for kind, words in reports.in_order() if (group, kind) in cells
    ]
    total = _row(_("Together"), cells[group, EVERY], (group, EVERY) in hidden) if rows else None
    return Part(name, slug, rows, total)


def _row(words: str, one: Helped, is_hidden: bool) -> Row:
    if not is_hidden:
        return Row(words, str(one.people), one.events, one.amount)
    few = _("fewer than %(least)s") % {"least": LEAST} if one.people < LEAST else _("not shown")
    return Row(words, few, None, None)


def table(name: str, heading: str, perimeter: str, report: Report) -> Table:
    """The same rows as a file."""
    parts = [report.together, *report.groups]
    return Table(
        name=name,
        title=heading,
        perimeter=perimeter,
        headings=[_("Group"), _("Helped with"), _("Times"), _("People"), _("Baht given")],
        rows=[_cells(part.name, row) for part in parts for row in [*part.rows, *([part.total] if part.total else [])]],
    )


def _cells(name: str, row: Row) -> list[Cell]:
    people_shown: Cell = int(row.people) if row.people.isdecimal() else row.people
    return [name, row.title, row.events, people_shown, None if row.amount is None else Baht(row.amount)]


def words(report: Report) -> Mapping[str, str]:
    """The heading of the tables, on the page and in the file."""
    return {
        "heading": _("What the welfare funds helped with, %(quarter)s") % {"quarter": title(report.quarter)},
        "perimeter": _(
            "By the day it was paid. Where fewer than %(least)s people were helped, neither times nor baht are shown, nor what would give them away."
        )
        % {"least": LEAST},
    }
