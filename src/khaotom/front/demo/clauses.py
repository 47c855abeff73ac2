"""What the seven groups agreed on, as texts and parameters: one set for all, and what each does in its own way."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from khaotom.collection.clauses import WEEKDAYS
from khaotom.front.demo import plans
from khaotom.front.demo.plans import Plan
from khaotom.welfare.clauses import PRESETS

BAHT = 100


@dataclass(frozen=True)
class Agreed:
    """A clause as it is enacted. Amounts in its parameters are satang."""

    kind: str
    number: str
    parameters: Mapping[str, object]
    text: str
    title: str = ""


WEEKDAY_NAMES = dict(
    zip((name for name, _label in WEEKDAYS), ("", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"), strict=True)
)
ENTRY_FEE = Agreed(
    "entry_fee",
    "2",
    {"amount": 20 * BAHT},
    "ใครอยู่ในชุมชนหรือมีญาติเป็นสมาชิก สมัครได้ทุกวันเก็บเงิน จ่ายค่าแรกเข้า 20 บาทครั้งเดียว เด็กสมัครได้เมื่อผู้ปกครองลงชื่อ",
)
PLEDGE = Agreed(
    "pledge",
    "5",
    {"lowest": 50 * BAHT, "highest": 1000 * BAHT, "step": 10 * BAHT, "ahead": 12, "pause": 6},
    "แต่ละคนตั้งสัจจะเอง เดือนละ 50 ถึง 1,000 บาท เพิ่มหรือลดได้ปีละครั้งในเดือนมกราคม ส่งล่วงหน้าได้ไม่เกิน 12 เดือน ที่ประชุมให้พักได้คราวละไม่เกิน 6 เดือน",
)
FINE = Agreed(
    "fine",
    "6",
    {"amount": 10 * BAHT, "in_a_row": 3},
    "ขาดส่งเดือนไหนปรับ 10 บาท ปรับไม่เกิน 3 เดือนติดกัน ใครป่วย ตกงาน หรือออกเรือไม่ได้ ที่ประชุมผ่อนผันให้",
)
SMALL_FINE = Agreed(
    "fine", "6", {"amount": 5 * BAHT, "in_a_row": 3}, "ขาดส่งเดือนไหนปรับ 5 บาท ปรับไม่เกิน 3 เดือนติดกัน เดือดร้อนจริงให้ที่ประชุมผ่อนผัน"
)
ERRAND = Agreed("errand", "7", {"after": 2, "days": 7}, "ใครขาดส่งสองเดือนติดกัน ให้กรรมการหรือเพื่อนบ้านไปถามข่าวภายใน 7 วัน ก่อนพูดเรื่องเงิน")
ERRAND_IN_TWO_WEEKS = Agreed("errand", "7", {"after": 2, "days": 14}, "ใครขาดส่งสองเดือนติดกัน ให้คนบ้านใกล้ไปถามข่าวภายในสองสัปดาห์")
ERRAND_WITHOUT_FINE = Agreed("errand", "6", {"after": 1, "days": 7}, "ใครขาดส่ง ให้ไปถามข่าวถึงบ้านภายใน 7 วัน กลุ่มเราไม่มีค่าปรับ")
WELFARE = Agreed(
    "welfare_contribution",
    "8",
    {"amount": 30 * BAHT},
    "ใครสมัครกองสวัสดิการ สมทบวันละบาท ส่งเดือนละ 30 บาท เงินนี้ให้กัน ไม่ใช่เงินฝาก จึงไม่คืนและไม่ให้กู้",
)
WELFARE_WITH_END = Agreed(
    "welfare_contribution",
    "8",
    {"amount": 30 * BAHT, "lapse": 3},
    "ใครสมัครกองสวัสดิการ สมทบวันละบาท ส่งเดือนละ 30 บาท เงินนี้ให้กัน จึงไม่คืนและไม่ให้กู้ ใครไม่ส่งสามเดือนติดกัน ไปถามข่าวก่อน แล้วถือว่าออกจากกอง",
)
MATCHING = Agreed(
    "matching",
    "16",
    {"members": 1, "local": 1, "state": 1},
    "สมาชิกสมทบกองสวัสดิการหนึ่งบาท ขอให้ท้องถิ่นสมทบหนึ่งบาท และรัฐอีกหนึ่งบาท",
)
SPLIT = Agreed(
    "payment_split", "8", {"welfare": 30}, "เงินที่ส่งแต่ละครั้งแบ่งสองส่วน เจ็ดในสิบส่วนเก็บเป็นสัจจะของคนส่ง อีกสามในสิบส่วนเข้ากองสวัสดิการของทุกคน"
)
CASH = Agreed(
    "cash_handling",
    "13",
    {"approvers": 2, "keep": 2000 * BAHT, "bank_days": 2, "tolerance": 20 * BAHT},
    "นับเงินสองคนทุกครั้ง ทั้งตอนเปิดและตอนปิด จ่ายเงินออกต้องมีกรรมการสองคนที่ไม่ใช่คนรับเงิน เงินสดที่เกิน 2,000 บาทฝากธนาคารภายในสองวันทำการ ต่างกันตั้งแต่ 20 บาทต้องบอกสาเหตุ",
)
SPENDING = Agreed(
    "spending",
    "14",
    {"alone": 200 * BAHT, "year": 1000 * BAHT, "approvers": 2},
    "ของใช้ของกลุ่มจ่ายจากค่าแรกเข้าและค่าปรับ ไม่แตะสัจจะของใคร คราวละไม่เกิน 200 บาท ปีหนึ่งไม่เกิน 1,000 บาท กรรมการสองคนเห็นชอบแล้วจ่ายได้ เกินนั้นให้ที่ประชุมลงมติก่อน",
)

TABLE = (
    ("birth", "9", "เกิด (รับขวัญ)", "ลูกเกิดใหม่ รับขวัญคนละ 500 บาท เอาสูติบัตรมาให้ดู ขอภายใน 60 วัน"),
    ("hospital", "10", "นอนโรงพยาบาล", "นอนโรงพยาบาล ได้คืนละ 150 บาท ปีหนึ่งไม่เกิน 10 คืน คืนที่ข้ามปีนับตามวันที่นอน ขอภายใน 60 วันหลังกลับบ้าน"),
    ("elderly", "9", "ผู้สูงอายุ", "ใครอายุ 60 ขึ้นไปและสมทบมาครบ 3 ปี เดือนตุลาคมได้ 300 บาท"),
    ("school", "9", "ทุนเปิดเทอม", "เปิดเทอมเดือนมิถุนายน ช่วยบ้านละ 300 บาท"),
    ("disaster", "9", "ภัยพิบัติ (ไฟ น้ำ ลม)", "ไฟไหม้ น้ำท่วม ลมพัดหลังคา ช่วยบ้านละ 1,000 บาท ปีละครั้ง ถ่ายรูปไว้ ขอภายใน 30 วัน"),
    ("death", "9", "เสียชีวิต", "สมาชิกเสียชีวิต ช่วยตามปีที่สมทบ 2,000 ถึง 10,000 บาท ขอภายใน 120 วัน"),
)
"""The table of benefits: slot, number, what it is called, and how it is said."""
CARE_DUTY = Agreed(
    "care_duty",
    "11",
    {"who": "volunteers", "days": 7, "weeks": 1, "together": 2},
    "ใครนอนติดเตียงหรืออยู่คนเดียว นอกจากเงินแล้วให้จัดเวรไปเยี่ยมอย่างน้อยสัปดาห์ละครั้ง ไปกันสองคน เรื่องของเขาเก็บไว้ในทีมดูแล",
)
DISCRETION = Agreed(
    "discretion", "12", {"limit": 1000 * BAHT}, "เรื่องที่ตารางไม่มี หรือใครเดือดร้อนหนัก ให้ที่ประชุมดูเป็นรายเรื่อง ไม่เกินคราวละ 1,000 บาท"
)


def benefits() -> Iterator[Agreed]:
    """What the welfare fund helps with."""
    for slot, number, title, text in TABLE:
        yield Agreed(f"benefit-{slot}", number, asdict(PRESETS[slot].parameters), text, title)
    yield DISCRETION


def decisions(plan: Plan) -> Agreed:
    """Quorum and majorities; a small group needs fewer in the room."""
    quorum = 20 if plan.members > 40 else 12
    text = f"ประชุมต้องมีสมาชิกอย่างน้อย {quorum} คน มติใช้เสียงเกินครึ่งของคนที่อยู่ แก้กติกาใช้สองในสาม ใครได้ประโยชน์จากเรื่องใดไม่ออกเสียงเรื่องนั้น"
    return Agreed("decisions", "15", {"quorum": quorum, "majority": "half", "amending": "two_thirds"}, text)


def of(plan: Plan) -> Iterator[Agreed]:
    """The clauses of one group, in their order."""
    yield ENTRY_FEE
    yield collection_day(plan)
    yield PLEDGE
    if plan is not plans.MOSQUE:
        yield SMALL_FINE if plan is plans.STATION else FINE
    yield ERRAND_WITHOUT_FINE if plan is plans.MOSQUE else ERRAND_IN_TWO_WEEKS if plan is plans.MILL else ERRAND
    if plan is plans.PINES:
        yield SPLIT
    else:
        yield WELFARE_WITH_END if plan is plans.STATION else WELFARE
    yield from benefits()
    if plan is plans.HARBOUR:
        yield CARE_DUTY
    yield CASH
    if plan is plans.MILL:
        yield SPENDING
    yield decisions(plan)
    yield MATCHING


def collection_day(plan: Plan) -> Agreed:
    """The day, said as the group says it."""
    weekday, number = plan.day
    parameters = {"weekday": weekday, "number": number}
    when = f"วันที่ {number} ของทุกเดือน" if weekday == "none" else f"วัน{WEEKDAY_NAMES[weekday]}ที่ {number} ของทุกเดือน"
    if weekday != "none" and number == 5:
        when = f"วัน{WEEKDAY_NAMES[weekday]}สุดท้ายของทุกเดือน"
    place = "ที่มัสยิดหลังละหมาดอีชา" if plan is plans.MOSQUE else f"ที่ศาลาชุมชน ตั้งแต่ {plan.hour} นาฬิกา"
    return Agreed("collection_day", "4", parameters, f"เก็บเงิน{when} {place} ฝากคนอื่นมาส่งหรือโอนก็ได้ โอนต้องบอกก่อนปิดยอด")
