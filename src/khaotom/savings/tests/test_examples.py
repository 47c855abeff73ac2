"""What the assembly is asked about the rules of saving, worked out by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.bylaws.kinds import of
from khaotom.savings.clauses import EntryFee, ErrandRule, FineRule, PledgeRule, SplitRule

GOLDEN = [
    (
        "pledge",
        PledgeRule(lowest=5000, highest=100_000, step=1000, pause=6),
        [
            "ป้าหนูอยากตั้งสัจจะเดือนละ 1,010 บาท: มากไป ได้ไม่เกิน 1,000 บาท",
            "ลุงจวนอยากตั้งสัจจะเดือนละ 55 บาท: ต้องเป็น 50 หรือ 60 บาท อยู่ระหว่างนั้นไม่ได้",
            "ลุงหีมขอพักสัจจะ 7 เดือน: คราวเดียวไม่ได้ พักได้ไม่เกิน 6 เดือน",
        ],
    ),
    (
        "fine",
        FineRule(amount=1000, in_a_row=3),
        ["ป้าหนูขาดส่งเดือนเดียว ปรับ 10 บาท", "ป้าหนูขาดส่ง 5 เดือนติดกัน ปรับแค่ 3 เดือน รวม 30 บาท"],
    ),
    ("errand", ErrandRule(after=2, days=7), ["ป้าหนูขาดส่ง 2 ครั้งติดกัน ต้องมีคนไปถามข่าวภายใน 7 วัน"]),
    (
        "entry_fee",
        EntryFee(5000),
        ["ป้าหนูสมัครวันที่ 31 ก.ค. 62 จ่าย 0 บาท ลุงจวนสมัครวันที่ 1 ส.ค. 62 จ่าย 50 บาท", "ลุงหีมเป็นสมาชิกมาหลายปี ไม่ต้องจ่ายอะไรเพิ่ม"],
    ),
    (
        "payment_split",
        SplitRule(33),
        [
            "ป้าหนูส่ง 100 บาท เป็นเงินเก็บของป้า 67 บาท เข้ากองสวัสดิการ 33 บาท ส่วนนี้ไม่คืน",
            "ป้าหนูส่ง 55.25 บาท เป็นเงินเก็บของป้า 37.02 บาท เข้ากองสวัสดิการ 18.23 บาท ส่วนนี้ไม่คืน",
            "ส่ง 100 บาทวันที่ 31 ก.ค. 62 เข้ากองสวัสดิการ 0 บาท ส่ง 100 บาทวันที่ 1 ส.ค. 62 เข้ากอง 33 บาท",
            "ลุงจวนเอาเงินที่ค้างเดือนก่อนมาส่งวันที่ 1 ส.ค. 62 แบ่งตามกติกาของวันที่มาส่ง",
        ],
    ),
]


@pytest.mark.parametrize(("kind", "says", "sentences"), GOLDEN)
def test_what_is_read_to_the_assembly(kind: str, says: object, sentences: list[str]) -> None:
    make = of(kind).examples
    assert make is not None
    assert [example.sentence for example in make(says, None, date(2019, 8, 1))] == sentences


@given(st.integers(100, 50_000), st.integers(1, 12))
def test_a_run_is_never_fined_for_longer_than_it_may(amount: int, in_a_row: int) -> None:
    make = of("fine").examples
    assert make is not None
    once, run = make(FineRule(amount=amount, in_a_row=in_a_row), None, date(2019, 8, 1))
    assert once.values == (amount,)
    assert run.values == (in_a_row + 2, in_a_row, amount * in_a_row)


def test_over_a_change_each_evening_has_its_own_rule() -> None:
    make = of("payment_split").examples
    assert make is not None
    said = {one.code: one for one in make(SplitRule(20), SplitRule(30), date(2019, 8, 1))}
    assert said["change"].values == ("2019-08-01", 3000, 2000)
