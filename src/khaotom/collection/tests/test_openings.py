"""Balances brought in from passbooks: set, put right, confirmed, and never counted twice."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime

import pytest

from khaotom.approvals.services import presence
from khaotom.bylaws.services import rules
from khaotom.collection import refusals, selectors
from khaotom.collection.models import Opening, Sheet
from khaotom.collection.services import closing, counts, days, furnishing, openings, slips
from khaotom.collection.services.openings import Passbook
from khaotom.collection.services.slips import Item, Taking
from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.ledger import chart
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Entry
from khaotom.people.models import Membership
from khaotom.savings import selectors as savings
from khaotom.savings.services import pledges
from khaotom.till import selectors as till
from khaotom.welfare.services import joining
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases="__all__")
BAHT = 100
NOW = datetime(2019, 6, 9, 16, 0)
MAY = months.of(date(2019, 5, 1))


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(NOW):
        found = deepcopy(people_once)
        by = cast.actor(found.treasurer)
        furnishing.furnish(actor=by, group=found.group, key=uuid7())
        for kind, parameters in (
            ("pledge", {"lowest": 5000, "highest": 100000, "step": 1000, "ahead": 12, "pause": 6}),
            ("welfare_contribution", {"amount": 3000}),
        ):
            rules.enact(
                actor=by,
                group=found.group,
                kind=kind,
                parameters=parameters,
                effective_from=cast.SINCE,
                citation=CUSTOM,
                key=uuid7(),
            )
        yield found


def bring(people: Cast, saved: int, through: int, contested: int = 0) -> Opening:
    """The member's passbook; baht."""
    return openings.bring(
        actor=cast.actor(people.treasurer),
        membership=member(people),
        saved=saved * BAHT,
        paid_through=through,
        contested=contested * BAHT,
        key=uuid7(),
    )


def member(people: Cast) -> Membership:
    return cast.membership(people.member)


def saved(people: Cast) -> int:
    book = ledger.book_of(people.group.pk).pk
    return savings.balances(book, [member(people).pk]).get(member(people).pk, 0) // BAHT


def contested(people: Cast) -> int:
    book = ledger.book_of(people.group.pk).pk
    return -ledger.balances_of_holders(book, chart.CONTESTED, [member(people).pk]).get(member(people).pk, 0) // BAHT


def test_what_she_owes_begins_after_the_last_month_in_her_passbook(people: Cast) -> None:
    by = cast.actor(people.treasurer)
    pledges.promise(actor=by, membership=member(people), amount=100 * BAHT, from_month=MAY + 1, key=uuid7())
    joining.join(actor=by, membership=member(people), from_month=MAY + 1, key=uuid7())
    bring(people, 4300, MAY - 1)
    sheet = days.open_day(actor=by, group=people.group, on=NOW.date(), key=uuid7())
    row = selectors.by_membership(selectors.rows(sheet))[member(people).pk]
    assert [(due.payable, due.month) for due in row.due] == [
        ("pledge", MAY),
        ("pledge", MAY + 1),
        ("welfare", MAY),
        ("welfare", MAY + 1),
    ]


def test_a_balance_is_brought_in_once(people: Cast) -> None:
    bring(people, 4300, MAY)
    with pytest.raises(refusals.OpeningSet):
        bring(people, 4300, MAY)
    assert saved(people) == 4300


def test_the_same_key_brings_it_in_once(people: Cast) -> None:
    key = uuid7()
    by = cast.actor(people.treasurer)
    for _ in range(2):
        openings.bring(actor=by, membership=member(people), saved=100, paid_through=MAY, key=key)
    assert Opening.objects.count() == 1
    assert Entry.objects.count() == 1


