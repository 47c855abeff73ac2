"""The programmes as a page and a paper show them: words, sums and the lengths of their bars."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.meetings.models import Meeting
from khaotom.projects import rules, selectors, words
from khaotom.projects.models import ActivityVersion, ProgrammeVersion
from khaotom.projects.selectors import PlannedActivity, PlannedProgramme
from khaotom.ui.tables import Baht, Cell, Table

WIDTH = 300
"""Of the longest bar, in its own units."""


@dataclass(frozen=True, slots=True)
class ShownActivity:
    """One activity in words; ``also`` names the other programmes that carry out the same common activity."""

    pk: UUID
    now: ActivityVersion
    planned: int
    days: str
    answering: str
    common: str
    chosen_by: str  # the number of the resolution
    also: Sequence[str]
    meetings: Sequence[Meeting]
    changes: Sequence[words.Change]


@dataclass(frozen=True, slots=True)
class ShownProgramme:
    """One programme in words; ``bar`` is how long its planned part is, and its whole."""

    pk: UUID
    now: ProgrammeVersion
    days: str
    planned: int
    unplanned: int
    bar: tuple[int, int]
    activities: Sequence[ShownActivity]
    changes: Sequence[words.Change]


@dataclass(frozen=True, slots=True)
class Programmes:
    """All of them, and their sums."""

    each: Sequence[ShownProgramme]

    @property
    def budget(self) -> int:
        return sum(one.now.budget for one in self.each)

    @property
    def planned(self) -> int:
        return sum(one.planned for one in self.each)

    @property
    def unplanned(self) -> int:
        return sum(one.unplanned for one in self.each)


def programmes(network: UUID) -> Programmes:
    """Every programme of the network, three questions of the database."""
    found = selectors.programmes(network)
    largest = max((one.now.budget for one in found), default=0)
    carried = _carried(found)
    return Programmes([_programme(one, largest, carried) for one in found])


def _carried(found: Sequence[PlannedProgramme]) -> Mapping[UUID, list[str]]:
    """By common activity, the programmes that carry it out."""
    names: dict[UUID, list[str]] = defaultdict(list)
    for programme in found:
        for wish in dict.fromkeys(one.now.wish_id for one in programme.activities if not one.now.dropped):
            if wish is not None:
                names[wish].append(programme.now.name)
    return names


def _programme(one: PlannedProgramme, largest: int, carried: Mapping[UUID, list[str]]) -> ShownProgramme:
    now = one.now
    return ShownProgramme(
        pk=one.programme.pk,
        now=now,
        days=words.days(now.since, now.until),
        planned=one.planned,
        unplanned=one.unplanned,
        bar=rules.parts(one.planned, now.budget, largest, WIDTH),
        activities=[_activity(each, now.name, carried) for each in one.activities],
        changes=words.changes(one.versions),
    )


def _activity(one: PlannedActivity, programme: str, carried: Mapping[UUID, list[str]]) -> ShownActivity:
    now = one.now
    wish = now.wish
    also = carried.get(wish.pk, []) if wish is not None and not now.dropped else []
    return ShownActivity(
        pk=one.activity.pk,
        now=now,
        planned=one.planned,
        days=words.days(now.since, now.until),
        answering=words.answering(now),
        common=words.common(now),
        chosen_by=wish.chosen_by.number if wish is not None and wish.chosen_by is not None else "",
        also=[name for name in also if name != programme],
        meetings=one.meetings,
        changes=words.changes(one.versions),
    )


def table(name: str, title: str, perimeter: str, programmes: Programmes) -> Table:
    """Every activity that is planned, and what of each programme is in none yet: the sums are those of the page."""
    headings = [
        *(_("Programme"), _("Activity"), _("What is done"), _("Where"), _("Days")),
        *(_("Where the money comes from"), _("Who answers for it"), _("Common activity"), _("Planned, baht")),
    ]
    return Table(name=name, title=title, headings=headings, rows=list(_rows(programmes)), perimeter=perimeter)


def _rows(programmes: Programmes) -> Iterator[list[Cell]]:
    for programme in programmes.each:
        name = programme.now.name
        for one in programme.activities:
            if not one.now.dropped:
                said = [one.now.name, one.now.what, one.now.place, one.days, one.now.source, one.answering, one.common]
                yield [name, *said, Baht(one.planned)]
        left = [_("in no activity yet"), "", "", programme.days, programme.now.funder, "", ""]
        yield [name, *left, Baht(programme.unplanned)]
