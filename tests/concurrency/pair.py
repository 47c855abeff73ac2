"""A clerk who posts to two books in one transaction: ``python -m tests.concurrency.pair ACT …``. Says ``ready``, waits, acts.

Acts: ``open`` two books · ``transfer BOOK OTHER TIMES``, between them, locked the one right way · ``grab BOOK OTHER TIMES``, locked in
the order given, as nobody should; says how often the database had to break it up · ``count BOOK``, its entries.
"""

import sys
from collections.abc import Callable
from datetime import date
from uuid import UUID

import django

django.setup()

from django.db import OperationalError, transaction  # noqa: E402

from khaotom.front.retry import worth_repeating  # noqa: E402
from khaotom.kernel.citation import FOUNDING  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.ledger import chart  # noqa: E402
from khaotom.ledger.models import Book, Fund  # noqa: E402
from khaotom.ledger.services import books, posting  # noqa: E402
from tests.concurrency.clerk import AMOUNT, KIND, NOBODY, wait_for_the_others  # noqa: E402


def open_two() -> None:
    """Two books with a savings fund each; prints their ids."""
    with transaction.atomic():
        two = [books.open_book(network=NOBODY, owner_kind="group", owner=uuid7(), funds=[Fund.Kind.SAVINGS]) for _ in range(2)]
    print(*(book.pk for book in two))


def transfer(book: str, other: str, times: str) -> None:
    """Post one entry to each book, both in one transaction, again and again."""
    pair = [UUID(book), UUID(other)]
    wait_for_the_others()
    for _time in range(int(times)):
        with transaction.atomic():
            posting.lock(pair)
            for one in pair:
                _post(one)
    print("done")


def grab(book: str, other: str, times: str) -> None:
    """The same, but each book is locked as it comes. A deadlock is begun again, as the door would."""
    pair = [UUID(book), UUID(other)]
    wait_for_the_others()
    given_way = done = 0
    while done < int(times):
        try:
            with transaction.atomic():
                for one in pair:
                    _post(one)
            done += 1
        except OperationalError as problem:
            if not worth_repeating(problem):
                raise
            given_way += 1
    print(given_way)


def count(book: str) -> None:
    """Print how many entries the book has."""
    print(Book.objects.get(pk=book).last_seq)


def _post(book: UUID) -> None:
    fund = Book.objects.get(pk=book).funds.get().pk
    legs = [posting.Leg(books.Place(fund, chart.OPENING), AMOUNT), posting.Leg(books.Place(fund, chart.CONTESTED), -AMOUNT)]
    posting.post(
        book=book, drafts=[posting.Draft(kind=KIND, date=date(2019, 6, 9), citation=FOUNDING, legs=legs)], command=uuid7()
    )


ACTS: dict[str, Callable[..., None]] = {"open": open_two, "transfer": transfer, "grab": grab, "count": count}

if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
