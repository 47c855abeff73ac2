"""The outbox: each command once, whatever the order, however often it comes, from two phones on one meeting."""

import random
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khaotom.collection import phone as standing
from khaotom.collection import selectors
from khaotom.collection.models import Sheet, Slip, SlipItem, Table
from khaotom.collection.refusals import NumbersMissing
from khaotom.collection.services import counts, days, outbox
from khaotom.collection.services.sent import Garbled
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Attendance
from khaotom.people.models import Device
from khaotom.till import selectors as till
from tests import evening, stages

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOON = datetime(2019, 6, 9, 17)


class Phone:
    """One table's phone: makes commands as the page's script does."""

    def __init__(self, golden: evening.Evening, sheet: Sheet, name: str) -> None:
        self.golden, self.sheet, self.number = golden, sheet, 0
        device = Device.objects.create(
            network_id=golden.actor.network,
            group=golden.group,
            name=name,
            token_hash=name.encode().ljust(32, b"."),
            registered_by=golden.person(1),
            registered_at=clock.now(),
        )
        self.actor = replace(golden.actor, device=device.pk)
        box = till.box(golden.group.pk)
        self.table: Table = days.open_table(actor=self.actor, sheet=sheet, place=box, float_amount=0, key=uuid7())

    def take(self, member: int, **changed: Any) -> dict[str, Any]:
        """A slip for what the member's pledge of the month is."""
        self.number += 1
        amount = evening.MEMBERS[member - 1].pledge * 100
        return {
            "id": str(uuid7()),
            "kind": "take",
            "at": int(clock.now().timestamp() * 1000),
            "table": str(self.table.pk),
            "number": self.number,
            "membership": str(self.golden.member(member).pk),
            "manner": "self",
            "items": [{"payable": "pledge", "month": evening.JUNE, "amount": amount}],
            "cash": amount,
            "transferred": 0,
            **changed,
        }

    def cancel(self, slip: str) -> dict[str, Any]:
        """Take a slip back."""
        return {"id": str(uuid7()), "kind": "cancel", "at": int(clock.now().timestamp() * 1000), "slip": slip, "reason": "twice"}

    def arrive(self, member: int) -> dict[str, Any]:
        """One tap at the door."""
        return {
            "id": str(uuid7()),
            "kind": "arrive",
            "at": int(clock.now().timestamp() * 1000),
            "person": str(self.golden.person(member).pk),
        }

    def send(self, *commands: dict[str, Any]) -> list[str]:
        """What became of each."""
        return [result.outcome for result in outbox.apply(actor=self.actor, sheet=self.sheet, commands=commands)]


golden_once = stages.once(evening.prepare)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


@pytest.fixture
def phones(golden: evening.Evening) -> Iterator[tuple[Phone, Phone]]:
    with clock.at(NOON):
        sheet = days.open_day(actor=golden.actor, group=golden.group, on=evening.DAY, key=uuid7())
        yield Phone(golden, sheet, "A"), Phone(golden, sheet, "B")


def _state(sheet: Sheet) -> tuple[object, ...]:
    slips = sorted(Slip.objects.filter(sheet=sheet).values_list("pk", "number", "state", "cash"))
    live = sorted(
        map(str, SlipItem.objects.filter(sheet=sheet, live=True).values_list("membership", "payable", "month", "amount"))
    )
    came = sorted(map(str, Attendance.objects.filter(meeting=sheet.meeting, undone=False).values_list("person", flat=True)))
    return (slips, live, came, selectors.totals(sheet).received)


def test_sent_twice_it_is_taken_once(phones: tuple[Phone, Phone]) -> None:
    phone, _other = phones
    slip = phone.take(8)
    assert phone.send(slip) == ["done"]
    assert phone.send(slip) == ["done"]
    assert Slip.objects.count() == 1


def test_two_tables_take_one_member_and_the_second_is_told(phones: tuple[Phone, Phone]) -> None:
    first, second = phones
    assert first.send(first.take(8)) == ["done"]
    (result,) = outbox.apply(actor=second.actor, sheet=second.sheet, commands=[second.take(8)])
    assert (result.outcome, result.code) == ("held", "COL-007")
    assert selectors.totals(first.sheet).received == 100_00


