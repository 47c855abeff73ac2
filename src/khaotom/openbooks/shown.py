"""The figures as they are drawn and as they leave: charts and downloads of the same months the page's tables show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from khaotom.kernel import months as calendar
from khaotom.openbooks.inside import Money
from khaotom.openbooks.rules import Month
from khaotom.openbooks.selectors import Beside, GroupFigures, NetworkFigures
from khaotom.ui import charts, formats
from khaotom.ui.charts import Chart, Kind, Series
from khaotom.ui.tables import Baht, Table


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart whose table stands below it on the same page."""

    title: str
    svg: SafeString


def drawings(months: Sequence[Month]) -> list[Drawing]:
    """Savings and welfare by month, each on its own scale: one is many times the other."""
    return [
        _drawing("savings", _("Members' savings, baht"), months, [one.savings for one in months]),
        _drawing("welfare", _("Welfare fund, baht"), months, [one.welfare for one in months]),
    ]


def _drawing(name: str, title: str, months: Sequence[Month], values: Sequence[int]) -> Drawing:
    first, last = formats.month_long(months[0].month), formats.month_long(months[-1].month)
    said = _("From %(first_amount)s baht at the end of %(first)s to %(last_amount)s baht at the end of %(last)s.") % {
        "first_amount": formats.baht(values[0]),
        "first": first,
        "last_amount": formats.baht(values[-1]),
        "last": last,
    }
    chart = Chart(
        name=name,
        title=title,
        description=said,
        labels=[formats.month_short(one.month) for one in months],
        series=[Series(title, values)],
        show=formats.baht,
        label_head=_("End of month"),
        kind=Kind.LINES,
    )
    return Drawing(title, charts.draw(chart))


def of_months(name: str, title: str, perimeter: str, months: Sequence[Month]) -> Table:
    """Month by month, the newest first, as on the page."""
    return Table(
        name=name,
        title=title,
        perimeter=perimeter,
        headings=[_("End of month"), _("Members' savings"), _("Welfare fund"), _("Together")],
        rows=[[calendar.last_day(one.month), Baht(one.savings), Baht(one.welfare), Baht(one.total)] for one in reversed(months)],
    )


def side_by_side(name: str, title: str, perimeter: str, figures: NetworkFigures) -> Table:
    """The groups beside each other and their sum, as on the page."""
    rows = [_row(one) for one in figures.groups]
    now = figures.now
    rows.append([_("Between the groups, counted once"), None, None, None, Baht(-now.between)])
    rows.append([_("Whole network"), figures.members, Baht(now.savings), Baht(now.welfare), Baht(now.total)])
    return Table(
        name=name,
        title=title,
        perimeter=perimeter,
        headings=[_("Group"), _("Members"), _("Members' savings"), _("Welfare fund"), _("Together")],
        rows=rows,
    )


def of_evenings(said: Mapping[str, str], rows: Sequence[Beside]) -> Table:
    """The newest evening of each group, as on the officers' page."""
    return Table(
        name="evenings",
        title=said["evenings_title"],
        perimeter=said["evenings_perimeter"],
        headings=[_("Group"), _("Day"), _("Counted"), _("People who paid"), _("Pledges"), _("Welfare"), _("Paid out")],
        rows=[[row.figures.group.name, *_evening(row)] for row in rows],
    )


def of_places(title: str, perimeter: str, money: Money) -> Table:
    """Where a group's money is, as its own page shows it."""
    return Table(
        name="places",
        title=title,
        perimeter=perimeter,
        headings=[_("Place"), _("Savings fund"), _("Welfare fund"), _("Together")],
        rows=[[one.name, Baht(one.savings), Baht(one.welfare), Baht(one.total)] for one in money.places],
    )


def _evening(row: Beside) -> list[str | int | date | Baht | None]:
    one = row.evening
    if one is None:
        return [None] * 6
    counted = formats.short_or_over(one.difference)
    return [one.on, counted, one.paid, Baht(one.pledges), Baht(one.welfare), Baht(one.paid_out)]


def _row(one: GroupFigures) -> list[str | int | Baht | None]:
    now = one.now
    return [one.group.name, one.members, Baht(now.savings), Baht(now.welfare), Baht(now.savings + now.welfare)]
