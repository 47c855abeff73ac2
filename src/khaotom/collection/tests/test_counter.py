"""Between the collection days: a transfer on the 15th is looked for, taken on an officer's own sheet, and closed with a second person."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from khaotom.approvals.models import Request
from khaotom.approvals.services import presence, requests
from khaotom.collection import evening, refusals, selectors, waiting
from khaotom.collection.models import Closing, Sheet, Slip
from khaotom.collection.services import closing, correcting, days, slips, transfers
from khaotom.collection.services.correcting import Right, Why
from khaotom.collection.services.slips import Item, Taking
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.ledger import selectors as ledger
from khaotom.people.models import HostName, Person
from khaotom.people.services import logins
from khaotom.savings import selectors as savings
from khaotom.savings.models import Missed
from khaotom.till import chart
from khaotom.till import selectors as till
from khaotom.till.models import Custody, TransferSlip
from khaotom.till.services import banking
from tests import cast, stages
from tests import evening as golden_evening
from tests.evening import BAHT, JUNE, Evening

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
FIFTEENTH = date(2019, 6, 15)
NOON = datetime(2019, 6, 15, 12)
SILENT = 15  # ลุงหีม did not come on the 9th: pledge 50, welfare 30


def _lived(played: golden_evening.Played) -> Evening:
    golden, _closed = played
    HostName.objects.create(name="localhost", network_id=golden.actor.network)
    return golden


lived = stages.once(_lived, after=golden_evening.played)


@pytest.fixture
def golden(lived: Evening, db: None) -> Iterator[Evening]:
    """The evening of the 9th is closed; it is the 15th."""
    with clock.at(NOON):
        yield deepcopy(lived)


def by(person: Person) -> Actor:
    return Actor.alone(network=person.network_id, person=person.pk)


def told(golden: Evening, number: int, baht: int, reference: str = "X1") -> TransferSlip:
    return banking.tell(
        actor=by(golden.person(number)),
        group=golden.group,
        membership=golden.member(number),
        bank=till.banks(golden.group.pk)[0],
        told=banking.Told(baht * BAHT, date(2019, 6, 14), reference),
        key=uuid7(),
    )


def found(golden: Evening, slip: TransferSlip, *, there: bool = True) -> TransferSlip:
    return transfers.find(actor=golden.actor, slip=slip, found=there, key=uuid7())


def counter(golden: Evening, number: int = 1) -> Sheet:
    return days.open_counter_day(actor=by(golden.person(number)), group=golden.group, on=FIFTEENTH, key=uuid7())


def receive(golden: Evening, sheet: Sheet, slip: TransferSlip) -> Slip:
    return transfers.receive(actor=golden.actor, sheet=sheet, transfer=slip, key=uuid7())


def close(golden: Evening, sheet: Sheet) -> Closing:
    agreed = presence.by_pin(actor=golden.actor, group=golden.group, second=golden.person(2))
    keeping = closing.Keeping(first_holder=golden.person(1).pk)
    return closing.close(actor=golden.actor, sheet=sheet, keeping=keeping, agreed=agreed, waivers_read=False, key=uuid7())


def saved(golden: Evening, number: int) -> int:
    book = ledger.book_of(golden.group.pk).pk
    return savings.balances(book, [golden.member(number).pk])[golden.member(number).pk] // BAHT


def money(golden: Evening, code: str) -> int:
    return sum(ledger.balances_of_code(ledger.book_of(golden.group.pk).pk, code).values()) // BAHT


def test_a_transfer_on_the_15th_is_found_taken_and_closed(golden: Evening) -> None:
    before = saved(golden, SILENT), money(golden, chart.BANK), money(golden, chart.CASH)
    sheet = counter(golden)
    slip = receive(golden, sheet, found(golden, told(golden, SILENT, 80)))
    assert (slip.state, slip.transferred, slip.cash) == ("taken", 80 * BAHT, 0)
    done = close(golden, sheet)
    assert (done.transferred, done.missed, done.counted) == (80 * BAHT, 0, 0)
    after = saved(golden, SILENT), money(golden, chart.BANK), money(golden, chart.CASH)
    assert after == (before[0] + 50, before[1] + 80, before[2])


def test_nobody_is_marked_on_a_counter_day_and_the_miss_of_the_9th_stands(golden: Evening) -> None:
    sheet = counter(golden)
    receive(golden, sheet, found(golden, told(golden, SILENT, 80)))
    close(golden, sheet)
    missed = Missed.objects.filter(annulled=False, month=JUNE).values_list("membership__number", flat=True)
    assert sorted(missed) == ["15", "16", "17", "18"]


def test_the_cash_stays_with_who_has_it(golden: Evening) -> None:
    """Nothing is counted, nobody takes it over, and the page still says it is not in the bank."""
    sheet = counter(golden)
    receive(golden, sheet, found(golden, told(golden, SILENT, 80)))
    close(golden, sheet)
    assert Custody.objects.count() == 1
    today = evening.today(golden.group)
    assert today.custody is not None
    assert (today.custody.to_bank, hasattr(today.custody, "banking")) == (5360 * BAHT, False)
    assert today.last is not None
    assert today.last.closing.counted == 7360 * BAHT


def test_cash_taken_on_a_counter_day_is_counted(golden: Evening) -> None:
    sheet = counter(golden)
    table = days.open_table(actor=golden.actor, sheet=sheet, place=till.box(golden.group.pk), float_amount=0, key=uuid7())
    taking = Taking(
        table=table.pk,
        number=1,
        membership=golden.member(SILENT).pk,
        items=[Item("pledge", JUNE, 50 * BAHT)],
        cash=50 * BAHT,
        transferred=0,
        taken_at=clock.now(),
    )
    slips.take(actor=golden.actor, sheet=sheet, taking=taking, key=uuid7())
    book = ledger.book_of(golden.group.pk).pk
    assert selectors.expected_cash(sheet, book) == {till.box(golden.group.pk).pk: (7360 + 50) * BAHT}
    with pytest.raises(refusals.NotCounted):
        close(golden, sheet)


def test_an_officer_has_one_counter_a_day_and_another_has_her_own(golden: Evening) -> None:
    mine = counter(golden)
    assert counter(golden) == mine
    assert counter(golden, 2) != mine
    row = Sheet.objects.get(pk=mine.pk)
    row.pk, row.hall_token = uuid7(), "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_while_the_meeting_collects_there_is_one_sheet(golden: Evening) -> None:
    days.open_day(actor=golden.actor, group=golden.group, on=FIFTEENTH, key=uuid7())
    with pytest.raises(refusals.MeetingCollects):
        counter(golden)


def test_an_open_counter_does_not_stand_in_for_the_meeting(golden: Evening) -> None:
    sheet = counter(golden)
    today = evening.today(golden.group)
    assert today.open_sheet is None
    assert today.counters == [sheet]


def test_one_month_is_not_taken_on_two_open_sheets(golden: Evening) -> None:
    first, second = counter(golden), counter(golden, 2)
    receive(golden, first, found(golden, told(golden, SILENT, 80)))
    again = found(golden, told(golden, SILENT, 80, "X2"))
    held = transfers.receive(actor=by(golden.person(2)), sheet=second, transfer=again, key=uuid7())
    assert (held.state, held.held_because) == ("held", "COL-007")


def test_what_was_not_found_is_not_taken_and_may_be_found_after_all(golden: Evening) -> None:
    sheet = counter(golden)
    slip = found(golden, told(golden, SILENT, 80), there=False)
    with pytest.raises(refusals.TransferNotThere):
        receive(golden, sheet, slip)
    assert found(golden, slip).state == "confirmed"
    receive(golden, sheet, slip)
    with pytest.raises(refusals.TransferTaken):
        receive(golden, sheet, slip)


def test_a_found_transfer_is_not_lost_again(golden: Evening) -> None:
    slip = found(golden, told(golden, SILENT, 80))
    assert found(golden, slip, there=False).state == "confirmed"


def test_more_than_she_owes_and_may_pay_ahead_is_asked_about(golden: Evening) -> None:
    """50 + 30 a month, twelve months ahead, and a fine of 10: 1,050 at most."""
    sheet = counter(golden)
    with pytest.raises(refusals.MoreThanSheCanPay) as refused:
        receive(golden, sheet, found(golden, told(golden, SILENT, 1051)))
    assert refused.value.most == 1050 * BAHT


def test_taken_on_trust_and_found_after_closing_it_moves_to_the_bank(golden: Evening) -> None:
    sheet = counter(golden)
    slip = told(golden, SILENT, 80)
    receive(golden, sheet, slip)
    close(golden, sheet)
    before = money(golden, chart.BANK)
    assert money(golden, chart.TRANSFERS) == 80
    found(golden, slip)
    assert (money(golden, chart.TRANSFERS), money(golden, chart.BANK)) == (0, before + 80)


def test_found_after_closing_it_can_still_be_corrected(golden: Evening) -> None:
    """It was ก๊ะหน๊ะ's (16), not ลุงหีม's: her money is in the bank all the time."""
    sheet = counter(golden)
    slip = told(golden, SILENT, 50)
    taken = receive(golden, sheet, slip)
    close(golden, sheet)
    found(golden, slip)
    bank, before = money(golden, chart.BANK), (saved(golden, SILENT), saved(golden, 16))
    entry = correcting.standing_entry(Slip.objects.get(pk=taken.pk))
    assert entry is not None
    agreed = presence.by_pin(actor=golden.actor, group=golden.group, second=golden.person(2))
    right = Right(golden.member(16), correcting.parts_of(entry))
    correcting.correct(actor=golden.actor, entry=entry, why=Why.PERSON, right=right, agreed=agreed, key=uuid7())
    assert (money(golden, chart.BANK), money(golden, chart.TRANSFERS)) == (bank, 0)
    assert (saved(golden, SILENT), saved(golden, 16)) == (before[0] - 50, before[1] + 50)


def test_a_correction_does_not_change_what_the_bank_book_says(golden: Evening) -> None:
    """80 came, and 80 is in the bank book: where only 50 is right, 30 waits to be explained."""
    sheet = counter(golden)
    taken = receive(golden, sheet, found(golden, told(golden, SILENT, 80)))
    close(golden, sheet)
    bank, open_before = money(golden, chart.BANK), money(golden, chart.SUSPENSE)
    entry = correcting.standing_entry(Slip.objects.get(pk=taken.pk))
    assert entry is not None
    agreed = presence.by_pin(actor=golden.actor, group=golden.group, second=golden.person(2))
    right = Right(golden.member(SILENT), [Item("pledge", JUNE, 50 * BAHT)])
    correcting.correct(actor=golden.actor, entry=entry, why=Why.AMOUNT, right=right, agreed=agreed, key=uuid7())
    assert money(golden, chart.BANK) == bank
    assert money(golden, chart.SUSPENSE) == open_before - 30


def test_sent_twice_it_is_one_slip(golden: Evening) -> None:
    sheet, slip, key = counter(golden), found(golden, told(golden, SILENT, 80)), uuid7()
    made = [transfers.receive(actor=golden.actor, sheet=sheet, transfer=slip, key=key).pk for _time in range(2)]
    assert made[0] == made[1]
    assert Slip.objects.filter(sheet=sheet).count() == 1


def desk(golden: Evening, number: int) -> Client:
    logins.login_of(golden.person(number))
    return cast.client(golden.person(number))


def test_the_whole_way_through_the_pages(golden: Evening, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    slip = told(golden, SILENT, 80)
    treasurer, chair = desk(golden, 1), desk(golden, 2)
    inside = {"slug": golden.group.slug}
    listed, opening = reverse("collection:transfers", kwargs=inside), reverse("collection:counter", kwargs=inside)
    treasurer.get(listed)
    with django_assert_num_queries(13):
        assert golden.person(SILENT).calling in treasurer.get(listed).content.decode()
    answer = reverse("collection:transfer_find", kwargs={"transfer": slip.pk})
    assert treasurer.post(answer, {"key": str(uuid7())}).status_code == 422
    assert treasurer.post(answer, {"key": str(uuid7()), "found": "yes"}).status_code == 303
    taking = reverse("collection:transfer_receive", kwargs={"transfer": slip.pk})
    assert treasurer.post(taking, {"key": str(uuid7())})["Location"] == opening
    begun = treasurer.post(opening, {"key": str(uuid7())})
    assert begun.status_code == 303
    assert treasurer.get(begun["Location"]).status_code == 200
    assert treasurer.post(taking, {"key": str(uuid7())}).status_code == 303
    assert treasurer.post(taking, {"key": str(uuid7())}).status_code == 409
    sheet = Sheet.objects.get(meeting=None)
    ending = reverse("collection:close", kwargs={"sheet": sheet.pk})
    page = treasurer.get(ending).content.decode()
    assert 'name="later"' in page
    assert "first_holder" not in page
    assert treasurer.post(ending, {"key": str(uuid7())}).status_code == 422
    assert treasurer.post(ending, {"key": str(uuid7()), "later": "1"}).status_code == 303
    asked = Request.objects.get(command="collection.close", done_at=None)
    where = reverse("approvals:answer", kwargs={"asked": asked.pk})
    assert "80" in chair.get(where).content.decode()
    assert chair.post(where, {"key": str(uuid7()), "act": "agree"}).status_code == 303
    assert Closing.objects.get(sheet=sheet).seconded_by_id == golden.person(2).pk
    assert treasurer.get(begun["Location"]).status_code == 200


def test_an_evening_does_not_wait_for_its_second_person(golden: Evening) -> None:
    """Where cash is counted, both are in the room: the phone is handed over."""
    sheet = days.open_day(actor=golden.actor, group=golden.group, on=FIFTEENTH, key=uuid7())
    page = desk(golden, 1).get(reverse("collection:close", kwargs={"sheet": sheet.pk})).content.decode()
    assert 'name="later"' not in page


def test_a_counter_that_changed_after_it_was_asked_is_asked_anew(golden: Evening) -> None:
    sheet = counter(golden)
    arguments = waiting.of_closing(sheet, paper_seen=False)
    asked = requests.ask(actor=golden.actor, group=golden.group, command=waiting.CLOSE, arguments=arguments, key=uuid7())
    receive(golden, sheet, found(golden, told(golden, SILENT, 80)))
    with pytest.raises(refusals.CounterChanged):
        requests.agree(actor=by(golden.person(2)), request=asked, key=uuid7())
    assert not Closing.objects.filter(sheet=sheet).exists()
