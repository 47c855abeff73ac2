"""A meeting of 150 members, as postings: 150 receipts of four lines. Amounts differ, so that no row is like another."""

from datetime import date
from uuid import UUID

from khaotom.kernel import months
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.kernel.ids import uuid7
from khaotom.ledger import chart
from khaotom.ledger.models import Book
from khaotom.ledger.services import books
from khaotom.ledger.services.books import Place
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.savings.chart import PLEDGES
from khaotom.till.chart import CASH
from khaotom.welfare.chart import CONTRIBUTIONS

MEMBERS = 150
DAY = date(2019, 6, 9)
NETWORK = uuid7()
ACTOR = Actor.alone(network=NETWORK, person=uuid7())
KIND = "bench.slip"
chart.kinds.register(KIND, chart.Kind("slip"))


class Evening:
    """One group's book and its evening."""

    def __init__(self) -> None:
        self.book: Book = books.open_book(network=NETWORK, owner_kind="group", owner=uuid7(), funds=["savings", "welfare"])
        self.funds = {fund.kind: fund.pk for fund in self.book.funds.all()}
        self.box = uuid7()
        self.members = [uuid7() for _ in range(MEMBERS)]

    def drafts(self) -> list[Draft]:
        """150 receipts: pledge and welfare, both in cash."""
        return [self._receipt(member, 50_00 + at * 10_00 % 950_00) for at, member in enumerate(self.members)]

    def _receipt(self, member: UUID, pledge: int) -> Draft:
        savings, welfare = self.funds["savings"], self.funds["welfare"]
        month = months.of(DAY)
        legs = [
            Leg(Place(savings, CASH, "place", self.box), pledge),
            Leg(Place(savings, PLEDGES, "membership", member), -pledge, month),
            Leg(Place(welfare, CASH, "place", self.box), 30_00),
            Leg(Place(welfare, CONTRIBUTIONS, "membership", member), -30_00, month),
        ]
        return Draft(kind=KIND, date=DAY, citation=Citation("slip", uuid7(), "A-018"), legs=legs)
