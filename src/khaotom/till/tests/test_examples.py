"""What the assembly is asked about the rules of cash, worked out by hand."""

from datetime import date

import pytest

from khaotom.bylaws.kinds import of
from khaotom.till.clauses import CashRule

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
]


@pytest.mark.parametrize(("kind", "says", "sentences"), GOLDEN)
def test_what_is_read_to_the_assembly(kind: str, says: object, sentences: list[str]) -> None:
    make = of(kind).examples
    assert make is not None
    assert [example.sentence for example in make(says, None, date(2019, 8, 1))] == sentences
