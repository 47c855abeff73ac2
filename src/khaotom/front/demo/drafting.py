"""What the network's own meeting decides on, laid before it by those who want it: a rule, the charter, and one still talked about. All invented."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta

from khaotom.bylaws import drafts, selectors
from khaotom.bylaws.models import Draft
from khaotom.bylaws.services import drafts as drafting
from khaotom.bylaws.services.drafts import Wording
from khaotom.front.demo import plans
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel import clock, months
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Meeting
from khaotom.meetings.services import adopting
from khaotom.meetings.services.resolutions import Vote
from khaotom.people.models import Office, OfficeKind
from khaotom.welfare.clauses import PRESETS


@dataclass(frozen=True)
class Proposed:
    """Which common rule, who wants it, what it would say, and what somebody of another group thinks of it."""

    name: str
    by: str
    number: str
    says: Mapping[str, object]
    text: str
    title: str
    remark: str
    thinks: str


VISITS = Proposed(
    "care_duty",
    plans.PINES.slug,
    "6",
    {"who": "neighbours", "days": 10, "weeks": 1, "together": 2},
    "ใครนอนติดเตียงหรืออยู่คนเดียว ต้องมีคนไปเยี่ยมภายในสิบวัน แล้วไปอีกทุกสัปดาห์ ไปกันอย่างน้อยสองคน",
    "",
    "สองสัปดาห์นานไป คนแก่รอไม่ไหว",
    plans.WELL.slug,
)
CHARTER = Proposed(
    "words-charter",
    plans.STATION.slug,
    "1",
    {},
    "ตำบลของเราน่าอยู่ เมื่อเด็กเล่นหน้าบ้านได้ คนแก่ไม่ต้องอยู่ลำพัง น้ำไม่ขังหน้ามรสุม ทุกบ้านมีข้าวกินทุกมื้อ และไม่มีใครต้องนอนกลัวว่าพรุ่งนี้จะถูกไล่",
    "ตำบลน่าอยู่ของเรา",
    "เขียนเรื่องข้าวไว้ด้วยก็ดี เราเริ่มกันจากข้าวต้มหม้อเดียว",
    plans.HARBOUR.slug,
)
NIGHTS = Proposed(
    "benefit-hospital",
    plans.HARBOUR.slug,
    "7",
    {**asdict(replace(PRESETS["hospital"].parameters, cap=8)), "steps": []},
    "นอนโรงพยาบาล ทุกกลุ่มช่วยปีหนึ่งไม่เกิน 8 คืน กองของเราจะได้อยู่ถึงลูกหลาน",
    "นอนโรงพยาบาล",
    "แม่บ้านนี้ปีก่อนนอนสิบคืน ลดเหลือแปดคืนขอคิดดูก่อน",
    plans.MOSQUE.slug,
)
DECIDED = ((VISITS, Vote("hands", 23, 20, 1, 1)), (CHARTER, Vote("nobody_objects", 23)))
"""At the newest meeting of the network; the nights in hospital wait for its next one."""


def hold(founder: Actor, troupes: Mapping[str, Troupe]) -> None:
    """Laid before the network some days before it met; there read in examples, and two of the three voted on."""
    met = Meeting.objects.filter(network=founder.network, group=None).latest("date").date
    coordinator = Office.objects.get(network=founder.network, kind=OfficeKind.COORDINATOR).person_id
    actor = Actor.alone(network=founder.network, person=coordinator)
    with clock.at(datetime.combine(met - timedelta(days=6), time(18, 40))):
        laid = {one.name: _lay(one, troupes, met) for one in (VISITS, CHARTER, NIGHTS)}
    with clock.at(datetime.combine(met, time(15, 10))):
        for draft in laid.values():
            for example in drafts.examples(draft):
                drafting.answer(actor=actor, draft=draft, code=example.code, agreed=True, key=uuid7())
        for one, vote in DECIDED:
            adopting.decide(actor=actor, draft=laid[one.name], on=met, vote=vote, key=uuid7())


def _lay(one: Proposed, troupes: Mapping[str, Troupe], met: date) -> Draft:
    by, another = troupes[one.by].actor_of(OfficeKind.CHAIR), troupes[one.thinks].actor_of(OfficeKind.RECORDER)
    stands = selectors.of_body(by.network, None, one.name, met)
    wording = Wording(
        one.says, months.first_day(months.of(met) + 2), stands.clause if stands else one.number, one.title, one.text
    )
    draft = drafting.propose(actor=by, group=None, name=one.name, wording=wording, key=uuid7())
    drafting.remark(actor=another, draft=draft, text=one.remark, key=uuid7())
    return draft
