"""What is explained, reported, read back and brought up in the last meeting of each group and in the network's own. All of it is invented."""

from datetime import date, datetime, time, timedelta

from khaotom.front.demo import plans
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Meeting
from khaotom.meetings.services import days, moving, network, talks
from khaotom.meetings.services.moving import Appointment
from khaotom.meetings.services.talks import Told
from khaotom.people.models import OfficeKind

EXPLAINED = Told(
    "explain",
    "เครือข่ายคืออะไร มีไว้ทำอะไร · สามโครงการ: ทำอะไร เงินจากไหน ใครรับผิดชอบ · มีคนถามว่าเงินสมทบคืนไหม ตอบว่าให้กันแล้วไม่คืน",
    told_by="คณะทำงานกลาง",
)
TOLD = {
    plans.HARBOUR.slug: (
        Told("rules", "อยากให้เพิ่มค่านอนโรงพยาบาล แต่ขอดูก่อนว่ากองไหวไหม"),
        Told("reports", "รอบแรกสั่งได้ 62 ถุง ถึงบ้านครบแล้ว เหลือเงินหมุน 4,200 บาท", about="ซื้อข้าวสารร่วมกัน", told_by="ประธาน"),
        Told(
            "findings", "ในผังมีบ้านคนนอนติดเตียง 6 หลัง", about="บ้านที่ต้องไปเยี่ยม", put_right="7 หลัง ตกบ้านลุงหีมท้ายซอย", told_by="น้องกานต์"
        ),
        Told("other", "งานบุญศาลาวันพุธหน้า ใครว่างมาช่วยล้างจาน"),
        Told("other", "ขอยืมเต็นท์จากวัด ประธานไปขอ"),
    ),
    plans.STATION.slug: (
        Told("findings", "มีหนังสือให้ย้าย 21 หลัง", about="ผังบ้านริมราง", put_right="23 หลัง มีสองหลังเพิ่งได้หนังสือ", told_by="ประธาน"),
        Told("other", "นัดเจอคณะทำงานกลางเรื่องที่ดินวันเสาร์ เก้าโมง"),
    ),
    plans.MOSQUE.slug: (Told("rules", "เห็นด้วยว่าไม่ต้องมีค่าปรับ ให้คนไปถามข่าวก่อน"),),
    plans.MILL.slug: (Told("reports", "ตาชั่งมาแล้ว ยังหาที่วางไม่ได้", about="ธนาคารขยะ"),),
}
OF_NETWORK = (
    Told("reports", "เปิดเวทีครบเจ็ดชุมชน เหลือเงิน 3,800 บาท ยกไปค่าพิมพ์ธรรมนูญ", about="เปิดเวทีเจ็ดชุมชน", told_by="ผู้ประสานงาน"),
    Told("other", "คราวหน้าประชุมที่ริมสน มัสยิดในทำครัว"),
)


def hold(troupe: Troupe, day: date) -> None:
    """Written down by the recorder in the evening."""
    actor = troupe.actor_of(OfficeKind.RECORDER)
    with clock.at(datetime.combine(day, time(19, 10))):
        _tell(actor, days.on(troupe.group, day), (EXPLAINED, *TOLD.get(troupe.plan.slug, ())))


def of_network(actor: Actor, meeting: Meeting) -> None:
    """At the network's own meeting; the next one was to be in ten days, and is a week later."""
    _tell(actor, meeting, OF_NETWORK)
    soon = clock.today() + timedelta(days=10)
    following = network.plan(actor=actor, network=meeting.network, on=soon, place="ศาลาริมสน", starts_at=time(9, 30), key=uuid7())
    later = Appointment(soon + timedelta(days=7), time(9, 30), "ศาลาริมสน", "ศาลาริมสนมีงานบุญวันนั้น")
    moving.move(actor=actor, meeting=following, to=later, key=uuid7())


def _tell(actor: Actor, meeting: Meeting, told: tuple[Told, ...]) -> None:
    for one in told:
        talks.tell(actor=actor, meeting=meeting, told=one, key=uuid7())