def test_a_cancelled_slip_keeps_its_number_and_frees_its_month(phones: tuple[Phone, Phone]) -> None:
    phone, other = phones
    slip = phone.take(8)
    phone.send(slip, phone.cancel(slip["id"]))
    assert other.send(other.take(8)) == ["done"]
    assert Slip.objects.get(pk=slip["id"]).state == Slip.State.CANCELLED


def test_the_cancelling_may_arrive_first(phones: tuple[Phone, Phone]) -> None:
    phone, _other = phones
    slip = phone.take(8)
    assert phone.send(phone.cancel(slip["id"]), slip) == ["done", "done"]
    assert Slip.objects.get(pk=slip["id"]).state == Slip.State.CANCELLED
    assert not SlipItem.objects.filter(live=True).exists()


def test_the_same_key_with_other_content_is_refused(phones: tuple[Phone, Phone]) -> None:
    phone, _other = phones
    slip = phone.take(8)
    phone.send(slip)
    (result,) = outbox.apply(actor=phone.actor, sheet=phone.sheet, commands=[slip | {"cash": 50_00, "items": []}])
    assert (result.outcome, result.code) == ("refused", "TRL-001")


def test_another_officer_goes_on_sending_what_the_phone_kept(golden: evening.Evening, phones: tuple[Phone, Phone]) -> None:
    phone, _other = phones
    slip = phone.take(8)
    phone.send(slip)
    phone.actor = Actor(
        network=golden.actor.network, person=golden.person(3).pk, keyed_by=golden.person(3).pk, device=phone.actor.device
    )
    assert phone.send(slip) == ["done"]


def test_a_phone_that_lost_its_memory_is_given_the_next_number(phones: tuple[Phone, Phone]) -> None:
    phone, _other = phones
    phone.send(phone.take(8))
    (result,) = outbox.apply(actor=phone.actor, sheet=phone.sheet, commands=[phone.take(6, number=1)])
    assert (result.outcome, result.code) == ("held", "COL-005")
    assert sorted(Slip.objects.values_list("number", flat=True)) == [1, 2]


def test_a_clock_that_is_wrong_by_years_is_not_believed(phones: tuple[Phone, Phone]) -> None:
    phone, _other = phones
    slip = phone.take(8, at=0)
    phone.send(slip)
    assert Slip.objects.get().taken_at == clock.now()


@pytest.mark.parametrize(
    "changed",
    [
        {"cash": -100},
        {"cash": 10**18},
        {"cash": "100"},
        {"cash": 100.5},
        {"items": "all"},
        {"membership": "8"},
        {"manner": "flying"},
        {"number": None},
    ],
)
def test_what_is_no_command_changes_nothing(phones: tuple[Phone, Phone], changed: dict[str, Any]) -> None:
    phone, _other = phones
    with pytest.raises(Garbled):
        phone.send(phone.take(8) | changed)
    assert not Slip.objects.exists()


def test_parts_that_do_not_add_up_are_refused(phones: tuple[Phone, Phone]) -> None:
    phone, _other = phones
    (result,) = outbox.apply(actor=phone.actor, sheet=phone.sheet, commands=[phone.take(8, cash=70_00)])
    assert (result.outcome, result.code) == ("refused", "COL-004")


def test_a_slip_for_another_phones_table_is_refused(phones: tuple[Phone, Phone]) -> None:
    first, second = phones
    (result,) = outbox.apply(actor=second.actor, sheet=second.sheet, commands=[first.take(8)])
    assert (result.outcome, result.code) == ("refused", "COL-013")


