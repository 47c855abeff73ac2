"""Promising, changing by resolution, resting, and saving again."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from khaotom.bylaws.refusals import NoRuleYet
from khaotom.bylaws.services import rules as bylaws
from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Resolution
from khaotom.meetings.services import days, resolutions
from khaotom.savings import refusals, selectors
from khaotom.savings.models import Pledge, PledgePause
from khaotom.savings.services import pledges
from tests import cast
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
DAY = date(2019, 6, 9)
JUNE = months.of(DAY)
NOON = datetime(2019, 6, 9, 12)
BAHT = 100


@pytest.fixture
def people() -> Cast:
    people = cast.network()
    bylaws.enact(
        actor=cast.actor(people.treasurer),
        group=people.group,
        kind="pledge",
        parameters={"lowest": 5000, "highest": 100000, "step": 1000, "ahead": 12, "pause": 6},
        effective_from=cast.SINCE,
        citation=CUSTOM,
        number="5",
        key=uuid7(),
    )
    return people


def promise(people: Cast, baht: int, month: int, resolution: Resolution | None = None) -> Pledge:
    with clock.at(NOON):
        return pledges.promise(
            actor=cast.actor(people.treasurer),
            membership=cast.membership(people.member),
            amount=baht * BAHT,
            from_month=month,
            resolution=resolution,
            key=uuid7(),
        )


def decided(people: Cast, kind: str, on: date = DAY) -> Resolution:
    with clock.at(NOON):
        return resolutions.decide(meeting=days.on(people.group, on), kind=kind, key=uuid7(), text="ที่ประชุมเห็นชอบ")


def rest(people: Cast, month: int, many: int) -> PledgePause:
    resolution = decided(people, "pledge_pause")
    with clock.at(NOON):
        return pledges.pause(
            actor=cast.actor(people.treasurer),
            membership=cast.membership(people.member),
            from_month=month,
            months=many,
            resolution=resolution,
            key=uuid7(),
        )


def test_the_first_pledge_may_begin_in_any_month(people: Cast) -> None:
    assert promise(people, 100, JUNE - 12).resolution is None


@pytest.mark.parametrize("baht", [40, 1010, 105])
def test_a_pledge_keeps_to_the_clause(people: Cast, baht: int) -> None:
    with pytest.raises(refusals.OutsidePledgeRule):
        promise(people, baht, JUNE)
    assert not Pledge.objects.exists()


def test_a_group_without_the_clause_is_told_to_set_it() -> None:
    with pytest.raises(NoRuleYet):
        promise(cast.network(), 100, JUNE)


def test_a_change_cites_its_resolution_and_begins_in_its_month_or_later(people: Cast) -> None:
    promise(people, 100, JUNE - 12)
    resolution = decided(people, "pledge_change")
    with pytest.raises(refusals.PledgeTooEarly):
        promise(people, 200, JUNE - 1, resolution)
    changed = promise(people, 200, JUNE, resolution)
    assert changed.resolution == resolution
    assert selectors.pledges_of([cast.membership(people.member).pk]) == {
        cast.membership(people.member).pk: [(JUNE - 12, 100 * BAHT), (JUNE, 200 * BAHT)]
    }


def test_a_resolution_entered_late_reaches_back_to_its_own_month(people: Cast) -> None:
    promise(people, 100, JUNE - 12)
    assert promise(people, 50, JUNE - 1, decided(people, "pledge_change", date(2019, 5, 9))).amount == 50 * BAHT


def test_what_was_written_for_the_month_gives_way(people: Cast) -> None:
    promise(people, 100, JUNE)
    promise(people, 50, JUNE, decided(people, "pledge_change"))
    assert Pledge.objects.get().amount == 50 * BAHT


def test_sent_twice_it_is_promised_once(people: Cast) -> None:
    key = uuid7()
    for _time in range(2):
        with clock.at(NOON):
            pledges.promise(
                actor=cast.actor(people.treasurer),
                membership=cast.membership(people.member),
                amount=100 * BAHT,
                from_month=JUNE,
                key=key,
            )
    assert Pledge.objects.get().pk == key


def test_a_pause_is_no_longer_than_the_clause_allows(people: Cast) -> None:
    with pytest.raises(refusals.PauseTooLong) as refused:
        rest(people, JUNE, 7)
    assert (refused.value.clause, refused.value.longest) == ("5", 6)
    assert rest(people, JUNE, 6).resolution is not None


def test_she_saves_again_before_the_pause_is_over(people: Cast) -> None:
    pause = rest(people, JUNE, 3)
    member = cast.membership(people.member).pk
    assert selectors.paused_months([member])[member] == {JUNE, JUNE + 1, JUNE + 2}
    pledges.resume(actor=cast.actor(people.treasurer), pause=pause, from_month=JUNE + 1, key=uuid7())
    assert selectors.paused_months([member])[member] == {JUNE}
    with pytest.raises(refusals.NotPausedThen):
        pledges.resume(actor=cast.actor(people.treasurer), pause=pause, from_month=JUNE + 1, key=uuid7())


def test_a_pause_ended_with_its_first_month_never_was(people: Cast) -> None:
    pause = rest(people, JUNE, 3)
    key = uuid7()
    for _time in range(2):
        assert pledges.resume(actor=cast.actor(people.treasurer), pause=pause, from_month=JUNE, key=key) is None
    assert not PledgePause.objects.exists()


def test_the_database_refuses_a_pause_of_nothing_and_a_pledge_below_zero(people: Cast) -> None:
    member = cast.membership(people.member)
    for row in (PledgePause(id=uuid7(), membership=member, from_month=JUNE, months=0),
                Pledge(id=uuid7(), membership=member, from_month=JUNE, amount=-1)):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)
