"""What the assembly is asked about the rules of the fund besides benefits, worked out by hand."""

from datetime import date

import pytest

from khaotom.bylaws.kinds import of
from khaotom.welfare.clauses import CareDutyRule, ContributionRule, DiscretionRule, MatchingRule

GOLDEN = [
    (
        "welfare_contribution",
        ContributionRule(amount=3000),
        ["ป้าหนูสมทบเดือนละ 30 บาท ปีหนึ่งรวม 360 บาท", "ลุงหีมไม่ได้สมทบสองเดือน ค้าง 60 บาท"],
    ),
    (
        "welfare_contribution",
        ContributionRule(amount=100, each="day", leap="free", lapse=3),
        [
            "ป้าหนูสมทบวันละ 1 บาท ปีหนึ่งรวม 365 บาท",
            "ปีที่มีวันที่ 29 ก.พ. 63 รวม 365 บาท",
            "ลุงหีมไม่ได้สมทบของ พ.ค. 64 และ มิ.ย. 64 ค้าง 61 บาท",
            "ลุงหีมไม่ได้สมทบตั้งแต่ ม.ค. 64 ถึง มี.ค. 64 ตั้งแต่ 1 เม.ย. 64 อาจต้องออกจากกอง ถ้าสมทบของ มี.ค. 64 ทัน ก็ยังอยู่ในกอง",
        ],
    ),
    (
        "welfare_contribution",
        ContributionRule(amount=3000, collected="quarter"),
        [
            "ป้าหนูสมทบเดือนละ 30 บาท ปีหนึ่งรวม 360 บาท",
            "เดือน ม.ค. 64 ป้าหนูสมทบ 90 บาท รวมไปถึง มี.ค. 64",
            "ลุงจวนเข้ากองตั้งแต่ ก.พ. 64 สมทบ 60 บาท รวมไปถึง มี.ค. 64",
        ],
    ),
    (
        "matching",
        MatchingRule(members=2, local=1, state=3),
        ["สมาชิกสมทบทั้งปี 10,000 บาท ขอให้ท้องถิ่นสมทบ 5,000 บาท รัฐ 15,000 บาท"],
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


@pytest.mark.parametrize(
    ("before", "says", "start", "sentence"),
    [
        (
            ContributionRule(3000),
            ContributionRule(4000),
            date(2019, 8, 1),
            "ของ ก.ค. 62 ป้าหนูสมทบ 30 บาท ของ ส.ค. 62 สมทบ 40 บาท",
        ),
        (
            ContributionRule(3000),
            ContributionRule(4000),
            date(2019, 8, 15),
            "ของ ส.ค. 62 ป้าหนูสมทบ 30 บาท ของ ก.ย. 62 สมทบ 40 บาท",
        ),
        (
            ContributionRule(3000, collected="quarter"),
            ContributionRule(4000),
            date(2019, 8, 1),
            "ของ ก.ค. 62 ถึง ก.ย. 62 ป้าหนูสมทบ 90 บาท ของ ต.ค. 62 สมทบ 40 บาท",
        ),
    ],
)
def test_the_months_around_a_change(before: ContributionRule, says: ContributionRule, start: date, sentence: str) -> None:
    """A change in the middle of a month holds from the next; what fell due together stays as it fell due."""
    make = of("welfare_contribution").examples
    assert make is not None
    assert {one.code: one.sentence for one in make(says, before, start)}["change"] == sentence
