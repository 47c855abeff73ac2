"""What people say, want, offer and eat in the last meeting of each group. All of it is invented."""

from dataclasses import replace
from datetime import date, datetime, time

from khaotom.front.demo import plans
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Wish
from khaotom.meetings.services import assembly, days, team
from khaotom.meetings.services.assembly import Eaten, Offer, Said, Wanted
from khaotom.meetings.services.team import Newcomer
from khaotom.people.models import OfficeKind
from khaotom.people.services.people import Names

BAHT = 100
RICE = Wanted("ซื้อข้าวสารร่วมกัน", cuts=120 * BAHT, dots=14)
VEGETABLES = Wanted("ปลูกผักกระบะริมบ้าน", cuts=80 * BAHT, raises=60 * BAHT, dots=9)
WASTE = Wanted("ธนาคารขยะ", raises=50 * BAHT, dots=6)
FISH = Wanted("ทำปลาหวานขาย", raises=900 * BAHT, dots=8)
HAIR = Wanted("ตัดผมกันเอง", cuts=60 * BAHT, dots=4)
VOICES = {
    plans.HARBOUR.slug: (Said("problem", "น้ำเข้าบ้านตอนมรสุม", 18, "พี่เนียร"), Said("need", "ไม่มีคนเฝ้าแม่ตอนออกไปขายของ", 7)),
    plans.STATION.slug: (Said("problem", "หนังสือให้ย้ายจากการรถไฟ", 23, "ประธานกับคณะทำงานกลาง"),),
    plans.MILL.slug: (Said("problem", "หนี้รายวันแพง", 11), Said("need", "ค่ารถพาลูกไปหาหมอ", 6)),
}
WISHES = {
    plans.HARBOUR.slug: (RICE, FISH),
    plans.PINES.slug: (RICE, VEGETABLES),
    plans.STATION.slug: (RICE, HAIR),
    plans.MILL.slug: (RICE, WASTE),
    plans.MOSQUE.slug: (RICE, VEGETABLES),
    plans.WELL.slug: (WASTE,),
}
OFFERS = (
    Offer("น้องกานต์", role="จดบันทึก", skills="พิมพ์ดีด ใช้โทรศัพท์คล่อง", free="เย็นวันเสาร์"),
    Offer("พี่ไพ", role="เยี่ยมบ้าน", free="ทุกเช้า"),
)
MORE_OFFERS = {
    plans.PINES.slug: Offer("", role="ประสานงานชุมชน", skills="ขับรถกระบะได้", free="วันหยุด"),
    plans.STATION.slug: Offer("", role="ตามเรื่องที่ดิน", skills="อ่านหนังสือราชการ", free="หลังหกโมงเย็น"),
    plans.MOSQUE.slug: Offer("", role="ครัวฮาลาล", skills="ทำอาหารคนเยอะ", free="ทุกวันยกเว้นศุกร์"),
}
"""Of a member of each of these groups; her name is drawn with her."""


def hold(troupe: Troupe, day: date) -> None:
    """After the collection: what was said, what people want to do, who would help, and porridge for everybody."""
    actor, slug = troupe.actor_of(OfficeKind.RECORDER), troupe.plan.slug
    with clock.at(datetime.combine(day, time(19, 15))):
        meeting = days.on(troupe.group, day)
        for said in VOICES.get(slug, ()):
            assembly.voice(actor=actor, meeting=meeting, said=said, key=uuid7())
        for wanted in WISHES.get(slug, ()):
            assembly.wish(actor=actor, meeting=meeting, wanted=wanted, key=uuid7())
        if troupe.plan is plans.HARBOUR:
            first, _second = [assembly.volunteer(actor=actor, meeting=meeting, offer=offer, key=uuid7()) for offer in OFFERS]
            newcomer = Newcomer(Names(called_name=OFFERS[0].name))
            team.accept(actor=actor, volunteer=first, who=newcomer, key=uuid7())
        if slug in MORE_OFFERS:
            helper = troupe.present[-2].person
            offer = replace(MORE_OFFERS[slug], name=helper.calling)
            volunteer = assembly.volunteer(actor=actor, meeting=meeting, offer=offer, key=uuid7())
            team.accept(actor=actor, volunteer=volunteer, who=helper, key=uuid7())
        heads = max(5, len(troupe.present) * 8 // 10)
        eaten = Eaten("after", heads, "ข้าวต้มปลา" if slug != plans.MOSQUE.slug else "ข้าวต้มไก่", packed=2, cost=heads * 30 * BAHT)
        assembly.meal(actor=actor, meeting=meeting, eaten=eaten, key=uuid7())


def join(actor: Actor) -> None:
    """Communities that want the same are counted together, by whoever looks after the network."""
    for wanted in (RICE, VEGETABLES, WASTE):
        same = list(Wish.objects.filter(meeting__network=actor.network, text=wanted.text).order_by("said_at", "pk"))
        for other in same[1:]:
            assembly.same(actor=actor, wish=other, other=same[0], key=uuid7())
