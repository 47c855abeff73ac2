"""Writing rules down: from a day, without a gap, on something that people know."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khaotom.bylaws import refusals, selectors
from khaotom.bylaws.models import Clause, Version
from khaotom.bylaws.services import rules
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM, Citation
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal
from khaotom.people.models import Group
from khaotom.trail.refusals import KeyUsedForAnotherThing
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TODAY = date(2019, 6, 9)
NOON = datetime(2019, 6, 9, 12)
TEN, TWENTY = {"amount": 1000, "in_a_row": 3}, {"amount": 2000, "in_a_row": 3}


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Cast:
    return deepcopy(people_once)


def write(
    people: Cast,
    parameters: Mapping[str, object],
    start: date,
    *,
    group: Group | None = None,
    kind: str = "fine",
    number: str = "",
    decided_on: date | None = None,
    key: UUID | None = None,
) -> Version:
    return rules.enact(
        actor=cast.actor(people.treasurer),
        group=group or people.group,
        kind=kind,
        parameters=parameters,
        effective_from=start,
        citation=Citation("resolution", number="3/2562") if decided_on else CUSTOM,
        decided_on=decided_on,
        number=number,
        key=key or uuid7(),
    )


def amount(people: Cast, on: date, group: Group | None = None) -> int | None:
    rule = selectors.one((group or people.group).pk, "fine", on)
    return rule.parameters.amount if rule else None


def test_the_old_rule_holds_since_the_group_began_and_a_change_from_its_day(people: Cast) -> None:
    with clock.at(NOON):
        write(people, TEN, date(2018, 1, 9))
        write(people, TWENTY, date(2019, 8, 1), decided_on=TODAY)
        assert amount(people, date(2018, 1, 8)) is None
        assert amount(people, date(2018, 1, 9)) == amount(people, date(2019, 7, 31)) == 1000
        assert amount(people, date(2019, 8, 1)) == 2000
    rule = selectors.need(people.group.pk, "fine", date(2019, 8, 1))
    assert (rule.basis, rule.basis_number, rule.decided_on) == ("resolution", "3/2562", TODAY)
    assert rule.citation == Citation("clause", rule.version, "")


def test_a_rule_that_ended_can_begin_again(people: Cast) -> None:
    with clock.at(NOON):
        write(people, TEN, date(2018, 1, 9))
        ended = rules.repeal(
            actor=cast.actor(people.treasurer),
            group=people.group,
            kind="fine",
            effective_from=date(2019, 7, 1),
            citation=CUSTOM,
            key=uuid7(),
        )
        write(people, TWENTY, date(2019, 9, 1))
    assert ended is not None
    assert [amount(people, day) for day in (date(2019, 6, 30), date(2019, 7, 1), date(2019, 9, 1))] == [1000, None, 2000]
    spans = selectors.courses(people.group.pk, ["fine"])["fine"].spans
    assert [(span.start, span.before) for span in spans] == [
        (date(2018, 1, 9), date(2019, 7, 1)),
        (date(2019, 7, 1), date(2019, 9, 1)),
        (date(2019, 9, 1), None),
    ]


def test_ending_a_rule_that_is_not_there_changes_nothing(people: Cast) -> None:
    ended = rules.repeal(
        actor=cast.actor(people.treasurer), group=people.group, kind="fine", effective_from=TODAY, citation=CUSTOM, key=uuid7()
    )
    assert ended is None
    assert not Version.objects.exists()


def test_two_cannot_begin_on_one_day(people: Cast) -> None:
    with clock.at(NOON):
        write(people, TEN, TODAY)
        with pytest.raises(refusals.StartTaken):
            write(people, TWENTY, TODAY)


def test_a_change_does_not_write_the_past_anew(people: Cast) -> None:
    with clock.at(NOON):
        write(people, TEN, date(2018, 1, 9))
        with pytest.raises(refusals.TooEarly) as refused:
            write(people, TWENTY, date(2019, 6, 8))
    assert refused.value.earliest == TODAY
    assert amount(people, date(2019, 6, 8)) == 1000


def test_a_meeting_that_is_still_to_come_has_decided_nothing(people: Cast) -> None:
    with clock.at(NOON), pytest.raises(refusals.NotDecidedYet):
        write(people, TEN, date(2019, 8, 1), decided_on=date(2019, 6, 10))


def test_a_clause_keeps_its_number_until_it_gets_another(people: Cast) -> None:
    with clock.at(NOON):
        write(people, TEN, date(2018, 1, 9), number="๖")
        write(people, TWENTY, TODAY)
        rule = selectors.need(people.group.pk, "fine", TODAY)
        assert rule.clause == "6"
        with pytest.raises(refusals.NumberInUse):
            write(people, {"amount": 2000}, TODAY, kind="entry_fee", number="6")


@pytest.mark.parametrize(
    ("kind", "parameters", "refusal"),
    [
        ("fine", {"amount": 1000}, refusals.StrangeParameters),
        ("fine", {"amount": 1000, "in_a_row": 3, "more": 1}, refusals.StrangeParameters),
        ("fine", {"amount": "1000", "in_a_row": 3}, refusals.StrangeParameters),
        ("fine", {"amount": True, "in_a_row": 3}, refusals.StrangeParameters),
        ("fine", {"amount": 99, "in_a_row": 3}, refusals.OutOfBounds),
        ("fine", {"amount": 1000, "in_a_row": 13}, refusals.OutOfBounds),
        ("collection_day", {"weekday": "someday", "number": 1}, refusals.StrangeParameters),
        ("pledge", {"lowest": 10000, "highest": 5000, "step": 1000, "ahead": 12, "pause": 6}, Refusal.numbered["SAV-006"]),
        ("pledge", {"lowest": 5000, "highest": 10000, "step": 3000, "ahead": 12, "pause": 6}, Refusal.numbered["SAV-007"]),
    ],
)
def test_what_is_no_rule_is_refused(people: Cast, kind: str, parameters: dict[str, object], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        write(people, parameters, TODAY, kind=kind)
    assert not Clause.objects.exists()


def test_who_needs_a_rule_that_is_not_there_is_told(people: Cast) -> None:
    with pytest.raises(refusals.NoRuleYet):
        selectors.need(people.group.pk, "pledge", TODAY)


def test_sent_twice_it_is_written_once(people: Cast) -> None:
    key = uuid7()
    with clock.at(NOON):
        first = write(people, TEN, TODAY, key=key)
        assert write(people, TEN, TODAY, key=key) == first
        with pytest.raises(KeyUsedForAnotherThing):
            write(people, TWENTY, TODAY, key=key)
    assert Version.objects.count() == 1


def test_a_slip_of_the_hand_is_taken_back_the_same_day(people: Cast) -> None:
    with clock.at(NOON):
        write(people, TEN, date(2018, 1, 9))
        wrong = write(people, TWENTY, TODAY)
        rules.take_back(actor=cast.actor(people.treasurer), version=wrong, key=uuid7())
        assert amount(people, TODAY) == 1000
        write(people, {"amount": 1500, "in_a_row": 3}, TODAY)
        assert amount(people, TODAY) == 1500
        with pytest.raises(refusals.TakenBackBefore):
            rules.take_back(actor=cast.actor(people.treasurer), version=wrong, key=uuid7())
    assert len(selectors.history(people.group.pk, "fine")) == 3


def test_what_has_been_in_force_is_not_taken_back(people: Cast) -> None:
    with clock.at(NOON):
        old = write(people, TEN, TODAY)
    with clock.at(NOON + timedelta(days=1)), pytest.raises(refusals.AlreadyBegun):
        rules.take_back(actor=cast.actor(people.treasurer), version=old, key=uuid7())


def test_the_database_refuses_too(people: Cast) -> None:
    with clock.at(NOON):
        version = write(people, TEN, TODAY, number="6")
    again = Version(id=uuid7(), clause=version.clause, effective_from=TODAY, citation_kind="custom", recorded_at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)
    for twice in ({"kind": "fine"}, {"kind": "errand", "number": "6"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Clause.objects.create(network=people.network, group=people.group, **twice)


acts = st.lists(st.tuples(st.sampled_from(["enact", "repeal", "take back", "wait"]), st.integers(0, 40)), max_size=8)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts)
def test_whatever_is_written_each_day_asks_one_rule(people: Cast, acts: list[tuple[str, int]]) -> None:
    """Any sequence of enacting, ending, taking back and waiting: the days agree with a table kept by hand."""
    group = Group.objects.create(network=people.network, community=people.community, name="x", slug=f"g{uuid7().hex}")
    actor, today = cast.actor(people.treasurer), TODAY
    table: dict[date, int | None] = {}
    newest: Version | None = None
    for act, number in acts:
        with clock.at(datetime(today.year, today.month, today.day, 12)):
            start = today + timedelta(days=number)
            try:
                if act == "enact":
                    newest = write(people, {"amount": 1000 + number, "in_a_row": 3}, start, group=group)
                    table[start] = 1000 + number
                elif act == "repeal":
                    ended = rules.repeal(
                        actor=actor, group=group, kind="fine", effective_from=start, citation=CUSTOM, key=uuid7()
                    )
                    if ended is not None:
                        newest, table[start] = ended, None
                elif act == "take back" and newest is not None:
                    rules.take_back(actor=actor, version=newest, key=uuid7())
                    del table[newest.effective_from]
                else:
                    today += timedelta(days=number)
            except (refusals.StartTaken, refusals.AlreadyBegun, refusals.TakenBackBefore):
                pass
    for day in (TODAY + timedelta(days=n) for n in range(0, 400, 7)):
        latest = max((start for start in table if start <= day), default=None)
        assert amount(people, day, group) == (table[latest] if latest else None)
