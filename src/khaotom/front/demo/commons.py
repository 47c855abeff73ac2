"""What is written in words only, the chapters it stands in, and what the seven groups agreed on together."""

from datetime import date

from khaotom.bylaws.services import chapters, rules
from khaotom.front.demo.clauses import BAHT, Agreed
from khaotom.kernel.actor import Actor
from khaotom.kernel.calendar import BUDDHIST_ERA
from khaotom.kernel.citation import Citation
from khaotom.kernel.ids import uuid7
from khaotom.people.models import Group

CHAPTERS = (("เราคือใคร", 1), ("ออม", 4), ("ดูแลกัน", 8), ("เงินกลางและการตัดสินใจ", 13))
WORDS = (
    Agreed(
        "words-name",
        "1",
        {},
        "กลุ่มนี้ชื่อ “กลุ่มออมทรัพย์ท่าเรือเก่า” ตั้งขึ้นให้คนในชุมชนได้ออมด้วยกัน ดูแลกัน และตัดสินใจร่วมกัน",
        "ชื่อและความตั้งใจ",
    ),
    Agreed("words-voice", "3", {}, "สมาชิกทุกคนมีหนึ่งเสียงเท่ากัน ขอดูบัญชีของกลุ่มและสมุดของตนได้ทุกวัน", "หนึ่งคนหนึ่งเสียง"),
)
"""Of ท่าเรือเก่า."""

CHARTER = (("บ้านเราอยากเป็นอย่างไร", 1), ("เรื่องที่เจ็ดกลุ่มถือร่วมกัน", 4))
COMMON = (
    Agreed(
        "words-charter",
        "1",
        {},
        "ตำบลของเราน่าอยู่ เมื่อเด็กเล่นหน้าบ้านได้ คนแก่ไม่ต้องอยู่ลำพัง น้ำไม่ขังหน้ามรสุม และไม่มีใครต้องนอนกลัวว่าพรุ่งนี้จะถูกไล่",
        "ตำบลน่าอยู่ของเรา",
    ),
    Agreed(
        "words-common1",
        "2",
        {},
        "ทุกชุมชนมีเสียงเท่ากัน ชุมชนเล็กไม่เล็กกว่าใคร เรื่องของชุมชนไหนให้คนชุมชนนั้นพูดเอง คนนอกช่วยฟังก่อนช่วยคิด",
        "เสียงเท่ากัน",
    ),
    Agreed(
        "words-common2",
        "3",
        {},
        "คลอง ทางเดิน และลานเป็นของทุกคน ใครทำให้สกปรกช่วยกันเก็บ ใครเห็นคนเดือดร้อนให้บอกทีมดูแล ไม่เอาเรื่องของเขาไปเล่าต่อ",
        "ของส่วนรวม",
    ),
    Agreed(
        "errand", "4", {"after": 2, "days": 7}, "ใครขาดส่งสองเดือนติดกัน ทุกกลุ่มต้องมีคนไปถามข่าวภายใน 7 วัน ไปด้วยความห่วงใย ไม่ใช่ไปทวงเงิน"
    ),
    Agreed(
        "care_duty",
        "6",
        {"who": "neighbours", "days": 14, "weeks": 2, "together": 2},
        "ใครนอนติดเตียงหรืออยู่คนเดียว ต้องมีคนไปเยี่ยมภายในสองสัปดาห์ แล้วไปอีกทุกสองสัปดาห์ ไปกันอย่างน้อยสองคน",
    ),
    Agreed(
        "cash_handling",
        "5",
        {"approvers": 2, "keep": 2000 * BAHT, "bank_days": 2, "tolerance": 20 * BAHT},
        "เงินสดค้างกล่องได้ไม่เกิน 2,000 บาท ที่เกินเข้าธนาคารภายในสองวันทำการ จ่ายเงินออกมีกรรมการเห็นชอบอย่างน้อยสองคน",
    ),
)
"""The charter of the seven communities, and what holds in every group."""


def bind(actor: Actor, group: Group | None) -> None:
    """Put into chapters: ท่าเรือเก่า its own, or without a group what is common."""
    chapters.arrange(actor=actor, group=group, chapters=CHAPTERS if group else CHARTER, key=uuid7())


def agree(actor: Actor, decided_on: date, since: date) -> None:
    """What the network decided together, before the first evening; one group had written something looser, and knows."""
    citation = Citation("resolution", number=f"1/{decided_on.year + BUDDHIST_ERA}")
    for clause in COMMON:
        rules.enact(
            actor=actor,
            group=None,
            kind=clause.kind,
            number=clause.number,
            parameters=clause.parameters,
            effective_from=since,
            citation=citation,
            decided_on=decided_on,
            title=clause.title,
            text=clause.text,
            told=True,
            key=uuid7(),
        )
    bind(actor, None)
