"""What the assembly is asked about the rules of how a meeting decides, worked out by hand."""

from datetime import date

import pytest

from khaotom.bylaws.kinds import of
from khaotom.meetings.clauses import DecisionsRule

GOLDEN = [
    (
        "decisions",
        DecisionsRule(quorum=20, majority="half", amending="two_thirds"),
        [
            "มากัน 19 คน: คุยกัน กินข้าวกันได้ แต่ยังลงมติไม่ได้",
            "อยู่ในห้อง 30 คน ยกมือ 15 คน: ไม่ผ่าน ยก 16 คนถึงผ่าน",
            "จะแก้กติกา ต้องยกมือ 20 คน จาก 30 คนที่อยู่",
        ],
    ),
]


@pytest.mark.parametrize(("kind", "says", "sentences"), GOLDEN)
def test_what_is_read_to_the_assembly(kind: str, says: object, sentences: list[str]) -> None:
    make = of(kind).examples
    assert make is not None
    assert [example.sentence for example in make(says, None, date(2019, 8, 1))] == sentences
