"""Evenings that went otherwise: a slip taken back, names on the wall."""

from copy import deepcopy
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from khaotom.bylaws.services import rules
from khaotom.collection import selectors
from khaotom.collection.models import Slip
from khaotom.collection.papers import day, receipts
from khaotom.collection.services import slips
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from tests import evening as golden
from tests import stages
from tests.paper import words

pytestmark = pytest.mark.django_db
NIGHT = datetime(2019, 6, 9, 20)

prepared = stages.once(golden.prepare)


@pytest.fixture
def evening(prepared: golden.Evening, db: None) -> golden.Evening:
    return deepcopy(prepared)


def test_a_cancelled_slip_keeps_its_place_and_counts_for_nothing(evening: golden.Evening) -> None:
    with clock.at(datetime(2019, 6, 9, 17, 30)):
        opened, table = golden.open_up(evening)
        rows = list(golden.those_who_pay(evening, opened))
        first = golden.pay(evening, opened, table, rows[0], number=1)
        golden.pay(evening, opened, table, rows[1], number=2)
        slips.cancel(actor=evening.actor, sheet=opened, slip=first.pk, reason="amount", key=uuid7())
        golden.counts.count(
            actor=evening.actor,
            sheet=opened,
            place=golden.till.box(evening.group.pk),
            moment="closing",
            counted=1730 * golden.BAHT,
            pieces={100000: 1, 50000: 1, 10000: 2, 2000: 1, 1000: 1},
            counters=(evening.person(1).pk, evening.person(4).pk),
            key=uuid7(),
        )
        golden.close(evening, opened)
        data: Any = day.own_file_data(opened)
        printed = words(day.own_file(opened))
        one_paper = words(receipts.receipt(_slip(first.pk)))
        many: Any = receipts.data(opened, [slip for slip in selectors.slips(opened.pk) if slip.state == Slip.State.TAKEN])
    assert [(row["slip"], row["cancelled"]) for row in data["slips"]] == [("P-001", "ยกเลิก"), ("P-002", "")]
    assert ("รวม 1 ใบ" in printed, "P-001" in printed, "ยกเลิก" in one_paper) == (True, True, True)
    assert [row["slip"] for row in many["receipts"]] == ["ใบที่ P-002"]


def _slip(slip: UUID) -> Slip:
    return Slip.objects.select_related("table", "membership__person", "sheet__group").get(pk=slip)


def test_names_are_on_the_wall_where_the_groups_clause_says_so(evening: golden.Evening) -> None:
    rules.enact(
        actor=evening.actor,
        group=evening.group,
        kind="disclosure",
        number="15",
        parameters={"wall": "names", "rules": "shown"},
        effective_from=date(2018, 1, 9),
        citation=CUSTOM,
        key=uuid7(),
    )
    closed = golden.lived(evening)
    with clock.at(NIGHT):
        printed = words(day.wall(closed.sheet))
    for said in ("จ๊ะเราะห์", "น้าไข่", "ติดชื่อตามกติกากลุ่ม ข้อ 15"):
        assert said in printed
    for hidden in ("ลุงหีม", "ก๊ะหน๊ะ", "ปรับ 10"):  # who did not pay, who was fined
        assert hidden not in printed
