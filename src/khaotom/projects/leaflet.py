"""The programmes on one sheet for the wall: what is done, with whose money, and who answers for it."""

from pathlib import Path

from django.utils.translation import gettext as _

from khaotom.kernel import clock
from khaotom.people.models import Network
from khaotom.projects import shown
from khaotom.projects.shown import Programmes, ShownActivity, ShownProgramme
from khaotom.ui import formats, paper
from khaotom.ui.paper import Shown

TEMPLATE = Path(__file__).resolve().parent / "print" / "leaflet.typ"
LINES = 13
"""Activities that a sheet holds in its larger type."""


def leaflet(network: Network) -> bytes:
    """The PDF."""
    return paper.compile(TEMPLATE, data(network, shown.programmes(network.pk)))


def data(network: Network, programmes: Programmes) -> dict[str, Shown]:
    """What ``leaflet.typ`` prints; dropped activities stand on the page alone."""
    lines = sum(len(one.activities) for one in programmes.each)
    return {
        "frame": paper.frame(body=network.name, title=_("What we do, with whose money"), when=formats.day_long(clock.today())),
        "large": lines <= LINES,
        "head": [_("What is done"), _("Where the money comes from"), _("Who answers for it"), _("Planned, baht")],
        "programmes": [_programme(one) for one in programmes.each],
        "empty": _("No activity yet."),
        "foot": [
            {"words": _("All programmes together"), "amount": formats.baht(programmes.budget)},
            {"words": _("planned in activities"), "amount": formats.baht(programmes.planned)},
            {"words": _("in no activity yet"), "amount": formats.baht(programmes.unplanned)},
        ],
        "plain": _(
            "These are plans. None of this money has been spent by standing here; what is spent will be shown when it is."
        ),
    }


def _programme(one: ShownProgramme) -> dict[str, Shown]:
    planned, whole = one.bar
    return {
        "name": one.now.name,
        "more": f"{one.now.funder} · {one.days}",
        "budget": _("%(amount)s baht") % {"amount": formats.baht(one.now.budget)},
        "left": _("%(amount)s baht in no activity yet") % {"amount": formats.baht(one.unplanned)},
        "planned": planned,
        "whole": whole,
        "activities": [_activity(each) for each in one.activities if not each.now.dropped],
    }


def _activity(one: ShownActivity) -> dict[str, Shown]:
    where = " · ".join(part for part in (one.now.place, one.days) if part)
    return {
        "name": one.now.name,
        "more": [part for part in (one.now.what, where, _common(one)) if part],
        "source": one.now.source,
        "answering": one.answering,
        "amount": formats.baht(one.planned),
    }


def _common(one: ShownActivity) -> str:
    if not one.common:
        return ""
    values = {"wish": one.common, "number": one.chosen_by}
    return _("common activity “%(wish)s”, resolution %(number)s of the network") % values
