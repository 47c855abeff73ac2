"""What the assembly is asked about the rules of the fund besides benefits, worked out by hand."""

from datetime import date

import pytest

from khaotom.bylaws.kinds import of
from khaotom.welfare.clauses import CareDutyRule, ContributionRule, DiscretionRule

GOLDEN = [
    (
        "welfare_contribution",
        ContributionRule(amount=3000),
        ["ป้าหนูสมทบเดือนละ 30 บาท ปีหนึ่งรวม 360 บาท", "ลุงหีมไม่ได้สมทบสองเดือน ค้าง 60 บาท"],
    ),
    (
        "discretion",
        DiscretionRule(limit=100_000),
        ["บ้านไฟไหม้และไม่มีข้ออื่นพูดถึง ที่ประชุมให้ได้ถึง 1,000 บาท แต่ 1,001 บาทไม่ได้"],
    ),
    (
        "care_duty",
        CareDutyRule(days=7, weeks=2, together=2),
        ["ลุงหีมกลับบ้านวันที่ 10 พฤษภาคม แล้วต้องนอนติดเตียง: ต้องมีคนไปเยี่ยมพร้อมกัน 2 คน ภายใน 17 พฤษภาคม และอีกครั้งไม่เกิน 31 พฤษภาคม"],
    ),
]


@pytest.mark.parametrize(("kind", "says", "sentences"), GOLDEN)
def test_what_is_read_to_the_assembly(kind: str, says: object, sentences: list[str]) -> None:
    make = of(kind).examples
    assert make is not None
    assert [example.sentence for example in make(says, None, date(2019, 8, 1))] == sentences
