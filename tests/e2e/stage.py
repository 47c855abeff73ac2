"""The stage of a meeting day: the evening of tests/evening.py just opened, two tables and a door, three phones signed in, ข้อ 10 laid
before the assembly.

Run in a place: ``python -m tests.e2e.stage [MEMBERS]`` prints what the phones need, as JSON; members above 45 are made up of parts.
"""

import json
import sys

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from khaotom.collection.models import Sheet  # noqa: E402
from khaotom.collection.services import days, openings  # noqa: E402
from khaotom.kernel import clock  # noqa: E402
from khaotom.kernel.actor import Actor  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.people import sessions  # noqa: E402
from khaotom.people.models import Login, Membership  # noqa: E402
from khaotom.people.services import communities, devices, households, memberships  # noqa: E402
from khaotom.people.services.people import Names  # noqa: E402
from khaotom.savings.services import pledges  # noqa: E402
from khaotom.till import selectors as till  # noqa: E402
from khaotom.welfare.services import joining  # noqa: E402
from tests import assembly, evening  # noqa: E402
from tests.evening import BAHT, DAY, JUNE, Evening  # noqa: E402

OFFICERS = (1, 2, 3)  # member numbers: the treasurer at table A, the chair at table B, the recorder at the door
HOUSES = {"บ้านป้าเอียด": (6, 43), "บ้านจ๊ะเราะห์": (8, 39, 3)}
ZONES = ("1", "2", "3")
GIVEN = ("ละเอียด", "สมบูรณ์", "วันดี", "ประยูร", "มาลี", "สุนทร", "รอกีเยาะ", "ดลหมาน", "ซอฟียะห์", "อาหลี")
FAMILY = ("ชูทอง", "แก้วสง่า", "หนูคง", "รักษ์ทะเล", "บิลสัน", "หมัดอาดำ", "ยอดแก้ว", "เส็นหลี", "ทองเอียด", "มณีโชติ", "พรหมอินทร์")


def open_day(many: int) -> tuple[Evening, Sheet]:
    """The afternoon of the day, people in their houses and zones, the sheet begun."""
    stage = evening.prepare()
    _gather(stage, many)
    house(stage)
    return stage, days.open_day(actor=stage.actor, group=stage.group, on=DAY, key=uuid7())


def _gather(stage: Evening, many: int) -> None:
    for number in range(len(stage.members) + 1, many + 1):
        names = Names(called_name="", title="นาง", given_name=GIVEN[number % 10], family_name=FAMILY[number % 11])
        member = memberships.enrol(
            actor=stage.actor, group=stage.group, names=names, number=f"{number:02d}", joined_on=DAY, key=uuid7()
        )
        openings.bring(actor=stage.actor, membership=member, saved=900 * BAHT, paid_through=JUNE - 1, key=uuid7())
        pledges.promise(actor=stage.actor, membership=member, amount=100 * BAHT, from_month=JUNE, key=uuid7())
        joining.join(actor=stage.actor, membership=member, from_month=JUNE, key=uuid7())


def house(stage: Evening) -> None:
    """Two houses that pay together, three zones."""
    community = stage.group.community
    for label, (first, *others) in HOUSES.items():
        home = households.found(actor=stage.actor, person=stage.person(first), community=community, label=label, key=uuid7())
        for number in others:
            households.settle(actor=stage.actor, person=stage.person(number), household=home, key=uuid7())
    zones = [communities.add_zone(actor=stage.actor, community=community, name=name, key=uuid7()) for name in ZONES]
    for at, member in enumerate(stage.members):
        Membership.objects.filter(pk=member.pk).update(zone=zones[at * len(zones) // len(stage.members)])


def phone(stage: Evening, sheet: Sheet, number: int, *, table: bool) -> dict[str, str]:
    """The cookies of a registered phone in an officer's hand; with ``table`` it is the next table of the evening."""
    person = stage.person(number)
    alone = Actor.alone(network=person.network_id, person=person.pk)
    device = devices.register(actor=alone, group=stage.group, name=f"เครื่อง {number}", key=uuid7())
    if table:
        actor = Actor(network=person.network_id, person=person.pk, keyed_by=person.pk, device=device.pk)
        days.open_table(actor=actor, sheet=sheet, place=till.box(stage.group.pk), float_amount=0, key=uuid7())
    return {"sessionid": _session(Login.objects.get_or_create(person=person)[0]), "device": devices.token(device.pk)}


def _session(login: Login) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(login.pk)
    session[BACKEND_SESSION_KEY] = sessions.BACKEND
    session[HASH_SESSION_KEY] = login.get_session_auth_hash()
    session["way"] = sessions.Way.TABLE.value
    session["seen"] = clock.now().timestamp()
    session.create()
    return str(session.session_key)


def main() -> None:
    """Set it, and say what the phones hold."""
    stage, sheet = open_day(int(sys.argv[1]) if len(sys.argv) > 1 else len(evening.MEMBERS))
    phones = [phone(stage, sheet, number, table=number != OFFICERS[-1]) for number in OFFICERS]
    assembly.propose(stage)
    sys.stdout.write(json.dumps({"sheet": str(sheet.pk), "meeting": str(sheet.meeting_id), "phones": phones}))


if __name__ == "__main__":
    main()
