"""A clerk as a process of her own: ``python -m tests.concurrency.clerk ACT …``. Says ``ready``, waits for a line, then acts.

Acts: ``open`` a book · ``post BOOK FUND TIMES`` entries · ``send KEY`` one command · ``audit BOOK``, which says what does not add up.
"""

import sys
from collections.abc import Callable
from datetime import date
from itertools import accumulate
from uuid import UUID

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.db.models import Sum  # noqa: E402

from khaotom.kernel.actor import Actor  # noqa: E402
from khaotom.kernel.citation import FOUNDING  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.ledger import chart  # noqa: E402
from khaotom.ledger.models import Account, Book, Entry, Fund, Line  # noqa: E402
from khaotom.ledger.services import books, posting  # noqa: E402
from khaotom.trail import services as trail  # noqa: E402

NOBODY = UUID(int=0)
AMOUNT = 130_00
KIND = "test.brought_forward"
chart.kinds.register(KIND, chart.Kind("brought forward"))


def wait_for_the_others() -> None:
    """All begin at the same moment: when the test has heard everybody say ready."""
    print("ready", flush=True)
    sys.stdin.readline()


def open_book() -> None:
    """A new book with a savings fund; prints the two ids."""
    with transaction.atomic():
        book = books.open_book(network=NOBODY, owner_kind="group", owner=uuid7(), funds=[Fund.Kind.SAVINGS])
    print(book.pk, book.funds.get().pk)


def post(book: str, fund: str, times: str) -> None:
    """Post entries one transaction each, saying how many are committed."""
    places = [books.Place(UUID(fund), chart.OPENING), books.Place(UUID(fund), chart.CONTESTED)]
    wait_for_the_others()
    for number in range(int(times)):
        with transaction.atomic():
            legs = [posting.Leg(places[0], AMOUNT), posting.Leg(places[1], -AMOUNT)]
            draft = posting.Draft(kind=KIND, date=date(2019, 6, 9), citation=FOUNDING, legs=legs)
            posting.post(book=UUID(book), drafts=[draft], command=uuid7())
        print(number + 1, flush=True)


def send(key: str) -> None:
    """Send one command; print whether it was new."""
    actor = Actor.alone(network=NOBODY, person=NOBODY)
    wait_for_the_others()
    with transaction.atomic():
        print(trail.once(actor=actor, key=UUID(key), what="test.send", arguments={"amount": AMOUNT}))


def audit(book: str) -> None:
    """Print how many entries the book has, and then each thing that does not add up."""
    row = Book.objects.get(pk=book)
    numbers = list(Entry.objects.filter(book=row).order_by("seq").values_list("seq", flat=True))
    print(len(numbers))
    if numbers != list(range(1, row.last_seq + 1)):
        print(f"numbers have gaps: {numbers}")
    if Line.objects.exclude(entry__in=Entry.objects.filter(book=row)).exists():
        print("there are lines without an entry")
    for account in Account.objects.filter(book=row):
        lines = Line.objects.filter(account=account)
        total = lines.aggregate(total=Sum("amount"))["total"] or 0
        month = account.turnovers.aggregate(debit=Sum("debit"), credit=Sum("credit"))
        amounts, after = zip(*lines.order_by("seq", "no").values_list("amount", "balance_after"), strict=True)
        if (account.balance.amount, (month["debit"] or 0) - (month["credit"] or 0)) != (total, total):
            print(f"{account.code}: lines {total}, balance {account.balance.amount}, turnover {month}")
        if list(accumulate(amounts)) != list(after):
            print(f"{account.code}: a balance after a line is not the sum of the lines up to it")


ACTS: dict[str, Callable[..., None]] = {"open": open_book, "post": post, "send": send, "audit": audit}

if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
