"""บ่อหว้า has no network at its meeting place: what was said there comes the next morning from the recorder's phone. All invented."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from khaotom.collection.services import assembly_outbox
from khaotom.front.demo import plans
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings.services import days
from khaotom.people.models import OfficeKind

VOICE = {"kind": "voice", "voice": "problem", "text": "ที่ประชุมไม่มีสัญญาณ โทรเรียกรถพยาบาลไม่ได้", "hands": 12, "looks_at": "ประธาน"}
OFFER = {"kind": "volunteer", "name": "น้องฉัตร", "phone": "", "role": "ถ่ายรูป จดบันทึก", "skills": "", "free": "วันเสาร์"}
QUESTION = "ทำความสะอาดบ่อน้ำกลางด้วยกันเสาร์หน้า"


def come_home(troupe: Troupe, day: date) -> None:
    """A voice, somebody who would help and a question answered by hands, kept on the phone in the evening and sent at half past seven."""
    if troupe.plan is not plans.WELL:
        return
    heads = len(troupe.present)
    asked = {
        "kind": "ask",
        "text": QUESTION,
        "way": "hands",
        "heads": heads,
        "in_favour": heads - 2,
        "against": 1,
        "abstained": 1,
    }
    said: list[Mapping[str, object]] = [VOICE, OFFER, asked]
    evening = datetime.combine(day, time(19, 40), clock.BANGKOK)
    commands = [
        {"id": str(uuid7()), "at": int((evening + timedelta(minutes=at)).timestamp() * 1000), **told}
        for at, told in enumerate(said)
    ]
    actor = troupe.actor_of(OfficeKind.RECORDER)
    with clock.at(datetime.combine(day + timedelta(days=1), time(7, 30))):
        assembly_outbox.apply(actor=actor, meeting=days.on(troupe.group, day), commands=commands)
