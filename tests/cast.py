"""The fixed cast of every test: one network, one group in it, and those who ask for pages. Built through services.

    people = cast.network()
    page = cast.client(people.treasurer).get("/groups/tha-ruea-kao/members/")

Everybody begins on 9 January 2561 (``SINCE``), before any day a test stands on. Opening books and rules is left to callers.
``cast.elsewhere()`` is the same cast in another network on the same installation: who forgets to filter by network meets it.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.test import Client

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import CUSTOM, FOUNDING
from khaotom.kernel.ids import uuid7
from khaotom.people.doors import DEVICE_COOKIE
from khaotom.people.models import (
    Community,
    Device,
    Group,
    GroupStage,
    HostName,
    Login,
    Membership,
    Network,
    Office,
    OfficeKind,
    Person,
)
from khaotom.people.services import communities, devices, founding, groups, logins, memberships, offices
from khaotom.people.services.people import Names
from khaotom.people.sessions import BACKEND, Way

SINCE = date(2018, 1, 9)
PASSWORD = "three warm bowls"
HOST = "testserver"  # what Django's test client calls the machine
ELSEWHERE = "elsewhere.testserver"


@dataclass(frozen=True)
class Cast:
    """Who plays. ``group`` has its committee, one ``member`` without office, and ``device``."""

    network: Network
    community: Community
    group: Group
    other_group: Group
    device: Device
    administrator: Person  # founded the network; no member of any group
    coordinator: Person  # of the whole network
    chair: Person  # จำเนียร ขวัญท่า
    treasurer: Person  # สมศรี คงสม
    recorder: Person  # นูรีดา หมัดเส็น
    counter: Person  # ก้อเส็ม หลีหมาน
    auditor: Person  # ถาวร มณีแหลม, not on the committee
    member: Person  # เอียด ชูแก้ว
    other_treasurer: Person  # อามีเนาะ หีมบ่อ, of other_group

    def everyone(self) -> dict[str, Person]:
        """Every person by her part. An anonymous villager is ``anonymous()``: nobody's client."""
        return {part: value for part, value in vars(self).items() if isinstance(value, Person)}


def network() -> Cast:
    """The cast, on the host that the test client asks."""
    return _build("เครือข่ายสมมุติ", "demo", HOST)


def elsewhere() -> Cast:
    """The same cast in another network of the same installation, with names, phones, numbers and addresses alike."""
    return _build("เครือข่ายอื่น", "elsewhere", ELSEWHERE)


def client(person: Person, way: str = "desk") -> Client:
    """Her signed-in browser: ``desk`` (password), ``table`` (PIN on her group's registered device), ``own`` (PIN elsewhere)."""
    browser = anonymous(person.network)
    browser.force_login(Login.objects.get(person=person), backend=BACKEND)
    session = browser.session
    session["way"] = Way(way).value
    session["seen"] = clock.now().timestamp()
    session.save()
    if way == Way.TABLE:
        browser.cookies[DEVICE_COOKIE] = devices.token(_device_of(person).pk)
    return browser


def anonymous(network: Network | None = None) -> Client:
    """A villager who has not signed in."""
    host = HostName.objects.get(network=network).name if network else HOST
    return Client(headers={"host": host})


def actor(person: Person, *, keyed_by: Person | None = None, in_office: bool = True) -> Actor:
    """She acts; with ``keyed_by`` a helper presses the keys for her."""
    return Actor(network=person.network_id, person=person.pk, keyed_by=(keyed_by or person).pk, in_office=in_office)


def membership(person: Person) -> Membership:
    """Her open membership (of the first group she joined)."""
    return Membership.objects.filter(person=person, ended_on=None).order_by("id")[0]


def enrol(
    people: Cast,
    called_name: str,
    given_name: str = "",
    family_name: str = "",
    *,
    phone: str = "",
    number: str = "",
    group: Group | None = None,
    joined_on: date = SINCE,
) -> Membership:
    """One more member, of ``people.group`` unless another is named."""
    return memberships.enrol(
        actor=actor(people.recorder),
        group=group or people.group,
        names=Names(called_name=called_name, given_name=given_name, family_name=family_name),
        phone=phone,
        number=number,
        joined_on=joined_on,
        key=uuid7(),
    )


