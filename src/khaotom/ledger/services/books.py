"""Opening books, funds and accounts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from khaotom.kernel.ids import uuid7
from khaotom.ledger import chart
from khaotom.ledger.models import NOBODY, Account, Balance, Book, Fund
from khaotom.ledger.services import bulk


@dataclass(frozen=True, slots=True)
class Place:
    """Where an amount goes: a code in a fund and, where there are many of that code, its holder."""

    fund: UUID
    code: str
    holder_kind: str = ""
    holder: UUID = NOBODY
    _hash: int = field(init=False, repr=False, compare=False)  # a posting looks each place up many times

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.fund, self.code, self.holder)))

    def __hash__(self) -> int:
        return self._hash


def open_book(*, network: UUID, owner_kind: str, owner: UUID, funds: Iterable[str]) -> Book:
    """A new book with its funds. Called inside the transaction that makes the body it belongs to."""
    book = Book.objects.create(network=network, owner_kind=owner_kind, owner=owner)
    Fund.objects.bulk_create(Fund(book=book, kind=kind) for kind in funds)
    return book


def accounts(book: Book, places: Iterable[Place]) -> dict[Place, UUID]:
    """The account of each place, opened where it was not there yet. The book must be locked by this transaction."""
    wanted = set(places)
    found = _existing(book, wanted)
    missing = sorted(wanted - found.keys(), key=lambda place: (str(place.fund), place.code, str(place.holder)))
    if missing:
        found |= _open(book, missing)
    return found


def _existing(book: Book, wanted: set[Place]) -> dict[Place, UUID]:
    rows = Account.objects.filter(book=book, code__in={p.code for p in wanted}, holder__in={p.holder for p in wanted})
    columns = rows.values_list("pk", "fund", "code", "holder_kind", "holder")
    found = {Place(fund, code, kind, holder): pk for pk, fund, code, kind, holder in columns}
    return {place: pk for place, pk in found.items() if place in wanted}


def _open(book: Book, places: list[Place]) -> dict[Place, UUID]:
    opened = {place: uuid7() for place in places}
    bulk.insert(
        Account,
        ("id", "book", "fund", "code", "holder_kind", "holder"),
        [(pk, book.pk, place.fund, place.code, place.holder_kind, place.holder) for place, pk in opened.items()],
    )
    bulk.insert(
        Balance,
        ("account", "amount", "side", "seq"),
        [(pk, 0, chart.codes[place.code].side, 0) for place, pk in opened.items()],
    )
    return opened
