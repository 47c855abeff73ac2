"""The figures as they are drawn and as they leave: charts and downloads of the same months the page's tables show."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from khaotom.kernel import months as calendar
from khaotom.openbooks.rules import Month
from khaotom.openbooks.selectors import GroupFigures, NetworkFigures
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


def _row(one: GroupFigures) -> list[str | int | Baht | None]:
    now = one.now
    return [one.group.name, one.members, Baht(now.savings), Baht(now.welfare), Baht(now.savings + now.welfare)]
