"""The walk through every page: the golden evening's group with one evening closed and the next one open, every address with parts
that exist there, and the first of a treasurer, an administrator and a member for whom it opens.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from khaotom.approvals.services import presence
from khaotom.collection import evening as screens
from khaotom.collection import selectors
from khaotom.collection.models import Sheet
from khaotom.collection.services import closing, counts, days, slips
from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.meetings.services import attendance
from khaotom.people.models import HostName, OfficeKind, Person
from khaotom.people.services import devices, logins, memberships, offices
from khaotom.people.services.people import Names
from khaotom.savings.services import pledges
from khaotom.till import selectors as till
from khaotom.welfare.services import joining
from tests import cast, evening, samples
from tests.architecture.test_every_door import Door, asked
from tests.cast import Cast
from tests.evening import BAHT, Evening

JULY, AUGUST = datetime(2019, 7, 9, 17, 30), datetime(2019, 8, 9, 17, 30)
ROLES = ("treasurer", "administrator", "member")


@dataclass(frozen=True)
class Stage:
    """The golden evening's group: one evening closed, the next one open, and those who look."""

    evening: Evening
    people: Cast
    closed: Sheet
    open: Sheet

    def addresses(self, door: Door) -> Iterator[tuple[str, str]]:
        """What to call it, and the address; twice where a sheet is in it: open and closed."""
        parts = samples.parts(door.room, door.parts, self.people)
        if "sheet" not in parts:
            yield door.name, reverse(door.name, kwargs=parts)
            return
        slip = {"slip": selectors.slips(self.open.pk)[0].pk} if "slip" in parts else {}
        yield f"{door.name} while open", reverse(door.name, kwargs=parts | {"sheet": self.open.pk} | slip)
        slip = {"slip": selectors.slips(self.closed.pk)[0].pk} if "slip" in parts else {}
        yield f"{door.name} when closed", reverse(door.name, kwargs=parts | {"sheet": self.closed.pk} | slip)


def build() -> Stage:
    """A stage of 46 members; what the samples need is built before anything is looked at."""
    played = evening.prepare()
    closed = evening.lived(played).sheet
    people = _cast_of(played)
    with clock.at(JULY):
        opened = begin(played)
        take(played, opened, many=8, one_told=True)
        for door in asked():
            samples.parts(door.room, door.parts, people)
    return Stage(played, people, closed, opened)


def _cast_of(played: Evening) -> Cast:
    """The evening's people in the parts of the cast; each with her ways in."""
    network = played.group.network
    HostName.objects.create(name=cast.HOST, network=network)
    founder = Person.objects.get(network=network, given_name="พรเพ็ญ")
    by = cast.actor(founder)
    offices.give(actor=by, person=played.person(22), kind=OfficeKind.COORDINATOR, citation=CUSTOM, key=uuid7(), group=None)
    people = Cast(
        network=network,
        community=played.group.community,
        group=played.group,
        other_group=played.group,
        device=devices.register(actor=played.actor, group=played.group, name="โต๊ะ A", key=uuid7()),
        administrator=founder,
        coordinator=played.person(22),
        chair=played.person(2),
        treasurer=played.person(1),
        recorder=played.person(3),
        counter=played.person(4),
        auditor=played.person(5),
        member=played.person(6),
        other_treasurer=played.person(7),
    )
    for person in people.everyone().values():
        logins.set_password(actor=cast.actor(person), person=person, password=cast.PASSWORD, key=uuid7())
    return people


def begin(played: Evening) -> Sheet:
    sheet = days.open_day(actor=played.actor, group=played.group, on=clock.today(), key=uuid7())
    box = till.box(played.group.pk)
    days.open_table(actor=played.actor, sheet=sheet, place=box, float_amount=0, key=uuid7())
    return sheet


def take(played: Evening, sheet: Sheet, *, many: int, one_told: bool = False) -> None:
    """The sheet's first rows, those before them left out, pay what is due; the first, if asked for, by transfer."""
    (table,) = sheet.tables.all()
    paid = {slip.membership_id for slip in selectors.slips(sheet.pk)}
    rows = [row for row in selectors.rows(sheet) if row.due and row.membership.pk not in paid][: many - len(paid)]
    for number, row in enumerate(rows, start=len(paid) + 1):
        told = evening.transfer(played, row.membership, row.total // BAHT) if one_told and number == 1 else None
        taking = evening.taking(table, row, number, "pays", told)
        slips.take(actor=played.actor, sheet=sheet, taking=taking, key=uuid7())
        if sheet.meeting:
            person = row.membership.person_id
            attendance.arrive(actor=played.actor, meeting=sheet.meeting, person=person, at=clock.now(), key=uuid7())


def close(played: Evening, sheet: Sheet) -> None:
    """Counted right, closed with the chair."""
    box = till.box(played.group.pk)
    (place,) = screens.countings(sheet)
    counts.count(
        actor=played.actor,
        sheet=sheet,
        place=box,
        moment="closing",
        counted=place.booked,
        pieces={100: place.booked // 100},
        counters=(played.person(1).pk, played.person(4).pk),
        key=uuid7(),
    )
    agreed = presence.by_pin(actor=played.actor, group=played.group, second=played.person(2))
    keeping = closing.Keeping(first_holder=played.person(1).pk, second_holder=None, to_bank=0, bank_by=None)
    closing.close(actor=played.actor, sheet=sheet, keeping=keeping, agreed=agreed, waivers_read=True, key=uuid7())


def grow(played: Evening, *, many: int) -> None:
    """So many more members, who save and take part in the welfare fund."""
    month = months.of(clock.today())
    for number in range(many):
        names = Names(called_name=f"น้อง{number}", given_name=f"สมมุติ{number}", family_name="หนูเอียด")
        member = memberships.enrol(actor=played.actor, group=played.group, names=names, key=uuid7())
        pledges.promise(actor=played.actor, membership=member, amount=100 * BAHT, from_month=month, key=uuid7())
        joining.join(actor=played.actor, membership=member, from_month=month, key=uuid7())