def pin_of(person: Person) -> str:
    """The PIN she was given: none is weak, and no two in the cast are equal."""
    return f"28{person.phone[-2:]}71"


def _build(name: str, slug: str, host: str) -> Cast:
    with clock.at(datetime.combine(SINCE, time(15), tzinfo=clock.BANGKOK)):
        founder = founding.found(
            network_name=name,
            slug=slug,
            phone="0800000101",
            given_name="ชลธิชา",
            family_name="เพชรริมสน",
            password=PASSWORD,
            key=uuid7(),
        )
        HostName.objects.create(name=host, network=founder.network)
        return _furnish(founder)


def _furnish(founder: Person) -> Cast:
    by = actor(founder)
    place = communities.add(actor=by, name="ท่าเรือเก่า", slug="tha-ruea-kao", key=uuid7())
    group = _group(by, place, "กลุ่มออมทรัพย์ท่าเรือเก่า", "tha-ruea-kao")
    elsewhere = communities.add(actor=by, name="ริมสน", slug="rim-son", key=uuid7())
    other = _group(by, elsewhere, "กลุ่มออมทรัพย์ริมสน", "rim-son")
    chair = _person(by, group, "จำเนียร ขวัญท่า", "พี่เนียร", "0800000103", OfficeKind.CHAIR)
    treasurer = _person(by, group, "สมศรี คงสม", "ป้าศรี", "0800000104", OfficeKind.TREASURER)
    return Cast(
        network=founder.network,
        community=place,
        group=group,
        other_group=other,
        device=devices.register(actor=actor(treasurer), group=group, name="โต๊ะ A", key=uuid7()),
        administrator=_with_ways_in(founder),
        coordinator=_person(by, other, "ธีรพล ศรีลมว่าว", "พี่พล", "0800000102", OfficeKind.COORDINATOR),
        chair=chair,
        treasurer=treasurer,
        recorder=_person(by, group, "นูรีดา หมัดเส็น", "นูรี", "0800000105", OfficeKind.RECORDER),
        counter=_person(by, group, "ก้อเส็ม หลีหมาน", "บังเส็ม", "0800000106", OfficeKind.COUNTER),
        auditor=_person(by, group, "ถาวร มณีแหลม", "ลุงวร", "0800000107", OfficeKind.AUDITOR),
        member=_person(by, group, "เอียด ชูแก้ว", "ป้าเอียด", "0800000108", None),
        other_treasurer=_person(by, other, "อามีเนาะ หีมบ่อ", "จ๊ะเนาะ", "0800000109", OfficeKind.TREASURER),
    )


def _group(by: Actor, place: Community, name: str, slug: str) -> Group:
    group = groups.add(
        actor=by, community=place, name=name, slug=slug, founded_on=date(2017, 1, 9), citation=FOUNDING, key=uuid7()
    )
    groups.begin_stage(actor=by, group=group, stage=GroupStage.Stage.ACTIVE, since=SINCE, citation=FOUNDING, key=uuid7())
    return group


def _person(by: Actor, group: Group, full_name: str, called_name: str, phone: str, office: OfficeKind | None) -> Person:
    given, _, family = full_name.partition(" ")
    names = Names(called_name=called_name, given_name=given, family_name=family)
    person = memberships.enrol(actor=by, group=group, names=names, phone=phone, key=uuid7()).person
    if office is not None:
        scope = None if office is OfficeKind.COORDINATOR else group
        offices.give(actor=by, person=person, kind=office, group=scope, citation=CUSTOM, key=uuid7())
    return _with_ways_in(person)


def _with_ways_in(person: Person) -> Person:
    by = actor(person)
    logins.set_password(actor=by, person=person, password=PASSWORD, key=uuid7())
    logins.set_pin(actor=by, person=person, pin=pin_of(person), key=uuid7())
    return person


def _device_of(person: Person) -> Device:
    offices_held: list[UUID | None] = list(Office.objects.filter(person=person).values_list("group", flat=True))
    return Device.objects.get(network=person.network, group__in=offices_held)
