"""Building it: the network is founded, the groups are set up, and two years of evenings are held in the order of their days."""

from collections.abc import Iterator
from datetime import date, datetime, time
from random import Random

from django.db import transaction

from khaotom.collection.clauses import DayRule, day_in
from khaotom.front.demo import cast, commons, groups, scripts
from khaotom.front.demo.groups import Beginning
from khaotom.front.demo.names import NameBook
from khaotom.front.demo.people import Phones
from khaotom.front.demo.plans import SEVEN, Plan
from khaotom.front.demo.scripts import Play
from khaotom.kernel import clock, months
from khaotom.people.models import Network

SLUG = "seven"
SEED = 2562
MONTHS = 24


def build(*, seed: int = SEED, months_played: int = MONTHS, scale: int = 100) -> list[str]:
    """Make the network unless it is there, all of it or nothing; the lines that say who may sign in.

    ``scale`` is the size of six of the groups, of a hundred; ท่าเรือเก่า always has its 45. At least three months are played.
    """
    if not Network.objects.filter(slug=SLUG).exists():
        with transaction.atomic(), transaction.atomic(using="keyring"):
            _play(Random(seed), months_played, scale)
    return list(cast.lines())


def _play(rng: Random, many: int, scale: int) -> None:
    last = months.of(clock.today()) - 1
    beginning = Beginning(first=last - many + 1, last=last, scale=scale, rng=rng, phones=Phones(46), names=NameBook(rng, set()))
    with clock.at(datetime.combine(months.first_day(beginning.first - 1), time(9))):
        founder = groups.found()
    plays = [scripts.begin(beginning, founder, plan) for plan in SEVEN]
    decided_on = months.first_day(beginning.first - 1)
    with clock.at(datetime.combine(decided_on, time(18))):
        commons.agree(founder, decided_on, months.first_day(beginning.first))
    for day, play in _evenings(beginning, plays):
        scripts.play(play, day)
    scripts.finish(beginning, founder, plays)


def _evenings(beginning: Beginning, plays: list[Play]) -> Iterator[tuple[date, Play]]:
    """Every collection day of every group, as they follow one another."""
    found = [
        (day_on(play.troupe.plan, month), at, play)
        for month in range(beginning.first, beginning.last + 1)
        for at, play in enumerate(plays)
        if month >= play.first
    ]
    for day, _at, play in sorted(found, key=lambda one: one[:2]):
        yield day, play


def day_on(plan: Plan, month: int) -> date:
    """The group's collection day of a month."""
    weekday, number = plan.day
    return day_in(DayRule(weekday, number), *months.year_and_month(month))
