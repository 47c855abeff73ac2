"""The round of the last month that was played: a meeting in each community, with a field team, partner bodies and visitors. All invented."""

from collections.abc import Sequence
from datetime import datetime, time

from khaotom.front.demo import plans
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel import clock, months
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Meeting
from khaotom.meetings.services import attendance, rounds
from khaotom.meetings.services.attendance import Visitor
from khaotom.meetings.services.rounds import Appointed, Sweep, Who
from khaotom.people.models import OfficeKind, Partner
from khaotom.people.services import partners
from khaotom.ui import formats

HOPED_FOR = 85  # of a hundred members
PURPOSE = "เล่าให้ฟังว่าเครือข่ายทำอะไร ฟังว่าเดือดร้อนเรื่องอะไร หาคนช่วยในทีมตำบล ร่างกติกาดูแลกัน แล้วกินข้าวต้มด้วยกัน"
BRING = "กระดาษแผ่นใหญ่กับปากกา\nดาวติดสิ่งที่อยากทำ\nใบเก็บเงินกับถาดเงิน\nข้าวสาร 5 กิโล"
PLACES = {
    plans.HARBOUR.slug: "ศาลาริมท่าน้ำ",
    plans.PINES.slug: "ลานใต้ต้นสน",
    plans.STATION.slug: "บ้านป้าแถวรางสาม",
    plans.WELL.slug: "ข้างบ่อน้ำ",
    plans.MILL.slug: "โรงสีเก่า",
    plans.MOSQUE.slug: "อาคารเรียนข้างมัสยิด",
    plans.NINE_PINES.slug: "ศาลาวัด",
}
BODIES = (
    ("โรงพยาบาลส่งเสริมสุขภาพตำบลสมมุติ", Partner.Kind.HEALTH),
    ("เทศบาลสมมุติ", Partner.Kind.LOCAL_AUTHORITY),
    ("มูลนิธิข้าวต้มสมมุติ", Partner.Kind.FOUNDATION),
)
COOKS = ("ป้าแถวท่าน้ำ", "ก๊ะหน๊ะ", "พี่แมว")
PHOTOS = "น้องกานต์"
COME_BY = {
    plans.HARBOUR.slug: (Visitor("หมอนุ้ย", BODIES[0][0], 2), Visitor("", BODIES[1][0], 3), Visitor("ลุงหีม", "มัสยิดใน")),
    plans.STATION.slug: (Visitor("", BODIES[1][0], 4),),
    plans.MILL.slug: (Visitor("พี่ต้น", BODIES[2][0], 2),),
}


def go(founder: Actor, troupes: Sequence[Troupe], month: int) -> None:
    """The network's office writes the round down on its first day; on each evening somebody from outside is at the door."""
    with clock.at(datetime.combine(months.first_day(month), time(8))):
        bodies = [partners.add(actor=founder, name=name, kind=kind, key=uuid7()) for name, kind in BODIES]
        members = sum(len(troupe.present) for troupe in troupes)
        sweep = Sweep(
            name=f"รอบเดือน{formats.THAI_MONTHS[months.year_and_month(month)[1] - 1]}",
            begins=months.first_day(month),
            ends=months.last_day(month),
            communities=[troupe.community for troupe in troupes],
            target=members * HOPED_FOR // 100,
            purpose=PURPOSE,
            bring=BRING,
        )
        made = rounds.begin(actor=founder, sweep=sweep, key=uuid7())
    for at, troupe in enumerate(troupes):
        meeting = Meeting.objects.filter(group=troupe.group, date__range=(made.begins, made.ends)).order_by("date").first()
        if meeting is None:
            continue
        hour, place = time(troupe.plan.hour), PLACES[troupe.plan.slug]
        with clock.at(datetime.combine(made.begins, time(9))):
            rounds.plan(actor=founder, found=made, appointed=Appointed(troupe.group, meeting.date, hour, place), key=uuid7())
            rounds.send(
                actor=founder,
                meeting=meeting,
                team=_team(troupe, at),
                partners=bodies[: 1 + at % len(bodies)],
                seen=rounds.mark(meeting),
                key=uuid7(),
            )
        _receive(troupe, meeting)


def _team(troupe: Troupe, at: int) -> dict[str, list[Who]]:
    by_office = {
        "leads": OfficeKind.CHAIR,
        "writes": OfficeKind.RECORDER,
        "registers": OfficeKind.COUNTER,
        "money": OfficeKind.TREASURER,
    }
    team = {duty: [Who(person=troupe.person(office).pk)] for duty, office in by_office.items()}
    return team | {"cooks": [Who(name=COOKS[at % len(COOKS)])], "photos": [Who(name=PHOTOS)]}


def _receive(troupe: Troupe, meeting: Meeting) -> None:
    with clock.at(datetime.combine(meeting.date, time(troupe.plan.hour, 20))):
        for visitor in COME_BY.get(troupe.plan.slug, ()):
            by = troupe.actor_of(OfficeKind.RECORDER)
            attendance.receive(actor=by, meeting=meeting, visitor=visitor, at=clock.now(), key=uuid7())
