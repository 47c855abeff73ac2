"""The group's money as its own members see it: where the cash is, who holds it, what does not fit yet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from khaotom.collection import selectors as collection
from khaotom.collection.models import Sheet
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Account, Book, Fund
from khaotom.people.models import Group
from khaotom.savings.chart import PLEDGES
from khaotom.till import chart
from khaotom.till.models import Custody, Place

CODES = (chart.CASH, chart.BANK, chart.TRANSFERS, chart.SUSPENSE)


@dataclass(slots=True)
class Held:
    """One place of the group's money, satang by kind of fund."""

    name: str
    in_bank: bool
    by_fund: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def savings(self) -> int:
        """The savings fund's part."""
        return self.by_fund.get(Fund.Kind.SAVINGS, 0)

    @property
    def welfare(self) -> int:
        """The welfare fund's part."""
        return self.by_fund.get(Fund.Kind.WELFARE, 0)

    @property
    def total(self) -> int:
        """All of it."""
        return sum(self.by_fund.values())


@dataclass(frozen=True, slots=True)
class Money:
    """All that the group has, by place, and whose it is; satang. ``saved`` is the members', ``welfare`` the welfare fund's.

    ``transfers``: told by members, not yet found in the bank book. ``suspense``: what was counted short (positive: missing) and is
    not explained.
    """

    places: Sequence[Held]
    transfers: int
    suspense: int
    saved: int
    welfare: int
    last: Sheet | None
    custody: Custody | None
    true_up_to: int

    @property
    def own(self) -> int:
        """The savings fund's money that is no member's: fines, fees and what was brought in with it."""
        return self.sums.total + self.transfers + self.suspense - self.saved - self.welfare

    @property
    def difference(self) -> int:
        """What was counted above the book and is not explained; negative when short."""
        return -self.suspense

    @property
    def sums(self) -> Held:
        """All places together."""
        every = Held("", in_bank=False)
        for place in self.places:
            for fund, amount in place.by_fund.items():
                every.by_fund[fund] += amount
        return every


def money(group: Group) -> Money | None:
    """Where the group's money is at this moment; six queries. None before its book is opened."""
    book = Book.objects.filter(owner=group.pk).first()
    if book is None:
        return None
    last = collection.latest(group.pk)
    found = Account.objects.filter(book=book, code__in=CODES).values_list("code", "fund__kind", "holder", "balance__amount")
    rows = list(found)
    return Money(
        places=_places(group, [row for row in rows if row[0] in (chart.CASH, chart.BANK)]),
        transfers=sum(row[3] for row in rows if row[0] == chart.TRANSFERS),
        suspense=sum(row[3] for row in rows if row[0] == chart.SUSPENSE),
        saved=-sum(ledger.balances_of_code(book.pk, PLEDGES).values()),
        welfare=sum(row[3] for row in rows if row[1] == Fund.Kind.WELFARE),
        last=last,
        custody=_custody(last),
        true_up_to=book.last_seq,
    )


def _places(group: Group, rows: Sequence[tuple[str, str, UUID, int]]) -> list[Held]:
    """The places with something in them, and those in use: the bank last."""
    places = Place.objects.filter(group=group).order_by("kind", "name")
    held = {place.pk: Held(place.name, place.kind == Place.Kind.BANK) for place in places}
    for _code, fund, place, amount in rows:
        held[place].by_fund[fund] += amount
    return sorted((one for one in held.values() if one.total), key=lambda one: one.in_bank)


def _custody(last: Sheet | None) -> Custody | None:
    """Who holds the last evening's cash, with the bank's slip if it is there."""
    if last is None:
        return None
    rows = Custody.objects.filter(subject=last.pk).select_related("first_holder", "second_holder", "banking")
    return rows.first()
