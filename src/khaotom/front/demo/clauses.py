"""What the seven groups agreed on, as texts and parameters: one set for all, and what each does in its own way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from khaotom.collection.clauses import WEEKDAYS
from khaotom.front.demo import plans
from khaotom.front.demo.plans import Plan

BAHT = 100


@dataclass(frozen=True)
class Agreed:
    """A clause as it is enacted. Amounts in its parameters are satang."""

    kind: str
    number: str
    parameters: Mapping[str, object]
    text: str


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
ERRAND_WITHOUT_FINE = Agreed("errand", "6", {"after": 1, "days": 7}, "ใครขาดส่ง ให้ไปถามข่าวถึงบ้านภายใน 7 วัน กลุ่มเราไม่มีค่าปรับ")
WELFARE = Agreed(
    "welfare_contribution",
    "8",
    {"amount": 30 * BAHT},
    "ใครสมัครกองสวัสดิการ สมทบวันละบาท ส่งเดือนละ 30 บาท เงินนี้ให้กัน ไม่ใช่เงินฝาก จึงไม่คืนและไม่ให้กู้",
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


def of(plan: Plan) -> Iterator[Agreed]:
    """The clauses of one group, in their order."""
    yield ENTRY_FEE
    yield collection_day(plan)
    yield PLEDGE
    if plan is not plans.MOSQUE:
        yield SMALL_FINE if plan is plans.STATION else FINE
    yield ERRAND_WITHOUT_FINE if plan is plans.MOSQUE else ERRAND
    yield SPLIT if plan is plans.PINES else WELFARE
    yield CASH


def collection_day(plan: Plan) -> Agreed:
    """The day, said as the group says it."""
    weekday, number = plan.day
    parameters = {"weekday": weekday, "number": number}
    when = f"วันที่ {number} ของทุกเดือน" if weekday == "none" else f"วัน{WEEKDAY_NAMES[weekday]}ที่ {number} ของทุกเดือน"
    if weekday != "none" and number == 5:
        when = f"วัน{WEEKDAY_NAMES[weekday]}สุดท้ายของทุกเดือน"
    place = "ที่มัสยิดหลังละหมาดอีชา" if plan is plans.MOSQUE else f"ที่ศาลาชุมชน ตั้งแต่ {plan.hour} นาฬิกา"
    return Agreed("collection_day", "4", parameters, f"เก็บเงิน{when} {place} ฝากคนอื่นมาส่งหรือโอนก็ได้ โอนต้องบอกก่อนปิดยอด")
