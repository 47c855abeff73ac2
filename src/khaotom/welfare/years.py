"""The projection in words, as a chart and as a table that leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from khaotom.people.models import Group
from khaotom.ui import formats
from khaotom.ui.charts import Chart, Kind, Series
from khaotom.ui.tables import Baht, Table
from khaotom.welfare import projection
from khaotom.welfare.outlook import Outlook
from khaotom.welfare.projection import Year


def sentence(rows: Sequence[Year]) -> str:
    """In which year the fund would run dry, or what it would have at the end."""
    dry = projection.dry(rows)
    last = rows[-1]
    if dry is None:
        return _("If it goes on like this, the fund lasts: at the end of %(year)s it has %(amount)s baht.") % {
            "year": formats.year(last.year),
            "amount": formats.baht(_whole(last.balance)),
        }
    return _(
        "If it goes on like this, the fund runs dry in %(year)s. Talk about it now: give a little more, help a little less, or bring in more members."
    ) % {"year": formats.year(dry)}


def words(rows: Sequence[Year]) -> dict[str, str]:
    """The heading of the table, on the page and in the files."""
    values = {"first": formats.year(rows[0].year), "last": formats.year(rows[-1].year)}
    return {
        "title": _("The fund from %(first)s to %(last)s") % values,
        "perimeter": _("Expected by what is assumed below; a rule that changes, or a bad year, changes it all."),
    }


def titles(found: Outlook) -> list[tuple[str, str]]:
    """Each benefit in force with what the group calls it, in the order they are read."""
    named = {rate.name: rate.title for rate in found.rates}
    return [(name, named.get(name, _("death"))) for name in found.fund.benefits]


def chart(rows: Sequence[Year]) -> Chart:
    """What would be left at the end of each year."""
    first, last = rows[0], rows[-1]
    return Chart(
        name="projection",
        title=_("What is left at the end of the year, baht"),
        description=_("From %(first_amount)s baht at the end of %(first)s to %(last_amount)s baht at the end of %(last)s.")
        % {
            "first_amount": formats.baht(_whole(first.balance)),
            "first": formats.year(first.year),
            "last_amount": formats.baht(_whole(last.balance)),
            "last": formats.year(last.year),
        },
        labels=[formats.year(one.year) for one in rows],
        series=[Series(_("Left"), [_whole(one.balance) for one in rows])],
        show=formats.baht,
        label_head=_("Year"),
        kind=Kind.LINES,
    )


def _whole(satang: int) -> int:
    """Whole baht: an expectation has no satang."""
    return satang // 100 * 100


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of the page's table, said."""

    year: str
    members: int
    elderly: int
    amounts: Sequence[str]


def shown(rows: Sequence[Year]) -> list[Shown]:
    """Whole baht: an expectation has no satang."""
    return [
        Shown(
            formats.year(one.year),
            one.members,
            one.elderly,
            [formats.baht(_whole(amount)) for amount in (one.contributions, one.added, one.paid, one.balance)],
        )
        for one in rows
    ]


def table(group: Group, rows: Sequence[Year], found: Outlook) -> Table:
    """Year by year with each benefit in a column of its own."""
    said: Mapping[str, str] = words(rows)
    named = titles(found)
    return Table(
        name=f"{group.slug}-ten-years",
        title=f"{said['title']} · {group.name}",
        perimeter=said["perimeter"],
        headings=[
            *(_("Year"), _("Members"), _("60 years and older"), _("Contributions"), _("Matching money")),
            *(title for _name, title in named),
            *(_("Given out in all"), _("Left")),
        ],
        rows=[
            [
                *(formats.year(one.year), one.members, one.elderly),
                *(Baht(one.contributions), Baht(one.added)),
                *(Baht(one.out.get(name, 0)) for name, _title in named),
                *(Baht(one.paid), Baht(one.balance)),
            ]
            for one in rows
        ],
    )
