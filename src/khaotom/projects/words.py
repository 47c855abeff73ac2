"""A plan in words: who answers for it, its days, and what one version says that the one before did not."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khaotom.people.models import Office
from khaotom.projects.models import ActivityVersion, ProgrammeVersion
from khaotom.ui import formats

Version = ActivityVersion | ProgrammeVersion


def answering(version: ActivityVersion) -> str:
    """A team or an officer, or the organisation or role that was written."""
    if version.team is not None:
        return version.team.name
    return officer(version.office) if version.office is not None else version.answers


def officer(office: Office) -> str:
    """The office and who holds it."""
    held = {"office": office.get_kind_display(), "called": office.person.calling}
    if office.group is None:
        return _("%(office)s: %(called)s") % held
    return _("%(office)s of %(group)s: %(called)s") % {**held, "group": office.group.name}


def days(since: date, until: date) -> str:
    """One day, or from a day to another."""
    first, last = formats.day_short(since), formats.day_short(until)
    return first if since == until else _("%(since)s to %(until)s") % {"since": first, "until": last}


def common(version: ActivityVersion) -> str:
    """The common activity it carries out."""
    return version.wish.text if version.wish is not None else ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a change made different, both sides as shown."""

    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change: when, why, and what it made different."""

    at: datetime
    why: str
    dropped: bool
    differences: Sequence[Difference]


def _baht(satang: int) -> str:
    return _("%(amount)s baht") % {"amount": formats.baht(satang)}


def _days_of(version: Version) -> str:
    return days(version.since, version.until)


def _field(name: str) -> Callable[[Any], str]:
    return lambda version: str(getattr(version, name))


Shown = tuple[Promise, Callable[[Any], str]]
BOTH: Sequence[Shown] = (
    (gettext_lazy("What it is called"), _field("name")),
    (gettext_lazy("Budget"), lambda version: _baht(version.budget)),
    (gettext_lazy("Days"), _days_of),
)
OF_PROGRAMMES: Sequence[Shown] = (*BOTH, (gettext_lazy("Who gives the money"), _field("funder")))
OF_ACTIVITIES: Sequence[Shown] = (
    *BOTH,
    (gettext_lazy("What is done"), _field("what")),
    (gettext_lazy("Where"), _field("place")),
    (gettext_lazy("Where the money comes from"), _field("source")),
    (gettext_lazy("Who answers for it"), answering),
    (gettext_lazy("Common activity"), common),
)


def changes(versions: Sequence[Version]) -> list[Change]:
    """What was changed, the newest first."""
    found = [
        Change(after.recorded_at, after.why, getattr(after, "dropped", False), list(_differences(before, after)))
        for before, after in pairwise(versions)
    ]
    return found[::-1]


def _differences(before: Version, after: Version) -> Iterator[Difference]:
    for words, shown in OF_ACTIVITIES if isinstance(after, ActivityVersion) else OF_PROGRAMMES:
        was, now = shown(before), shown(after)
        if was != now:
            yield Difference(str(words), was or "–", now or "–")
