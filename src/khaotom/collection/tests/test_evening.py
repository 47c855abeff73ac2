"""The golden evening (WORDS-AND-DEMO F4), worked by hand there: figure by figure, through the services."""

from datetime import date, datetime

import pytest

from khaotom.collection import selectors
from khaotom.collection.services import days, transfers
from khaotom.kernel import clock, months
from khaotom.kernel.ids import uuid7
from khaotom.ledger import selectors as ledger
from khaotom.savings import selectors as savings
from khaotom.savings.models import Missed, Waiver
from khaotom.till import chart as till_chart
from khaotom.till import selectors as till
from khaotom.till.models import Custody
from khaotom.till.services import banking
from tests import evening as golden

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
BAHT = 100
SILENT = 15  # ลุงหีม: pledge 50, welfare 30; he does not come on the 9th


def test_what_is_due_that_evening() -> None:
    evening = golden.prepare()
    with clock.at(datetime(2019, 6, 9, 15)):
        sheet, _table = golden.open_up(evening)
        rows = selectors.rows(sheet)
    this_month = [due for row in rows for due in row.due if due.month == golden.JUNE]
    assert sum(due.amount for due in this_month if due.payable == "pledge") == 6050 * BAHT
    assert sum(due.amount for due in this_month if due.payable == "welfare") == 1080 * BAHT
    assert sum(row.paused for row in rows) == 2


def test_the_evening_adds_up() -> None:
    evening = golden.prepare()
    closed = golden.lived(evening)
    assert (closed.pledges, closed.welfare, closed.fines, closed.fees) == (6150 * BAHT, 1140 * BAHT, 10 * BAHT, 20 * BAHT)
    assert closed.transferred == 990 * BAHT
    assert closed.cash_in == 6330 * BAHT
    assert closed.paid_out == 450 * BAHT
    assert (closed.booked, closed.counted) == (7380 * BAHT, 7360 * BAHT)
    assert (closed.paid, closed.missed, closed.paused) == (40, 4, 2)


def test_the_book_after_it() -> None:
    evening = golden.prepare()
    golden.lived(evening)
    book = ledger.book_of(evening.group.pk)
    funds = {fund.pk: kind for kind, fund in ledger.funds_of(book.pk).items()}
    box = till.box(evening.group.pk).pk
    cash = {funds[f]: amount for (f, place), amount in ledger.balances_of_code(book.pk, till_chart.CASH).items() if place == box}
    assert cash == {"savings": 6260 * BAHT, "welfare": 1100 * BAHT}
    suspense = ledger.balances_of_code(book.pk, till_chart.SUSPENSE)
    assert list(suspense.values()) == [20 * BAHT]
    bank = {funds[f]: amount for (f, _place), amount in ledger.balances_of_code(book.pk, till_chart.BANK).items()}
    opening = sum(one.saved for one in golden.MEMBERS) * BAHT - 1000 * BAHT
    assert bank == {"savings": opening + 900 * BAHT, "welfare": (4620 + 90) * BAHT}


def test_each_passbook_and_who_missed() -> None:
    evening = golden.prepare()
    closed = golden.lived(evening)
    saved = savings.balances(ledger.book_of(evening.group.pk).pk, [m.pk for m in evening.members])
    assert saved[evening.member(8).pk] == 4300 * BAHT  # จ๊ะเราะห์: ฝาก 100 ยอด 4,300
    assert saved[evening.member(golden.LATE).pk] == 4300 * BAHT
    assert saved[evening.member(golden.AHEAD).pk] == 5000 * BAHT
    missed = Missed.objects.filter(closing=closed.pk).values_list("membership__number", flat=True)
    assert sorted(missed) == ["15", "16", "17", "18"]
    (waiver,) = Waiver.objects.all()
    assert (waiver.membership.number, waiver.month, waiver.amount) == ("12", months.of(golden.DAY) - 1, 10 * BAHT)
    assert waiver.resolution is not None
    custody = Custody.objects.get(subject=closed.sheet_id)
    assert (custody.amount, custody.to_bank, custody.bank_by) == (7360 * BAHT, 5360 * BAHT, golden.date(2019, 6, 11))


def test_who_paid_at_an_open_counter_has_not_missed_the_meetings_day() -> None:
    """On the 8th she sends 80, taken at the counter; the meeting of the 9th closes before the counter does."""
    evening = golden.prepare()
    with clock.at(datetime(2019, 6, 8, 12)):
        sheet = days.open_counter_day(actor=evening.actor, group=evening.group, on=date(2019, 6, 8), key=uuid7())
        slip = banking.tell(
            actor=evening.actor,
            group=evening.group,
            membership=evening.member(SILENT),
            bank=till.banks(evening.group.pk)[0],
            told=banking.Told(80 * BAHT, date(2019, 6, 8), "X1"),
            key=uuid7(),
        )
        transfers.find(actor=evening.actor, slip=slip, found=True, key=uuid7())
        transfers.receive(actor=evening.actor, sheet=sheet, transfer=slip, key=uuid7())
    golden.lived(evening)
    missed = Missed.objects.filter(month=golden.JUNE, annulled=False).values_list("membership__number", flat=True)
    assert sorted(missed) == ["16", "17", "18"]