def test_after_closing_a_slip_is_held_not_lost(golden: evening.Evening) -> None:
    closed = evening.lived(golden)
    with clock.at(datetime(2019, 6, 9, 19)):
        sheet = closed.sheet
        table = Table.objects.get(sheet=sheet)
        late = {
            "id": str(uuid7()),
            "kind": "take",
            "at": int(clock.now().timestamp() * 1000),
            "table": str(table.pk),
            "number": 90,
            "membership": str(golden.member(17).pk),
            "manner": "self",
            "items": [{"payable": "pledge", "month": evening.JUNE, "amount": 100_00}],
            "cash": 100_00,
            "transferred": 0,
        }
        (result,) = outbox.apply(actor=golden.actor, sheet=sheet, commands=[late])
    assert (result.outcome, result.code) == ("held", "COL-012")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_any_order_and_any_repetition_comes_to_the_same(phones: tuple[Phone, Phone], seed: int) -> None:
    """Cancellations before slips, arrivals twice, batches cut anywhere. (Who of two tables is held depends on who was first.)"""
    first, second = phones
    Slip.objects.all().update(state=Slip.State.CANCELLED)
    SlipItem.objects.all().update(live=False)
    Attendance.objects.all().update(undone=True)
    dice = random.Random(seed)
    mine = [first.take(member) for member in (1, 4, 6, 7)]
    theirs = [second.take(member) for member in (8, 9, 12, 20)]
    mine += [first.cancel(mine[1]["id"]), first.arrive(4), first.arrive(6)]
    theirs += [second.cancel(theirs[0]["id"]), second.arrive(6)]
    expected_live = {str(first.golden.member(n).pk) for n in (1, 6, 7, 9, 12, 20)}
    for phone, commands in ((first, mine), (second, theirs)):
        shuffled = dice.sample(commands, len(commands)) + dice.sample(commands, 3)
        for command in shuffled:
            assert phone.send(command) == ["done"]
    live = {str(m) for m in SlipItem.objects.filter(sheet=first.sheet, live=True).values_list("membership", flat=True)}
    assert live == expected_live
    before = _state(first.sheet)
    for phone, commands in ((second, theirs), (first, mine)):
        phone.send(*commands)
    assert _state(first.sheet) == before
    assert len(set(Slip.objects.values_list("table", "number"))) == Slip.objects.count()


def test_everything_named_in_a_command_is_found_in_the_group(golden: evening.Evening, phones: tuple[Phone, Phone]) -> None:
    phone, _other = phones
    stranger = phone.take(8, membership=str(UUID(int=1)))
    (result,) = outbox.apply(actor=phone.actor, sheet=phone.sheet, commands=[stranger])
    assert (result.outcome, result.code) == ("refused", "COL-018")


def test_closing_waits_for_a_slip_that_is_still_on_a_phone(golden: evening.Evening, phones: tuple[Phone, Phone]) -> None:
    phone, _other = phones
    first, second = phone.take(8), phone.take(6)
    phone.send(second)
    assert selectors.missing_numbers(phone.sheet.pk) == ["A-001"]
    box = till.box(golden.group.pk)
    counted = {100000: 1, 50000: 1, 10000: 1}
    two = (golden.person(1).pk, golden.person(2).pk)
    counts.count(
        actor=golden.actor,
        sheet=phone.sheet,
        place=box,
        moment="closing",
        counted=1600_00,
        pieces=counted,
        counters=two,
        key=uuid7(),
    )
    with pytest.raises(NumbersMissing):
        evening.close(golden, phone.sheet)
    phone.send(first)
    assert selectors.missing_numbers(phone.sheet.pk) == []


def test_visitors_at_the_door_are_kept_whatever_the_order_and_are_nobody_of_the_queue(phones: tuple[Phone, Phone]) -> None:
    phone, _other = phones
    at = int(clock.now().timestamp() * 1000)
    came = {"id": str(uuid7()), "kind": "receive", "at": at, "called": "", "comes_from": "อบจ.", "heads": 3}
    gone = came | {"id": str(uuid7()), "called": "บังเลาะ", "heads": 1}
    undone = {"id": str(uuid7()), "kind": "undo_arrival", "at": at, "arrival": gone["id"]}
    assert phone.send(undone, came, gone, came) == ["done"] * 4
    state = standing.state(phone.sheet, None)
    assert [(one["id"], one["comes_from"], one["heads"]) for one in state["visitors"]] == [(came["id"], "อบจ.", 3)]
    assert (state["arrivals"], state["totals"]["came"]) == ([], 0)


@pytest.mark.parametrize(
    "wrong", [{"heads": 0}, {"heads": 501}, {"heads": True}, {"heads": "3"}, {"called": "", "comes_from": " "}]
)
def test_a_visitor_who_cannot_be_counted_or_named_is_not_kept(phones: tuple[Phone, Phone], wrong: dict[str, object]) -> None:
    phone, _other = phones
    at = int(clock.now().timestamp() * 1000)
    command = {"id": str(uuid7()), "kind": "receive", "at": at, "called": "บังเลาะ", "comes_from": "", "heads": 1} | wrong
    if "heads" in wrong:
        with pytest.raises(Garbled):
            phone.send(command)
    else:
        assert phone.send(command) == ["refused"]
    assert not Attendance.objects.filter(meeting=phone.sheet.meeting).exists()
