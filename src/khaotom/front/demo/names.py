"""Ordinary-sounding parts of names. Full names are random pairs of them, so that nobody in particular is meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from khaotom.people.services.people import Names

BUDDHIST_WOMEN = (
    "สมศรี บุญเรือน ประไพ สุพิศ จำเนียร ละมัย นงเยาว์ อรุณี สมใจ สายพิณ หนูพร้อม พรทิพย์ ณัฐกานต์ ชลธิชา ฉลวย วันดี อุไร จันทนา เพ็ญแข "
    "สุดา กัลยา นิภา รำพึง ดวงใจ เตือนใจ กาญจนา ทัศนีย์ สุนีย์ วรรณา ปราณี"
).split()
BUDDHIST_MEN = (
    "วิเชียร ถาวร ปรีชา จรูญ ธีรพล สมหมาย ประเสริฐ อำนวย บุญช่วย ชาญ สุชาติ มานพ เจริญ ไพโรจน์ สมพงค์ วินัย ทวี อนันต์ พิชิต ณรงค์ กิตติ สุรพล นิพนธ์ ประยูร"
).split()
BUDDHIST_SURNAMES = (
    "ชูแก้ว หนูเอียด ทองพันชั่ง คงสม เพชรริมสน แก้วทะเล สุวรรณบ่อ ขวัญท่า รัตนปากน้ำ จันทร์โรงสี ศรีลมว่าว อินทร์เกาะ บุญสนธิ์ พรหมโตนด มณีแหลม"
).split()
MUSLIM_WOMEN = {
    "รอฮานี": "เราะห์",
    "ซารีหน๊ะ": "หน๊ะ",
    "อามีเนาะ": "เนาะ",
    "ฮับเสาะ": "เสาะ",
    "สาเหราะ": "เหราะ",
    "นูรีดา": "ดา",
    "ฟาตีม๊ะ": "ม๊ะ",
    "ไซหนับ": "หนับ",
    "ยาวาเรียะ": "เรียะ",
    "รอกีเยาะ": "เยาะ",
    "มารียำ": "ยำ",
    "สาลีฮะ": "ลีฮะ",
    "คอดีเยาะ": "ดีเยาะ",
}
MUSLIM_MEN = {
    "อับดุลเลาะ": "เลาะ",
    "หมัดสะอาด": "หมัด",
    "ฮาซัน": "ซัน",
    "ก้อเส็ม": "เส็ม",
    "หร้อหีม": "หีม",
    "ดลเลาะ": "ดล",
    "มะยูโซ๊ะ": "โซ๊ะ",
    "อิบรอเหม": "เหม",
    "ยะโกบ": "โกบ",
    "สะมะแอ": "แอ",
    "อาหลี": "หลี",
    "หมาน": "หมาน",
}
"""Given name → how it is shortened for calling."""
MUSLIM_SURNAMES = "หมัดเส็น เหล็มริมเล หลีหมาน บิลแหละ โต๊ะหัด หวังโส๊ะ ยีหมัดสน เบ็ญล่าเต๊ะ หมานสะแหละ อาดำท่า สาแหล๊ะ หีมบ่อ".split()
NICKNAMES = (
    "เอียด เปี๊ยก จวน แมว หนู เล็ก ใหญ่ แดง ดำ ขาว น้อย ต้อย ไข่ อ้วน ปู กุ้ง หมู นก ไก่ แก้ว ตุ๊ก ติ๋ม จิ้ม เพ็ญ นิด หน่อย ตา ยงค์ ริน เขียว"
).split()

OLD, MIDDLE, GROWN, YOUNG = 60, 45, 28, 15  # years from which another word stands before a name
TITLES = {(True, True): "นาง", (True, False): "นางสาว", (False, True): "นาย", (False, False): "นาย"}


@dataclass(frozen=True)
class Drawn:
    """Somebody who might have been: her names, her sex as the titles have it, her age in years."""

    names: Names
    woman: bool
    age: int


class NameBook:
    """Draws people whose full names have not been drawn before."""

    def __init__(self, rng: Random, taken: set[str]) -> None:
        self.rng = rng
        self.taken = taken

    def draw(self, *, muslim: bool, age: int | None = None) -> Drawn:
        """Somebody new."""
        woman = self.rng.random() < 0.66  # savings groups are mostly women
        years = age if age is not None else self._age()
        given, family = next(pair for pair in self._pairs(muslim, woman) if " ".join(pair) not in self.taken)
        self.taken.add(f"{given} {family}")
        title = self._title(woman, years)
        return Drawn(Names(self._called(given, muslim, woman, years), given, family, title), woman, years)

    def _pairs(self, muslim: bool, woman: bool) -> Iterator[tuple[str, str]]:
        given = self._given(muslim, woman)
        surnames = MUSLIM_SURNAMES if muslim else BUDDHIST_SURNAMES
        while True:
            yield self.rng.choice(given), self.rng.choice(surnames)

    def _given(self, muslim: bool, woman: bool) -> list[str]:
        if muslim:
            return list(MUSLIM_WOMEN if woman else MUSLIM_MEN)
        return BUDDHIST_WOMEN if woman else BUDDHIST_MEN

    def _age(self) -> int:
        return min(86, max(19, int(self.rng.gauss(49, 15))))

    def _title(self, woman: bool, age: int) -> str:
        if age < YOUNG:
            return "เด็กหญิง" if woman else "เด็กชาย"
        return TITLES[woman, age >= GROWN and self.rng.random() < 0.85]

    def _called(self, given: str, muslim: bool, woman: bool, age: int) -> str:
        if muslim:
            short = (MUSLIM_WOMEN if woman else MUSLIM_MEN)[given]
            kin = "โต๊ะ" if age >= 70 else "น้อง" if age < GROWN else self.rng.choice(("จ๊ะ", "ก๊ะ")) if woman else "บัง"
            return kin + short
        kin = _kin(woman, age)
        return kin + self.rng.choice((*NICKNAMES, given))


def _kin(woman: bool, age: int) -> str:
    """What people of this age are called with, by everybody."""
    if age >= OLD + 12:
        return "ยาย" if woman else "ตา"
    if age >= OLD - 8:
        return "ป้า" if woman else "ลุง"
    if age >= MIDDLE - 6:
        return "น้า"
    return "พี่" if age >= GROWN else "น้อง"
