"""Writing programmes down. A change is one more version; none goes."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.people.models import Network
from khaotom.projects import refusals, selectors
from khaotom.projects.models import Programme, ProgrammeVersion
from khaotom.trail import services as trail


@dataclass(frozen=True, slots=True)
class Terms:
    """What a programme is called, who gives the money, how much in all (satang), and from when to when it runs."""

    name: str
    funder: str
    budget: int
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Change:
    """The version the form was filled from, and why it is changed."""

    version: int
    why: str = ""


@transaction.atomic
def begin(*, actor: Actor, terms: Terms, key: UUID) -> Programme:
    """One more programme of the network. Refuses: PRJ-005 (days the wrong way round)."""
    if not trail.once(actor=actor, key=key, what="projects.begin", arguments=asdict(terms), subject=key):
        return Programme.objects.get(pk=key)
    check_days(terms.since, terms.until)
    network = Network.objects.select_for_update().get(pk=actor.network)
    programme = Programme.objects.create(id=key, network=network, position=network.programmes.count() + 1)
    _write(programme, key, 1, terms)
    return programme


@transaction.atomic
def change(*, actor: Actor, programme: Programme, terms: Terms, change: Change, key: UUID) -> Programme:
    """It says something else from now on.

    Refuses: PRJ-002 (less than its activities plan with), PRJ-003 (changed meanwhile), PRJ-005 (days), PRJ-006 (nothing differs),
    PRJ-010 (an activity outside its days).
    """
    arguments = {"programme": programme.pk, **asdict(terms), **asdict(change)}
    if not trail.once(actor=actor, key=key, what="projects.change_programme", arguments=arguments, subject=programme.pk):
        return programme
    lock(programme.pk)
    stands = selectors.programme(programme.pk)
    before = stands.now
    if before.number != change.version:
        raise refusals.PlanChangedMeanwhile(before.name)
    check_days(terms.since, terms.until)
    if terms == Terms(**{name: getattr(before, name) for name in Terms.__dataclass_fields__}):
        raise refusals.NothingDiffers(before.name)
    if terms.budget < stands.planned:
        raise refusals.LessThanPlanned(before.name, stands.planned, terms.budget)
    for one in stands.activities:
        if not one.now.dropped and not terms.since <= one.now.since <= one.now.until <= terms.until:
            raise refusals.ActivitiesOutside(one.now.name, one.now.since, one.now.until)
    _write(programme, key, before.number + 1, terms, change.why)
    return programme


def lock(programme: UUID) -> Programme:
    """The programme's row, so that two changes follow one another and the sums hold."""
    return Programme.objects.select_for_update().get(pk=programme)


def check_days(since: date, until: date) -> None:
    """Refuses: PRJ-005."""
    if until < since:
        raise refusals.EndsBeforeItBegins(since, until)


def _write(programme: Programme, key: UUID, number: int, terms: Terms, why: str = "") -> None:
    ProgrammeVersion.objects.create(id=key, programme=programme, number=number, why=why, recorded_at=clock.now(), **asdict(terms))
