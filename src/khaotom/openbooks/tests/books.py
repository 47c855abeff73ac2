"""Two groups with a few months in their books, posted as evenings post them, and who asks for the pages."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from khaotom.bylaws.services import rules
from khaotom.collection.models import Sheet
from khaotom.collection.services import days, furnishing
from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM, Citation
from khaotom.kernel.ids import uuid7
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Entry
from khaotom.ledger.services import posting
from khaotom.ledger.services.books import Place
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.people.models import Group, Person
from khaotom.savings import chart as savings
from khaotom.till import chart as till_chart
from khaotom.till import selectors as till
from khaotom.till.models import Custody
from khaotom.welfare import chart as welfare
from tests import cast
from tests.cast import Cast

BAHT = 100
NOW = datetime(2019, 7, 1, 10)  # June has ended
JUNE = months.of(date(2019, 6, 9))
SENTINELS = ("สมศรีลับ", "ชูแก้วลับ", "0899999999")


@dataclass
class Books:
    """The cast, with a book in each of its two groups."""

    people: Cast

    def give(self, group: Group, person: Person, *, saved: int, given: int, on: date) -> Entry:
        """One slip of one member: baht saved and given to the welfare fund, in cash."""
        member, book = cast.membership(person), ledger.book_of(group.pk)
        funds = {kind: fund.pk for kind, fund in ledger.funds_of(book.pk).items()}
        box = till.box(group.pk).pk
        parts = [("savings", savings.PLEDGES, saved), ("welfare", welfare.CONTRIBUTIONS, given)]
        legs = [
            leg
            for fund, code, baht in parts
            if baht
            for leg in (
                Leg(till_chart.cash(funds[fund], box), baht * BAHT),
                Leg(Place(funds[fund], code, "membership", member.pk), -baht * BAHT, months.of(on)),
            )
        ]
        return self.post(book.pk, legs, on)

    def post(self, book: UUID, legs: list[Leg], on: date) -> Entry:
        """One entry of an evening."""
        draft = Draft(kind="collection.slip", date=on, citation=Citation("slip", uuid7(), "A-001"), legs=legs)
        with clock.at(datetime.combine(on, datetime.min.time())):
            (entry,) = posting.post(book=book, drafts=[draft], command=uuid7())
        return entry

    def enact(self, kind: str, parameters: dict[str, object], number: str = "") -> None:
        """A rule of the cast's own group."""
        rules.enact(
            actor=cast.actor(self.people.chair),
            group=self.people.group,
            kind=kind,
            number=number,
            parameters=parameters,
            effective_from=cast.SINCE,
            citation=CUSTOM,
            key=uuid7(),
        )

    def hold(self, *, on: date, to_bank: int) -> Sheet:
        """A collection day whose cash is in two officers' hands; baht that are to go to the bank."""
        with clock.at(datetime.combine(on, datetime.min.time())):
            sheet = days.open_day(actor=cast.actor(self.people.treasurer), group=self.people.group, on=on, key=uuid7())
            Custody.objects.create(
                place=till.box(self.people.group.pk),
                subject=sheet.pk,
                amount=to_bank * BAHT,
                first_holder=self.people.treasurer,
                since=clock.now(),
                to_bank=to_bank * BAHT,
                bank_by=on,
            )
        return sheet


def opened() -> Books:
    """Both groups with a book: April, May and June in one, June in the other."""
    books = Books(cast.network())
    people = books.people
    for group in (people.group, people.other_group):
        furnishing.furnish(actor=cast.actor(people.administrator), group=group, key=uuid7())
    books.give(people.group, people.member, saved=100, given=30, on=date(2019, 4, 9))
    books.give(people.group, people.member, saved=200, given=0, on=date(2019, 5, 9))
    books.give(people.group, people.treasurer, saved=50, given=30, on=date(2019, 6, 9))
    books.give(people.other_group, people.other_treasurer, saved=1000, given=0, on=date(2019, 6, 2))
    return books
