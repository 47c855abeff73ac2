"""A change of the rules in each group on its last evening: drafted, read in examples, and voted on in the way that group votes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from khaotom.bylaws import drafts, selectors
from khaotom.bylaws.selectors import Rule
from khaotom.bylaws.services import drafts as drafting
from khaotom.bylaws.services.drafts import Wording
from khaotom.front.demo import plans
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel import clock, months
from khaotom.kernel.ids import uuid7
from khaotom.meetings import selectors as meetings
from khaotom.meetings.models import Meeting
from khaotom.meetings.services import adopting
from khaotom.meetings.services.resolutions import Vote
from khaotom.people.models import OfficeKind

BAHT = 100


@dataclass(frozen=True)
class Proposed:
    """Which clause, what would change in it, what somebody says, and how the hands went up: per hundred in the room."""

    clause: str
    changed: Mapping[str, object]
    text: str
    remark: str
    way: str
    in_favour: int
    against: int


HOSPITAL = Proposed(
    "benefit-hospital",
    {"amount": 200 * BAHT},
    "นอนโรงพยาบาล ได้คืนละ 200 บาท ปีหนึ่งไม่เกิน 10 คืน คืนที่ข้ามปีนับตามวันที่นอน ขอภายใน 60 วันหลังกลับบ้าน",
    "คืนละ 200 กองจะอยู่ได้กี่ปี ขอดูตัวเลขด้วย",
    "hands",
    94,
    0,
)
BY_GROUP = {
    plans.HARBOUR.slug: HOSPITAL,
    plans.PINES.slug: Proposed("benefit-disaster", {"claim_days": 45}, "", "น้ำลดช้า 30 วันไม่ทัน", "cards", 80, 10),
    plans.STATION.slug: Proposed("fine", {"amount": 10 * BAHT}, "", "ปรับ 10 บาทแพงไป บางบ้านไม่มีจริง ๆ", "hands", 45, 50),
    plans.MOSQUE.slug: Proposed("benefit-birth", {"amount": 600 * BAHT}, "", "ของแพงขึ้นทุกอย่าง", "nobody_objects", 100, 0),
    plans.MILL.slug: Proposed("benefit-school", {"amount": 400 * BAHT}, "", "ชุดนักเรียนชุดเดียวก็ 400 แล้ว", "ballot", 72, 20),
    plans.WELL.slug: Proposed("benefit-hospital", {"cap": 12}, "", "ป้าแถวบ้านนอนไป 14 คืนเมื่อปีก่อน", "named", 90, 5),
}
STILL_OPEN = Proposed("benefit-elderly", {"amount": 400 * BAHT}, "", "คนแก่บ้านเรามีกี่คน คิดก่อนว่าไหวไหม", "hands", 0, 0)
TALKED_ABOUT = {
    plans.PINES.slug: Proposed(
        "payment_split",
        {"welfare": 35, "lapse": 3},
        "เงินที่ส่งทุก 100 บาท เก็บเป็นสัจจะของคนส่ง 65 บาท เข้ากองสวัสดิการ 35 บาท ใครไม่ส่งเลยสามเดือนติดกัน ไปถามข่าวก่อน แล้วถือว่าออกจากกอง",
        "กองได้เพิ่มเท่าไหร่ เงินเก็บเราหายไปเท่าไหร่ ขอดูของทั้งปี",
        "hands",
        0,
        0,
    ),
    plans.MILL.slug: Proposed(
        "cash_handling",
        {"keep": 1500 * BAHT, "approvers": 3},
        "นับเงินสองคนทุกครั้ง จ่ายเงินออกต้องมีกรรมการสามคนที่ไม่ใช่คนรับเงิน เงินสดที่เกิน 1,500 บาทฝากธนาคารภายในสองวันทำการ ต่างกันตั้งแต่ 20 บาทต้องบอกสาเหตุ",
        "ปีที่แล้วมีกี่คืนที่เงินค้างกล่องเกินนี้",
        "hands",
        0,
        0,
    ),
    plans.STATION.slug: Proposed(
        "pledge",
        {"lowest": 60 * BAHT},
        "แต่ละคนตั้งสัจจะเอง เดือนละ 60 ถึง 1,000 บาท เพิ่มหรือลดได้ปีละครั้งในเดือนมกราคม ที่ประชุมให้พักได้คราวละไม่เกิน 6 เดือน",
        "มีใครตั้งไว้ไม่ถึง 60 บ้าง อย่าให้ใครต้องออก",
        "hands",
        0,
        0,
    ),
}
"""Drafts on which nobody has voted yet: what the last twelve months would have been is looked at first."""


def talk(troupe: Troupe, day: date) -> None:
    """One more draft is laid before the group beside the one that is voted on."""
    proposed = TALKED_ABOUT.get(troupe.plan.slug)
    rule = selectors.one(troupe.group.pk, proposed.clause, day) if proposed else None
    if proposed is None or rule is None:
        return
    with clock.at(datetime.combine(day, time(20))):
        draft = drafting.propose(
            actor=troupe.actor_of(OfficeKind.RECORDER),
            group=troupe.group,
            name=proposed.clause,
            wording=_wording(proposed, rule, day),
            key=uuid7(),
        )
        drafting.remark(actor=troupe.actor_of(OfficeKind.COUNTER), draft=draft, text=proposed.remark, key=uuid7())


def _wording(proposed: Proposed, rule: Rule[Any], day: date) -> Wording:
    """The rule as it is, with what would change in it."""
    says = {name: getattr(rule.parameters, name) for name in rule.parameters.__dataclass_fields__} | dict(proposed.changed)
    begins = months.first_day(months.of(day) + 2)
    return Wording(_plain(says), begins, rule.clause, rule.title, proposed.text or rule.text)


def hold(troupe: Troupe, day: date) -> None:
    """Laid before the group, talked about, each example agreed to, and voted on; in one group the talk goes on."""
    proposed = BY_GROUP.get(troupe.plan.slug, STILL_OPEN)
    with clock.at(datetime.combine(day, time(19, 30))):
        rule = selectors.one(troupe.group.pk, proposed.clause, day)
        if rule is None:
            return
        wording = _wording(proposed, rule, day)
        recorder, member = troupe.actor_of(OfficeKind.RECORDER), troupe.actor_of(OfficeKind.COUNTER)
        draft = drafting.propose(actor=recorder, group=troupe.group, name=proposed.clause, wording=wording, key=uuid7())
        drafting.remark(actor=member, draft=draft, text=proposed.remark, key=uuid7())
        if proposed is STILL_OPEN:
            drafting.propose(
                actor=recorder, group=troupe.group, name="words-own1", wording=_in_words(wording.effective_from), key=uuid7()
            )
            return
        for example in drafts.examples(draft):
            drafting.answer(actor=recorder, draft=draft, code=example.code, agreed=True, key=uuid7())
        vote, quorum = _vote(troupe, proposed, day), selectors.need(troupe.group.pk, "decisions", day).parameters.quorum
        if vote.heads >= quorum:  # a demonstration of few members has no quorum, and the draft stays open
            adopting.decide(actor=recorder, draft=draft, on=day, vote=vote, key=uuid7())


def _in_words(begins: date) -> Wording:
    """A rule that counts nothing, talked about beside the other: one vote may decide on both."""
    text = "ลานหน้าศาลาเป็นของทุกคน ใครใช้แล้วเก็บกวาด เด็กมาเล่นได้ทุกวัน คนแก่มานั่งคุยกันได้ทุกเย็น"
    return Wording({}, begins, "17", "ลานหน้าศาลา", text)


def _plain(says: Mapping[str, object]) -> dict[str, object]:
    return {name: [list(step) for step in value] if isinstance(value, tuple) else value for name, value in says.items()}


def _vote(troupe: Troupe, proposed: Proposed, day: date) -> Vote:
    """So many in the room; of ท่าเรือเก่า the 33 that its minutes name."""
    if troupe.plan is plans.HARBOUR:
        return Vote("hands", 33, 31, 0, 2)
    if proposed.way == "named":
        meeting = Meeting.objects.get(group=troupe.group, date=day)
        came = sorted(meetings.came(meeting.pk))
        named = dict.fromkeys(came, "for") | dict.fromkeys(came[:1], "against") | dict.fromkeys(came[1:2], "abstain")
        return Vote("named", len(came), named=named)
    heads = len(troupe.present) * 7 // 10
    in_favour, against = heads * proposed.in_favour // 100, heads * proposed.against // 100
    witnesses = (troupe.person(OfficeKind.COUNTER).pk, troupe.person(OfficeKind.AUDITOR).pk)
    return Vote(proposed.way, heads, in_favour, against, 0, witnesses=witnesses if proposed.way == "ballot" else None)
