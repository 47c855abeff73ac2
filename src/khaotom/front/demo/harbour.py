"""ท่าเรือเก่า by name: its 45 members, and the parts they play in its newest evening, whose figures the minutes of the design give.

That evening is prepared by the two before it: everybody pays what she owes, so that only what is written here is left.
"""

from dataclasses import dataclass

TITLES = ("นางสาว", "นาง", "นาย", "เด็กหญิง")


@dataclass(frozen=True)
class Neighbour:
    """One member. Pledge and savings (before the newest evening) in baht; ``plays`` is her part in it; ``age`` in years."""

    called: str
    name: str
    pledge: int
    age: int
    welfare: bool = True
    saved: int = 2500
    plays: str = "pays"

    @property
    def title(self) -> str:
        """What stands before her given name, if anything."""
        return next((title for title in TITLES if self.name.startswith(title)), "")

    @property
    def given_and_family(self) -> tuple[str, str]:
        """The two parts of her name; the second is empty for who has only one."""
        given, _space, family = self.name.removeprefix(self.title).partition(" ")
        return given, family


NEIGHBOURS = (
    Neighbour("ป้าสมศรี", "นางสมศรี คงสม", 100, 61, saved=6100),
    Neighbour("พี่จำเนียร", "นายจำเนียร ขวัญท่า", 200, 54, saved=9800),
    Neighbour("น้องดา", "นางสาวนูรีดา หมัดเส็น", 50, 24, saved=1150),
    Neighbour("บังเส็ม", "นายก้อเส็ม หลีหมาน", 100, 47, saved=5300),
    Neighbour("ลุงถาวร", "นายถาวร มณีแหลม", 300, 66, saved=11400),
    Neighbour("ป้าเอียด", "นางเอียด ชูแก้ว", 100, 58, saved=4700),
    Neighbour("พี่ใจ", "นางสมใจ ชูแก้ว", 100, 41, saved=2900),
    Neighbour("จ๊ะเราะห์", "นางรอฮานี หมัดเส็น", 100, 44, saved=4200),
    Neighbour("น้าใจ", "นางสมใจ ชูแก้ว", 100, 52, saved=4300, plays="transfers"),
    Neighbour("บังหมัด", "นายหมัดสะอาด เหล็มริมเล", 500, 49, saved=21500, plays="transfers"),
    Neighbour("น้าเปี๊ยก", "นายปรีชา ทองพันชั่ง", 50, 51, welfare=False, saved=1850),
    Neighbour("ป้าหนู", "นางหนูพร้อม แก้วทะเล", 100, 63, saved=4100, plays="late"),
    Neighbour("พี่แมว", "นางพรทิพย์ สุวรรณบ่อ", 200, 38, saved=7400, plays="transfers"),
    Neighbour("บังเลาะ", "นายอับดุลเลาะ บิลแหละ", 100, 50, welfare=False, saved=3900, plays="transfers"),
    Neighbour("ลุงหีม", "นายหร้อหีม หีมบ่อ", 50, 68, saved=2150, plays="missing"),
    Neighbour("ก๊ะหน๊ะ", "นางซารีหน๊ะ โต๊ะ-หัด", 50, 46, welfare=False, saved=1600, plays="missing"),
    Neighbour("ลุงจวน", "นายจรูญ เพชรริมสน", 100, 71, saved=5100, plays="missing"),
    Neighbour("ป้าละมัย", "นางละมัย รัตนปากน้ำ", 200, 59, saved=8200, plays="missing"),
    Neighbour("หลวงช่วย", "นายบุญช่วย พรหมโตนด", 100, 57, saved=4600, plays="ahead"),
    Neighbour("พี่พิศ", "นางสุพิศ ขวัญท่า", 100, 36, saved=2600, plays="old fine"),
    Neighbour("โต๊ะมะ", "นางไซหนับ", 50, 74, welfare=False, saved=1750, plays="carried"),
    Neighbour("น้ารุณ", "นางอรุณี จันทร์โรงสี", 100, 48, saved=3700, plays="carried"),
    Neighbour("ป้าเรือน", "นางบุญเรือน ศรีลมว่าว", 300, 64, saved=12600),
    Neighbour("บังฮาซัน", "นายฮาซัน หวังโส๊ะ", 500, 45, saved=19500),
    Neighbour("จ๊ะเนาะ", "นางอามีเนาะ ยีหมัดสน", 500, 43, saved=18000),
    Neighbour("พี่ไพ", "นางประไพ อินทร์เกาะ", 200, 37, saved=7000),
    Neighbour("ลุงเชียร", "นายวิเชียร บุญสนธิ์", 200, 69, saved=6600),
    Neighbour("พี่เยาว์", "นางนงเยาว์ มณีแหลม", 200, 39, saved=5800),
    Neighbour("บังโซ๊ะ", "นายมะยูโซ๊ะ เบ็ญล่าเต๊ะ", 200, 42, saved=5400),
    Neighbour("จ๊ะเสาะ", "นางฮับเสาะ หมานสะแหละ", 100, 40, saved=2900),
    Neighbour("พี่พิณ", "นางสายพิณ ทองพันชั่ง", 100, 35, saved=3300),
    Neighbour("น้องพล", "นายธีรพล คงสม", 50, 26, saved=1350),
    Neighbour("น้องกานต์", "นางสาวณัฐกานต์ สุวรรณบ่อ", 50, 22, saved=1300),
    Neighbour("น้องฉัตร", "นายชลธิชา หนูเอียด", 50, 27, saved=1400),
    Neighbour("ก๊ะเราะ", "นางสาเหราะ อาดำท่า", 100, 47, saved=3100),
    Neighbour("จ๊ะต๊ะ", "นางฟาตีม๊ะ สาแหล๊ะ", 100, 33, saved=3500),
    Neighbour("ก๊ะเรียะ", "นางยาวาเรียะ เหล็มริมเล", 50, 53, welfare=False, saved=1200),
    Neighbour("บังเหม", "นายอิบรอเหม หลีหมาน", 100, 31, saved=2700),
    Neighbour("น้าเลาะ", "นายดลเลาะ หมัดเส็น", 100, 55, saved=2500),
    Neighbour("ยายพร้อม", "นางพร้อม ขวัญท่า", 50, 82, welfare=False, saved=1450),
    Neighbour("หนูนิด", "เด็กหญิงนิดา คงสม", 50, 9, saved=1250),
    Neighbour("พี่สร", "นางอัปสร แก้วทะเล", 100, 34, saved=2450),
    Neighbour("น้าพันธ์", "นายพันธ์ ชูแก้ว", 100, 56, welfare=False, saved=2400),
    Neighbour("ลุงเล็ก", "นายเล็ก รัตนปากน้ำ", 100, 70, welfare=False, saved=3000, plays="paused"),
    Neighbour("ก๊ะซะ", "นางซะ บิลแหละ", 50, 45, welfare=False, saved=1300, plays="paused"),
)

