"""What the assembly is asked about the rules of cash, worked out by hand."""

from datetime import date

import pytest

from khaotom.bylaws.kinds import of
from khaotom.till.clauses import CashRule, SpendingRule

GOLDEN = [
    (
        "cash_handling",
        CashRule(approvers=2, keep=200_000, bank_days=2, tolerance=2000),
        [
            "ตอนเย็นมีเงินในกล่อง 2,500 บาท ต้องนำ 500 บาทเข้าธนาคารภายใน 2 วันทำการ",
            "นับแล้วขาด 19 บาท: จดไว้เฉยๆ ถ้าขาดตั้งแต่ 20 บาท ต้องบอกสาเหตุ",
            "เหรัญญิกจ่ายเงินออก 450 บาท นอกจากเขาต้องมีกรรมการเห็นชอบอีก 1 คน ถ้าจ่ายให้บ้านของเหรัญญิกเอง ต้องมีคนอื่น 2 คน",
        ],
    ),
    (
        "cash_handling",
        CashRule(tolerance=1, approvers=1),
        [
            "ตอนเย็นมีเงินในกล่อง 2,500 บาท ต้องนำ 500 บาทเข้าธนาคารภายใน 2 วันทำการ",
            "เหรัญญิกจ่ายเงินออก 450 บาท นอกจากเขาต้องมีกรรมการเห็นชอบอีก 1 คน ถ้าจ่ายให้บ้านของเหรัญญิกเอง ต้องมีคนอื่น 1 คน",
        ],
    ),
    (
        "spending",
        SpendingRule(alone=500_00, year=3000_00, approvers=2),
        [
            "ซื้อสมุดจดไว้ที่โต๊ะ 250 บาท กรรมการ 2 คนเห็นชอบแล้วจ่ายได้เลย",
            "ค่าไฟศาลา 500 บาท พอดีกับที่กำหนด กรรมการ 2 คนเห็นชอบแล้วจ่ายได้",
            "ค่าข้าวค่าปลาเลี้ยงกันรวม 600 บาท เกิน 500 บาท ต้องให้ที่ประชุมลงมติก่อน",
            "ปีนี้กรรมการจ่ายเองครบ 3,000 บาทแล้ว ค่าถ่ายเอกสารอีก 100 บาท ต้องให้ที่ประชุมลงมติก่อน",
        ],
    ),
    (
        "spending",
        SpendingRule(alone=100, year=0, approvers=1),
        ["ค่าไฟศาลา 1 บาท พอดีกับที่กำหนด กรรมการ 1 คนเห็นชอบแล้วจ่ายได้", "ค่าข้าวค่าปลาเลี้ยงกันรวม 101 บาท เกิน 1 บาท ต้องให้ที่ประชุมลงมติก่อน"],
    ),
]


@pytest.mark.parametrize(("kind", "says", "sentences"), GOLDEN)
def test_what_is_read_to_the_assembly(kind: str, says: object, sentences: list[str]) -> None:
    make = of(kind).examples
    assert make is not None
    assert [example.sentence for example in make(says, None, date(2019, 8, 1))] == sentences
