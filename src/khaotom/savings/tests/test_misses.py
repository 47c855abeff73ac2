"""What was missed, and what a correction makes of it: in time is what had come by the day that was closed without it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from khaotom.bylaws.services import rules as bylaws
from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM, Citation
from khaotom.kernel.ids import uuid7
from khaotom.ledger import chart as codes
from khaotom.ledger.models import Fund
from khaotom.ledger.services import books, posting
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.meetings.services import days, resolutions
from khaotom.people.models import Membership
from khaotom.savings import chart, selectors
from khaotom.savings.models import Errand, Missed, Waiver
from khaotom.savings.services import misses, pledges
from khaotom.savings.services.misses import WaiverAsked
from tests import cast
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
MAY_9, JUNE_9 = date(2019, 5, 9), date(2019, 6, 9)
MAY, JUNE = months.of(MAY_9), months.of(JUNE_9)
BAHT = 100


@dataclass
class Village:
    people: Cast
    book: UUID
    fund: UUID

    @property
    def member(self) -> Membership:
        return cast.membership(self.people.member)

    def pays(self, month: int, baht: int, *, happened_on: date, on: date | None = None) -> None:
        """She pays for a month; entered on ``on``, if that is another day."""
        posting.post(
            book=self.book,
            drafts=[
                Draft(
                    kind="collection.slip",
                    date=on or happened_on,
                    happened_on=happened_on,
                    citation=Citation("slip", uuid7(), "A-001"),
                    legs=[
                        Leg(books.Place(self.fund, codes.OPENING), baht * BAHT),
                        Leg(books.Place(self.fund, chart.PLEDGES, "membership", self.member.pk), -baht * BAHT, month),
                    ],
                )
            ],
            command=uuid7(),
        )

    def misses(self, month: int, on: date) -> None:
        misses.record(group=self.people.group.pk, memberships=[self.member.pk], month=month, closing=uuid7(), on=on)

    def reviewed(self, *of: int) -> None:
        misses.review(group=self.people.group.pk, months={self.member.pk: of or (MAY, JUNE)})

    def missed(self) -> list[int]:
        return sorted(selectors.missed_months([self.member.pk])[self.member.pk])

    def rule(self, kind: str, since: date = cast.SINCE, **parameters: int) -> None:
        bylaws.enact(
            actor=cast.actor(self.people.treasurer),
            group=self.people.group,
            kind=kind,
            parameters=parameters,
            effective_from=since,
            citation=CUSTOM,
            key=uuid7(),
        )

    def fines(self, on: date = JUNE_9) -> list[tuple[int, int]]:
        due = selectors.dues(group=self.people.group.pk, book=self.book, memberships=[self.member.pk], on=on)
        return [(one.month, one.amount // BAHT) for one in due[self.member.pk].fines]


@pytest.fixture
def village() -> Village:
    people = cast.network()
    book = books.open_book(
        network=people.network.pk, owner_kind="group", owner=people.group.pk, funds=[Fund.Kind.SAVINGS, Fund.Kind.WELFARE]
    )
    made = Village(people, book.pk, Fund.objects.get(book=book, kind="savings").pk)
    made.rule("pledge", lowest=5000, highest=100000, step=1000, ahead=12, pause=6)
    with clock.at(datetime(2019, 1, 9)):
        pledges.promise(
            actor=cast.actor(people.treasurer), membership=made.member, amount=100 * BAHT, from_month=MAY, key=uuid7()
        )
    return made


def test_a_payment_after_the_day_was_closed_does_not_undo_the_miss(village: Village) -> None:
    village.misses(MAY, MAY_9)
    village.pays(MAY, 100, happened_on=JUNE_9)
    village.reviewed()
    assert village.missed() == [MAY]


def test_a_correction_of_what_came_in_time_undoes_it(village: Village) -> None:
    """On the evening of 9 May she paid; it was found out and written down a week later."""
    village.misses(MAY, MAY_9)
    village.pays(MAY, 100, happened_on=MAY_9, on=date(2019, 5, 16))
    village.reviewed()
    assert village.missed() == []


def test_a_part_in_time_and_the_rest_later_is_a_miss(village: Village) -> None:
    village.misses(MAY, MAY_9)
    village.pays(MAY, 60, happened_on=MAY_9, on=date(2019, 5, 16))
    village.pays(MAY, 40, happened_on=JUNE_9)
    village.reviewed()
    assert village.missed() == [MAY]


def test_what_was_paid_ahead_long_before_is_in_time(village: Village) -> None:
    village.misses(MAY, MAY_9)
    village.pays(MAY, 100, happened_on=date(2019, 1, 9))
    village.reviewed()
    assert village.missed() == []


def test_what_is_taken_back_again_lets_the_miss_stand(village: Village) -> None:
    """It was another สมใจ after all."""
    village.misses(MAY, MAY_9)
    village.pays(MAY, 100, happened_on=MAY_9, on=date(2019, 5, 16))
    village.reviewed()
    village.pays(MAY, 50, happened_on=MAY_9)
    posted = village.missed()
    village.pays(MAY, -100, happened_on=MAY_9, on=date(2019, 5, 20))
    village.reviewed()
    assert (posted, village.missed()) == ([], [MAY])


def test_only_the_months_that_were_moved_are_looked_at(village: Village) -> None:
    village.misses(MAY, MAY_9)
    village.pays(MAY, 100, happened_on=MAY_9)
    village.reviewed(JUNE)
    assert village.missed() == [MAY]


def test_no_new_miss_is_made_by_a_correction(village: Village) -> None:
    village.reviewed()
    assert not Missed.objects.exists()


def test_two_misses_in_a_row_send_somebody_and_one_alone_does_not(village: Village) -> None:
    village.rule("errand", after=2, days=7)
    village.misses(MAY, MAY_9)
    assert not Errand.objects.exists()
    village.misses(JUNE, JUNE_9)
    errand = Errand.objects.get()
    assert (errand.since, errand.due_on) == (JUNE_9, date(2019, 6, 16))


def test_an_errand_is_not_opened_twice(village: Village) -> None:
    village.rule("errand", after=1, days=7)
    village.misses(MAY, MAY_9)
    village.misses(JUNE, JUNE_9)
    assert Errand.objects.count() == 1


def test_without_a_miss_nobody_has_to_go(village: Village) -> None:
    """The correction shows she had paid in June: the run is broken, the errand goes; taken back, it is there again."""
    village.rule("errand", after=2, days=7)
    village.misses(MAY, MAY_9)
    village.misses(JUNE, JUNE_9)
    village.pays(JUNE, 100, happened_on=JUNE_9)
    village.reviewed()
    assert selectors.errands_open(village.people.group.pk) == []
    village.pays(JUNE, -100, happened_on=JUNE_9)
    village.reviewed()
    assert len(selectors.errands_open(village.people.group.pk)) == 1


def test_an_earlier_month_paid_in_time_breaks_the_run_too(village: Village) -> None:
    village.rule("errand", after=2, days=7)
    village.misses(MAY, MAY_9)
    village.misses(JUNE, JUNE_9)
    village.pays(MAY, 100, happened_on=MAY_9)
    village.reviewed()
    assert selectors.errands_open(village.people.group.pk) == []


def test_an_errand_somebody_went_on_stays(village: Village) -> None:
    village.rule("errand", after=1, days=7)
    village.misses(MAY, MAY_9)
    Errand.objects.update(gone_on=date(2019, 5, 12), gone_by=village.people.counter.pk)
    village.pays(MAY, 100, happened_on=MAY_9)
    village.reviewed()
    assert not Errand.objects.get().withdrawn


def test_a_fine_is_that_of_the_day_it_was_missed(village: Village) -> None:
    """A fine agreed on in June is none for May."""
    village.misses(MAY, MAY_9)
    village.rule("fine", since=date(2019, 6, 1), amount=1000, in_a_row=3)
    village.misses(JUNE, JUNE_9)
    assert village.fines() == [(JUNE, 10)]


def test_a_month_she_was_let_rest_afterwards_costs_nothing(village: Village) -> None:
    village.rule("fine", amount=1000, in_a_row=3)
    village.misses(MAY, MAY_9)
    assert village.fines() == [(MAY, 10)]
    with clock.at(datetime(2019, 6, 9, 19)):
        decided = resolutions.decide(meeting=days.on(village.people.group, JUNE_9), kind="pledge_pause", key=uuid7())
        pledges.pause(
            actor=cast.actor(village.people.treasurer),
            membership=village.member,
            from_month=MAY,
            months=2,
            resolution=decided,
            key=uuid7(),
        )
    assert village.fines() == []


def test_a_fine_let_off_at_two_tables_is_let_off_once(village: Village) -> None:
    asked = [WaiverAsked(village.member.pk, MAY, 1000, Waiver.Reason.ILL, uuid7()) for _table in "AB"]
    misses.waive(asked, None)
    misses.waive(asked, None)
    assert Waiver.objects.count() == 1


def test_many_corrections_are_reviewed_at_once(village: Village) -> None:
    member = village.member
    for number in range(6):
        village.misses(MAY + number, MAY_9 + timedelta(days=30 * number))
    for number in range(0, 6, 2):
        village.pays(MAY + number, 100, happened_on=MAY_9)
    misses.review(group=village.people.group.pk, months={member.pk: range(MAY, MAY + 6)})
    assert village.missed() == [MAY + 1, MAY + 3, MAY + 5]
