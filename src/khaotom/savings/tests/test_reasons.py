"""Where a payment went: the clause that divided it is named where the book bears it out, and never guessed."""

from datetime import date

import pytest

from khaotom.bylaws.services import rules
from khaotom.kernel import months
from khaotom.kernel.citation import CUSTOM, Citation
from khaotom.kernel.ids import uuid7
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Entry
from khaotom.ledger.services import books, posting, reversing
from khaotom.ledger.services.books import Place
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.people.models import Membership
from khaotom.savings import chart, reasons
from khaotom.savings.beside import Reason
from tests import cast

pytestmark = pytest.mark.django_db
BAHT = 100
DAY = date(2019, 6, 9)
JUNE = months.of(DAY)


class Book:
    """One member of a group that divides each payment 70 to 30 by its rule 6; what is posted is up to the test."""

    def __init__(self) -> None:
        people = cast.network()
        self.member: Membership = cast.membership(people.member)
        funds = ["savings", "welfare"]
        self.book = books.open_book(network=people.network.pk, owner_kind="group", owner=people.group.pk, funds=funds)
        self.funds = {kind: fund.pk for kind, fund in ledger.funds_of(self.book.pk).items()}
        rules.enact(
            actor=cast.actor(people.treasurer),
            group=people.group,
            kind="payment_split",
            number="6",
            parameters={"welfare": 30},
            effective_from=date(2019, 1, 1),
            citation=CUSTOM,
            key=uuid7(),
        )

    def post(self, slip: str, *parts: tuple[int, int, int], on: date = DAY) -> Entry:
        """A slip of (month, satang saved, satang to the welfare fund)."""
        legs = []
        for month, saved, given in parts:
            legs += [
                Leg(Place(self.funds["savings"], "3000"), saved),
                Leg(Place(self.funds["welfare"], "3000"), given),
                Leg(Place(self.funds["savings"], chart.PLEDGES, "membership", self.member.pk), -saved, month),
                Leg(Place(self.funds["welfare"], chart.SPLIT, "membership", self.member.pk), -given, month),
            ]
        draft = Draft(
            kind="collection.slip", date=on, citation=Citation("slip", uuid7(), slip), legs=[leg for leg in legs if leg.amount]
        )
        (entry,) = posting.post(book=self.book.pk, drafts=[draft], command=uuid7())
        return entry

    def take_back(self, entry: Entry) -> None:
        reversing.reverse(book=self.book.pk, entries=[entry], on=DAY, reason="wrong_person", citation=CUSTOM, command=uuid7())

    def last(self) -> reasons.Payment | None:
        return reasons.last_payment(self.member)


@pytest.fixture
def book() -> Book:
    return Book()


def only(payment: reasons.Payment | None) -> Reason:
    assert payment is not None
    (part,) = payment.parts
    return part


def test_a_divided_payment_names_both_parts_and_the_clause(book: Book) -> None:
    book.post("A-018", (JUNE, 70 * BAHT, 30 * BAHT), (JUNE + 1, 70 * BAHT, 30 * BAHT))
    part = only(book.last())
    assert (part.what, part.amount) == ("สัจจะ มิ.ย. 62 – ก.ค. 62", 200 * BAHT)
    assert part.because == "แบ่งเป็นสัจจะ 140 บาท เข้ากองสวัสดิการ 60 บาท"
    assert part.cited is not None
    assert part.cited.words == "ข้อ 6 ใช้ตั้งแต่ 1 ม.ค. 62"


def test_each_month_is_divided_by_itself_to_the_satang(book: Book) -> None:
    """55.25 is 38.67 or 38.68: by the largest remainder 38.68 and 16.57 (38.675 and 16.575, the earlier first)."""
    book.post("A-018", (JUNE, 3868, 1657))
    assert only(book.last()).cited is not None
    book.post("A-019", (JUNE, 3867, 1658))
    assert only(book.last()).cited is None


def test_a_payment_from_before_the_rule_names_no_clause(book: Book) -> None:
    book.post("A-001", (JUNE - 12, 70 * BAHT, 30 * BAHT), on=date(2018, 6, 9))
    part = only(book.last())
    assert (part.because, part.cited) == ("แบ่งเป็นสัจจะ 70 บาท เข้ากองสวัสดิการ 30 บาท", None)


def test_what_was_not_divided_says_nothing_of_it(book: Book) -> None:
    book.post("A-018", (JUNE, 100 * BAHT, 0))
    assert (only(book.last()).because, only(book.last()).cited) == ("", None)


def test_a_slip_taken_back_is_no_payment(book: Book) -> None:
    assert book.last() is None
    book.post("A-018", (JUNE, 70 * BAHT, 30 * BAHT))
    book.take_back(book.post("A-019", (JUNE + 1, 700 * BAHT, 300 * BAHT)))
    payment = book.last()
    assert payment is not None
    assert (payment.slip, payment.total) == ("A-018", 100 * BAHT)