WITHOUT_PHONE = 40
CHILD, GUARDIAN = 41, 1
ONE_NAME = 21
MOVES_AWAY = 45
FELL_ILL = 42
BORN_IN_A_NAMED_YEAR = 44
OF_TWO_GROUPS = 25
"""Member numbers: the oldest payer, the child and who answers for her, who has only one name, who resigns, who was in hospital, whose
birth is known by its year's name alone, who saves elsewhere too."""

TRANSFERS = {9: 130, 10: 530, 13: 230, 14: 100}
"""Baht sent to the bank before the newest evening, by member number."""

BOX = {"savings": 1000, "welfare": 500}
"""Baht of each fund in the box before the newest evening."""

SHORT = -20
"""Baht that are missing when it is counted."""

HOUSES = ((1, 32, 41), (2, 20), (8, 39), (4, 38), (13, 33), (18, 44), (12, 42))
"""Who lives together, by member number."""

COUNTED = {100000: 4, 50000: 3, 10000: 14, 5000: 3, 2000: 11, 1000: 6, 500: 4, 200: 3, 100: 4}
"""The pieces in the box at the end of the newest evening, by satang."""

LEFT_BEFORE = 830
"""Baht left in the box two months before, so that the evening in between comes to the 7,120 that everybody remembers."""
