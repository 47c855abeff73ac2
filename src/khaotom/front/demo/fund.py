"""Matching money of two groups: asked for after one evening, and at the next some of it stands in the bank book."""

from datetime import date, datetime, time

from khaotom.front.demo import plans
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.welfare import matching
from khaotom.welfare.models import Matching
from khaotom.welfare.services import matching as service
from khaotom.welfare.services.matching import Came

ASKING = (plans.HARBOUR, plans.MILL)
CAME = {Matching.Source.LOCAL.value: 100, Matching.Source.STATE.value: 60}
"""How much of a hundred came by the next evening."""


def hold(troupe: Troupe, day: date, *, ask: bool) -> None:
    """The day after an evening."""
    if troupe.plan not in ASKING:
        return
    with clock.at(datetime.combine(day, time(21))):
        (_ask if ask else _receive)(troupe, day)


def _ask(troupe: Troupe, day: date) -> None:
    """For the year before; where the demonstration is too short for that, for this one."""
    year = next((one for one in (day.year - 1, day.year) if matching.given(troupe.group.pk, one)), None)
    for source in CAME if year else ():
        service.ask(actor=troupe.actor(), group=troupe.group, year=year or day.year, source=source, key=uuid7())


def _receive(troupe: Troupe, day: date) -> None:
    for asked in Matching.objects.filter(group=troupe.group).order_by("source"):
        whole_baht = asked.amount * CAME[asked.source] // 10000 * 100
        came = Came(whole_baht, day, troupe.bank, f"สข 52101/{asked.year + 543 - 2500}")
        service.receive(actor=troupe.actor(), matching=asked, came=came, key=uuid7())
