"""What the assembly is asked about the collection day, read off a calendar by hand."""

from datetime import date

import pytest

from khaotom.bylaws.kinds import of
from khaotom.collection.clauses import DayRule

NINTH = DayRule("none", 9)
GOLDEN = [
    (NINTH, None, date(2019, 8, 1), ["เก็บเงินวันศุกร์ 9 ส.ค. 62 แล้ววันจันทร์ 9 ก.ย. 62 และวันพุธ 9 ต.ค. 62"]),
    (
        DayRule("none", 31),
        NINTH,
        date(2019, 8, 1),
        [
            "เก็บเงินวันเสาร์ 31 ส.ค. 62 แล้ววันจันทร์ 30 ก.ย. 62 และวันพฤหัสบดี 31 ต.ค. 62",
            "เก็บเงินตามกติกาเดิมครั้งสุดท้ายวันอังคาร 9 ก.ค. 62 ตามกติกาใหม่ครั้งแรกวันเสาร์ 31 ส.ค. 62",
            "กุมภาพันธ์ไม่มีวันที่ 31 เก็บเงินวันเสาร์ 29 ก.พ. 63",
        ],
    ),
    (
        DayRule("saturday", 5),
        NINTH,
        date(2019, 8, 10),
        [
            "เก็บเงินวันเสาร์ 31 ส.ค. 62 แล้ววันเสาร์ 28 ก.ย. 62 และวันเสาร์ 26 ต.ค. 62",
            "เก็บเงินตามกติกาเดิมครั้งสุดท้ายวันศุกร์ 9 ส.ค. 62 ตามกติกาใหม่ครั้งแรกวันเสาร์ 31 ส.ค. 62",
            "วันสุดท้ายของเดือน เดือนที่มีสี่ครั้งคือวันเสาร์ 28 ก.ย. 62 เดือนที่มีห้าครั้งคือวันเสาร์ 31 ส.ค. 62",
        ],
    ),
]


@pytest.mark.parametrize(("says", "before", "start", "sentences"), GOLDEN)
def test_what_is_read_to_the_assembly(says: DayRule, before: DayRule | None, start: date, sentences: list[str]) -> None:
    make = of("collection_day").examples
    assert make is not None
    assert [example.sentence for example in make(says, before, start)] == sentences
