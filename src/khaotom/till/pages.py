"""What the page of places shows, ready for a template."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from khaotom.ledger.models import Book, Fund
from khaotom.till import selectors
from khaotom.till.models import Place


@dataclass(frozen=True, slots=True)
class Held:
    """One place, and what each fund has in it by the book: (the fund's kind, satang), those with nothing left out."""

    place: Place
    funds: Sequence[tuple[str, int]]

    @property
    def total(self) -> int:
        """Satang of all funds."""
        return sum(amount for _fund, amount in self.funds)

    @property
    def may_go(self) -> bool:
        """May it be put away? For what the page offers; the act itself asks again."""
        return self.place.kind != Place.Kind.BOX and self.place.retired_on is None and not self.funds


@dataclass(frozen=True, slots=True)
class Places:
    """Those in use, and those put away."""

    used: Sequence[Held]
    retired: Sequence[Held]


def places(group: UUID) -> Places:
    """A group's places with their money; four queries. Before the book is opened there is nothing in them."""
    book = Book.objects.filter(owner=group).first()
    kinds = {fund.pk: fund.get_kind_display() for fund in Fund.objects.filter(book=book)} if book else {}
    held = selectors.balances(book.pk) if book else {}
    every = [
        Held(place, [(str(kinds[fund]), amount) for fund, amount in held.get(place.pk, {}).items() if amount])
        for place in selectors.places(group)
    ]
    return Places([one for one in every if one.place.retired_on is None], [one for one in every if one.place.retired_on])
