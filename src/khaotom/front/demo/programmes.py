"""The network's meeting chooses a common activity, and the three programmes say what they plan. All of it is invented."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from khaotom.front.demo import assembly, plans, talks
from khaotom.kernel import clock, months
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Meeting, Wish
from khaotom.meetings.services import network as deciding
from khaotom.meetings.services.resolutions import Vote
from khaotom.people.models import Group, Network, Office, OfficeKind, Team
from khaotom.people.services import teams
from khaotom.projects.models import Activity
from khaotom.projects.selectors import activity as stands
from khaotom.projects.services import activities, programmes
from khaotom.projects.services.activities import Answering, Plan
from khaotom.projects.services.programmes import Change, Terms

BAHT = 100
PROVINCE, CHARTER, NODE = "โครงการบูรณาการ อบจ.", "ธรรมนูญตำบลน่าอยู่", "Node Flagship สสส."
FUNDERS = {
    PROVINCE: ("องค์การบริหารส่วนจังหวัด (สมมุติ)", 180_000),
    CHARTER: ("กองทุนธรรมนูญตำบล (สมมุติ)", 90_000),
    NODE: ("หน่วยจัดการ Node Flagship (สมมุติ)", 140_000),
}


@dataclass(frozen=True)
class Drafted:
    """One activity as the demonstration plans it: months from the first of this month, and who answers for it."""

    programme: str
    name: str
    what: str
    place: str
    baht: int
    runs: tuple[int, int]
    answers: str
    rice: bool = False


DRAFTED = (
    Drafted(
        PROVINCE, "อบรมแกนนำเก็บข้อมูลคนยากลำบาก", "แกนนำ 40 คน เรียนใช้แบบสอบถาม 2 วัน", "หอประชุมเทศบาล", 46_000, (1, 2), "central"
    ),
    Drafted(PROVINCE, "เยี่ยมบ้านคนที่นอนติดเตียง", "ค่าเดินทางและของเยี่ยม เจ็ดชุมชน", "เจ็ดชุมชน", 63_000, (1, 9), "subdistrict"),
    Drafted(PROVINCE, "ซื้อข้าวสารร่วมกัน", "เงินหมุนซื้อข้าวสารรอบแรก 3 ตัน", "ท่าเรือเก่า", 45_000, (2, 6), "chair", rice=True),
    Drafted(CHARTER, "เปิดเวทีเจ็ดชุมชน", "เล่าความคืบหน้า ฟังปัญหา ร่างกติกา กินข้าวด้วยกัน", "ศาลาแต่ละชุมชน", 42_000, (0, 1), "central"),
    Drafted(CHARTER, "เขียนธรรมนูญตำบลด้วยกัน", "ประชุมทีมตำบล 4 ครั้ง แล้วพิมพ์แจก", "ศาลาริมสน", 28_000, (2, 5), "subdistrict"),
    Drafted(NODE, "ปลูกผักกระบะริมบ้าน", "กระบะ ดิน และเมล็ดพันธุ์ 120 บ้าน", "ริมสน มัสยิดใน", 54_000, (1, 6), "coordinator"),
    Drafted(NODE, "ขนและแบ่งข้าวสารถึงบ้าน", "ค่ารถและถุง ห้าชุมชน", "ห้าชุมชน", 18_000, (2, 6), "chair", rice=True),
    Drafted(NODE, "ธนาคารขยะ", "ตาชั่งและป้าย สองชุมชน", "บ่อหว้า โรงสีแดง", 22_500, (3, 8), "องค์กรชุมชนบ่อหว้า"),
    Drafted(NODE, "ดูงานต่างจังหวัด", "ไปดูกลุ่มออมทรัพย์ที่อื่น 2 วัน", "พัทลุง", 30_000, (4, 4), "coordinator"),
)
DROPPED, LOWERED = "ดูงานต่างจังหวัด", "ซื้อข้าวสารร่วมกัน"


def hold(founder: Actor) -> None:
    """The seven met a few days ago and chose the rice they all want; the plans were written down that evening."""
    network, today = Network.objects.get(pk=founder.network), clock.today()
    met = max(today - timedelta(days=3), months.last_day(months.of(today) - 1))  # after the last evening of them all
    coordinator = Office.objects.get(network=network, kind=OfficeKind.COORDINATOR)
    actor = Actor.alone(network=network.pk, person=coordinator.person_id)
    with clock.at(datetime.combine(met, time(13, 30))):
        meeting = _choose(actor, network, clock.today())
    with clock.at(datetime.combine(met, time(19, 30))):
        team = teams.add(actor=founder, kind=Team.Kind.CENTRAL, name="คณะทำงานกลาง", key=uuid7())
        planned = _plan(actor, network, team, coordinator)
        for activity in planned.values():
            activities.note_meeting(actor=actor, activity=activity, meeting=meeting, key=uuid7())
        talks.of_network(actor, meeting)
    with clock.at(datetime.combine(today, time(6, 20))):
        drop = Change(1, "ที่ประชุมว่าเอาเงินไว้ทำในบ้านเราก่อน")
        activities.drop(actor=actor, activity=planned[DROPPED], change=drop, key=uuid7())
        _lower(actor, planned[LOWERED], 40_000 * BAHT, "ร้านลดราคาให้ ตันละพันกว่าบาท")


def _choose(actor: Actor, network: Network, on: date) -> Meeting:
    meeting = deciding.plan(actor=actor, network=network, on=on, place="ห้องประชุมเทศบาล", key=uuid7())
    votes = ((assembly.RICE, Vote("hands", 23, 21, 0, 1)), (assembly.FISH, Vote("cards", 23, 9, 11, 3)))
    for wanted, vote in votes:
        wish = Wish.objects.filter(meeting__network=network, text=wanted.text, same_as=None).first()
        if wish is not None:
            deciding.choose(actor=actor, wish=wish, on=on, vote=vote, key=uuid7())
    return meeting


def _plan(actor: Actor, network: Network, team: Team, coordinator: Office) -> dict[str, Activity]:
    month = months.of(clock.today())
    since, until = months.first_day(month), months.last_day(month + 12)
    made = {}
    for name, (funder, baht) in FUNDERS.items():
        made[name] = programmes.begin(actor=actor, terms=Terms(name, funder, baht * BAHT, since, until), key=uuid7())
    subdistrict = Team.objects.filter(network=network, kind=Team.Kind.SUBDISTRICT).first()
    port = Group.objects.get(network=network, slug=plans.HARBOUR.slug)
    who = {
        "central": Answering(team=team),
        "subdistrict": Answering(team=subdistrict or team),
        "coordinator": Answering(office=coordinator),
        "chair": Answering(office=Office.objects.get(group=port, kind=OfficeKind.CHAIR)),
    }
    chosen = Wish.objects.filter(meeting__network=network, chosen_by__isnull=False).first()
    planned = {}
    for one in DRAFTED:
        plan = Plan(
            name=one.name,
            what=one.what,
            place=one.place,
            budget=one.baht * BAHT,
            source=FUNDERS[one.programme][0],
            since=months.first_day(month + one.runs[0]),
            until=months.last_day(month + one.runs[1]),
            answering=who.get(one.answers) or Answering(words=one.answers),
            wish=chosen if one.rice else None,
        )
        planned[one.name] = activities.plan(actor=actor, programme=made[one.programme], plan=plan, key=uuid7())
    return planned


def _lower(actor: Actor, activity: Activity, budget: int, why: str) -> None:
    now = stands(activity.pk).now
    answering = Answering(now.team, now.office, now.answers)
    before = Plan(now.name, now.budget, now.source, now.since, now.until, answering, now.what, now.place, now.wish)
    change = Change(now.number, why)
    activities.change(actor=actor, activity=activity, plan=replace(before, budget=budget), change=change, key=uuid7())
