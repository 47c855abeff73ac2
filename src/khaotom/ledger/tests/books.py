"""A little book for the ledger's own tests: words of the chart that stand for any room's, and short ways to write an entry."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.kernel.ids import uuid7
from khaotom.ledger import chart
from khaotom.ledger.models import Balance, Book, Entry
from khaotom.ledger.services import books, posting
from khaotom.ledger.services.books import Place
from khaotom.ledger.services.posting import Draft, Leg

BOX = "tst-1110"
SAVED = "tst-2110"
FINES = "tst-4110"
RECEIPT = "test.receipt"
PAYOUT = "test.payout"
DAY = date(2019, 6, 9)
SLIP = Citation(kind="slip", number="A-018")

for code, account in (
    (BOX, chart.Code("box", side=1, hledger="assets", cash=True)),
    (SAVED, chart.Code("saved", side=-1, hledger="liabilities")),
    (FINES, chart.Code("fines", hledger="income")),
):
    chart.codes.register(code, account)
for kind in (RECEIPT, PAYOUT):
    chart.kinds.register(kind, chart.Kind(kind))


def on(day: date = DAY) -> AbstractContextManager[None]:
    """Let it be half past three on a day."""
    return clock.at(datetime(day.year, day.month, day.day, 15, 30))


@dataclass
class Group:
    """A body with a book of two funds, one box and members who are ids only."""

    book: Book
    savings: UUID
    welfare: UUID
    box: UUID
    actor: Actor

    def cash(self, fund: UUID | None = None) -> Place:
        """The box's account in a fund."""
        return Place(fund or self.savings, BOX, "place", self.box)

    def saved(self, member: UUID) -> Place:
        """A member's savings."""
        return Place(self.savings, SAVED, "membership", member)

    def fines(self, fund: UUID | None = None) -> Place:
        """The fund's income."""
        return Place(fund or self.savings, FINES)

    def receipt(self, amount: int, member: UUID, *, day: date = DAY, **more: Any) -> Draft:
        """``amount`` satang of a member's pledge taken in cash."""
        return entry([Leg(self.cash(), amount), Leg(self.saved(member), -amount)], day=day, **more)

    def payout(self, amount: int, member: UUID, *, day: date = DAY) -> Draft:
        """``amount`` satang given back."""
        return entry([Leg(self.saved(member), amount), Leg(self.cash(), -amount)], kind=PAYOUT, day=day)

    def post(self, *drafts: Draft) -> list[Entry]:
        """Post drafts under a new command."""
        with transaction.atomic():
            return posting.post(book=self.book.pk, drafts=drafts, command=uuid7())

    def balance(self, place: Place) -> int:
        """What the ledger keeps as the place's balance."""
        return Balance.objects.get(account__fund=place.fund, account__code=place.code, account__holder=place.holder).amount


def a_group() -> Group:
    """A new body and its book; nothing is in it yet."""
    network, owner = uuid7(), uuid7()
    book = books.open_book(network=network, owner_kind="group", owner=owner, funds=["savings", "welfare"])
    funds = {fund.kind: fund.pk for fund in book.funds.all()}
    return Group(book, funds["savings"], funds["welfare"], uuid7(), Actor.alone(network=network, person=uuid7()))


def entry(legs: Iterable[Leg], *, kind: str = RECEIPT, day: date = DAY, **more: Any) -> Draft:
    """A draft of these legs."""
    return Draft(kind=kind, date=day, citation=SLIP, legs=list(legs), **more)


@contextmanager
def refused_by_database(name: str) -> Any:
    """The block must be refused by the constraint or seal of this name; what it did is undone."""
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        yield
    assert name in said_by(caught.value)


def said_by(error: DatabaseError) -> str:
    """The constraint's name where the engine gives one, else its message."""
    cause = error.__cause__
    return getattr(getattr(cause, "diag", None), "constraint_name", None) or str(error)


def execute(sql: str, parameters: Iterable[Any] = ()) -> None:
    """Raw SQL, as a careless hand would write it."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))