def test_what_is_contested_lies_apart_until_it_is_put_right(people: Cast) -> None:
    opening = bring(people, 4300, MAY, contested=200)
    assert (saved(people), contested(people)) == (4300, 200)
    with pytest.raises(refusals.StillContested):
        openings.confirm(actor=cast.actor(people.treasurer), opening=opening, key=uuid7())
    right = Passbook(4500 * BAHT, MAY)
    opening = openings.put_right(actor=cast.actor(people.treasurer), opening=opening, passbook=right, key=uuid7())
    assert (saved(people), contested(people)) == (4500, 0)
    assert Entry.objects.count() == 3  # the first, what takes it back, the right one
    confirmed = openings.confirm(actor=cast.actor(people.treasurer), opening=opening, key=uuid7())
    assert confirmed.state == Opening.State.CONFIRMED


def test_what_its_owner_confirmed_is_not_changed(people: Cast) -> None:
    opening = bring(people, 4300, MAY)
    openings.confirm(actor=cast.actor(people.treasurer), opening=opening, key=uuid7())
    with pytest.raises(refusals.OpeningConfirmed):
        openings.put_right(actor=cast.actor(people.treasurer), opening=opening, passbook=Passbook(1, MAY), key=uuid7())


def test_an_empty_passbook_needs_no_entry_and_can_be_put_right(people: Cast) -> None:
    opening = bring(people, 0, MAY)
    assert opening.entry is None
    openings.put_right(actor=cast.actor(people.treasurer), opening=opening, passbook=Passbook(700, MAY), key=uuid7())
    opening.refresh_from_db()
    assert saved(people) == 7
    openings.put_right(actor=cast.actor(people.treasurer), opening=opening, passbook=Passbook(0, MAY), key=uuid7())
    opening.refresh_from_db()
    assert (saved(people), opening.entry) == (0, None)


def test_a_month_collected_here_is_not_in_the_passbook_too(people: Cast) -> None:
    _collect_june(people)
    with pytest.raises(refusals.CollectedHere):
        bring(people, 4300, MAY + 1)
    bring(people, 4300, MAY)
    assert saved(people) == 4400


def _collect_june(people: Cast) -> None:
    by = cast.actor(people.treasurer)
    pledges.promise(actor=by, membership=member(people), amount=100 * BAHT, from_month=MAY + 1, key=uuid7())
    sheet = days.open_day(actor=by, group=people.group, on=NOW.date(), key=uuid7())
    table = days.open_table(actor=by, sheet=sheet, place=till.box(people.group.pk), float_amount=0, key=uuid7())
    taking = Taking(
        table=table.pk,
        number=1,
        membership=member(people).pk,
        items=[Item("pledge", MAY + 1, 100 * BAHT)],
        cash=100 * BAHT,
        transferred=0,
        taken_at=clock.now(),
    )
    slips.take(actor=by, sheet=sheet, taking=taking, key=uuid7())
    _close(people, sheet)


def _close(people: Cast, sheet: Sheet) -> None:
    """Only what posts the slips: the closing has tests of its own."""
    by = cast.actor(people.treasurer)
    counts.count(
        actor=by,
        sheet=sheet,
        place=till.box(people.group.pk),
        moment="closing",
        counted=100 * BAHT,
        pieces={10000: 1},
        counters=(people.treasurer.pk, people.counter.pk),
        key=uuid7(),
    )
    agreed = presence.by_pin(actor=by, group=people.group, second=people.chair)
    keeping = closing.Keeping(first_holder=people.treasurer.pk)
    closing.close(actor=by, sheet=sheet, keeping=keeping, agreed=agreed, waivers_read=True, key=uuid7())


def test_a_month_far_ahead_is_looked_at_again(people: Cast) -> None:
    with pytest.raises(refusals.PaidTooFarAhead):
        bring(people, 4300, MAY + 20)


def test_many_passbooks_at_once_are_one_posting(people: Cast) -> None:
    others = [cast.enrol(people, f"คนที่ {number}") for number in range(3)]
    books = {other: Passbook(100 * (at + 1), MAY) for at, other in enumerate(others)}
    brought = openings.bring_all(actor=cast.actor(people.treasurer), group=people.group, passbooks=books, key=uuid7())
    assert [opening.pledged for opening in brought] == [100, 200, 300]
    assert len({entry.command for entry in Entry.objects.all()}) == 1
