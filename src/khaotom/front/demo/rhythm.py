"""How a neighbourhood pays: who comes this month, who is late, who sends the money with somebody. No database, no clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from uuid import UUID

from khaotom.collection.selectors import Due, Row
from khaotom.savings.models import Waiver
from khaotom.till.models import TransferSlip

BY_MONTH = {1: 82, 2: 93, 3: 92, 4: 88, 5: 80, 6: 93, 7: 91, 8: 92, 9: 91, 10: 90, 11: 80, 12: 79}
"""Of a hundred who owe, how many pay on the day: fewer at the start of school (May) and in the monsoon (November to January)."""
FASTING, ORDINARY = 85, 90
HIJRA = date(622, 7, 19).toordinal()
"""The first day of the first Hijri year."""
FEWEST_TRANSFERS, MOST_TRANSFERS = 0.05, 0.18
TOGETHER, AHEAD = 0.65, 0.025
LATE_AT_ONCE, LATE_LATER = 0.45, 0.25
"""How likely one who pays this month pays what is old too: the month after, and later."""
LET_OFF = 0.3
REASONS = (Waiver.Reason.ILL, Waiver.Reason.NO_WORK, Waiver.Reason.SEA, Waiver.Reason.COMMITTEE)
LONGEST_SILENCE = 4
"""Months owed after which the meeting lets a member rest instead."""


@dataclass(frozen=True)
class Habits:
    """What one member is like: how surely she pays (of 1), whether others bring her money, when she began to transfer (of 1)."""

    surely: float
    sends: float
    transfers: float

    @classmethod
    def draw(cls, rng: Random, steadiness: int) -> "Habits":
        """Most are steady, some waver, a few struggle."""
        kind = rng.random()
        surely = 1.05 if kind < 0.74 else 0.86 if kind < 0.94 else 0.5
        sends = 0.85 if rng.random() < 0.2 else 0.16
        return cls(surely * steadiness / 100, sends, rng.random())


@dataclass
class Paying:
    """What one member pays this evening, and how."""

    row: Row
    dues: list[Due]
    let_off: list[Due] = field(default_factory=list)
    reason: str = ""
    by_transfer: bool = False
    transfer: TransferSlip | None = None  # once it was told
    carried: bool = False
    house: UUID | None = None  # paid with one hand together with others of this house

    @property
    def amount(self) -> int:
        """Satang."""
        return sum(due.amount for due in self.dues)


def rate(day: date, *, fasts: bool) -> float:
    """How many of those who owe pay on the day, of 1. ``fasts``: most of the group keep the month of fasting."""
    usual = BY_MONTH[day.month]
    return (min(usual, FASTING) if fasts and is_fasting(day) else usual) / 100


def is_fasting(day: date) -> bool:
    """Whether the day lies in the month of fasting by the arithmetic calendar; the seen moon may differ by a day."""
    since = day.toordinal() - HIJRA
    year = (30 * since + 10646) // 10631
    begins = 354 * (year - 1) + (3 + 11 * year) // 30
    return 236 <= since - begins < 266


@dataclass(frozen=True)
class Mood:
    """An evening's: how many pay on the day (of 1), how much of the two years has passed (of 1), the last month one may pay ahead."""

    rate: float
    progress: float
    farthest: int


def payments(rng: Random, rows: Iterable[Row], habits: Mapping[UUID, Habits], mood: Mood) -> list[Paying]:
    """Who pays what this evening, in the order of the sheet."""
    usual = mood.rate / ORDINARY * 100
    paying = [
        _one(rng, row, habits[row.membership.pk], mood)
        for row in rows
        if row.due and rng.random() < habits[row.membership.pk].surely * usual
    ]
    _pay_together(rng, paying)
    return paying


def _one(rng: Random, row: Row, habits: Habits, mood: Mood) -> Paying:
    now, late = [due for due in row.due if not due.late], [due for due in row.due if due.late]
    paying = Paying(row, now, carried=rng.random() < habits.sends)
    if late and (not now or rng.random() < _catches_up(late)):
        _pay_late(rng, paying, late)
    elif row.ahead and rng.random() < AHEAD and not late:
        months = sorted({due.month for due in row.ahead if due.month <= mood.farthest})[: rng.randint(1, 3)]
        paying.dues = now + [due for due in row.ahead if due.month in months]
    paying.by_transfer = habits.transfers < FEWEST_TRANSFERS + (MOST_TRANSFERS - FEWEST_TRANSFERS) * mood.progress
    return paying


def _catches_up(late: Sequence[Due]) -> float:
    return LATE_AT_ONCE if len({due.month for due in late}) == 1 else LATE_LATER


def _pay_late(rng: Random, paying: Paying, late: list[Due]) -> None:
    """All that is old, its fines let off now and then."""
    fines = [due for due in late if due.payable == "fine"]
    if fines and rng.random() < LET_OFF:
        paying.let_off, paying.reason = fines, rng.choice(REASONS)
        late = [due for due in late if due.payable != "fine"]
    paying.dues = late + paying.dues


def _pay_together(rng: Random, paying: list[Paying]) -> None:
    """A house pays with one hand, now and then; never by transfer, which has a slip of its own."""
    houses: dict[UUID, list[Paying]] = {}
    for one in paying:
        house = one.row.membership.person.household_id
        if house is not None and not one.by_transfer and one.dues:
            houses.setdefault(house, []).append(one)
    for house, together in houses.items():
        if 2 <= len(together) <= 5 and rng.random() < TOGETHER:
            for one in together:
                one.house = house


def silent(rows: Iterable[Row]) -> list[tuple[Row, list[int]]]:
    """Members who have owed for so long that the meeting lets them rest, with the months they owe."""
    found = [(row, sorted({due.month for due in row.due if due.payable == "pledge" and due.late})) for row in rows]
    return [(row, months) for row, months in found if len(months) >= LONGEST_SILENCE]
