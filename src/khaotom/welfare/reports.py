"""What the welfare fund helped with in a quarter: how often, how many people, how much, by group and kind of help."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import total_ordering
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import kinds
from khaotom.kernel import clock, months
from khaotom.welfare.claims import BENEFIT, DISCRETION
from khaotom.welfare.models import Claim

EVERY = ""
"""In place of a kind: all kinds together."""
OTHER = "other"
"""What a group invented."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months of a Christian year, counted from 1."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    def __lt__(self, other: "Quarter") -> bool:
        return (self.year, self.number) < (other.year, other.number)

    @property
    def first_month(self) -> int:
        """Its first month, as ``kernel.months`` counts."""
        return self.year * 12 + (self.number - 1) * 3

    @property
    def first(self) -> date:
        return months.first_day(self.first_month)

    @property
    def last(self) -> date:
        return months.last_day(self.first_month + 2)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)


@dataclass(slots=True)
class Helped:
    """How often help was paid, to how many people, and how much; satang."""

    events: int = 0
    people: int = 0
    amount: int = 0


Cells = Mapping[tuple[UUID | None, str], Helped]
"""By group (None: all of them) and kind (``EVERY``: all of them)."""


def helped(groups: Collection[UUID], quarter: Quarter) -> Cells:
    """What was paid in the quarter, with every sum; one query. A person counts once in each cell, sums too."""
    since, before = (datetime.combine(day, time(), clock.BANGKOK) for day in (quarter.first, quarter.next.first))
    rows = Claim.objects.filter(group__in=groups, voucher__paid_at__gte=since, voucher__paid_at__lt=before)
    columns = ("group", "clause__kind", "clause__slot", "membership__person", "membership__person__same_as", "amount")
    cells: dict[tuple[UUID | None, str], Helped] = defaultdict(Helped)
    people: dict[tuple[UUID | None, str], set[UUID]] = defaultdict(set)
    for group, kind, slot, person, same_as, amount in rows.values_list(*columns):
        for cell in ((one, other) for one in (group, None) for other in (_kind(kind, slot), EVERY)):
            cells[cell].events += 1
            cells[cell].amount += amount
            people[cell].add(same_as or person)
    for cell, found in people.items():
        cells[cell].people = len(found)
    return dict(cells)


def _kind(kind: str, slot: str) -> str:
    if kind == DISCRETION:
        return DISCRETION
    return slot if slot in kinds[BENEFIT].presets else OTHER


def in_order() -> Sequence[tuple[str, str]]:
    """Every kind of help with its words, as the rules are read; what groups invented together, since one group's is another's."""
    named = [(slot, str(preset.title)) for slot, preset in kinds[BENEFIT].presets.items()]
    return [*named, (OTHER, _("what a group thought of itself")), (DISCRETION, str(kinds[DISCRETION].name))]
