"""What is owed, worked out from facts alone. Months are indexes of ``kernel.months``; amounts are satang."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Protocol, TypeVar

from khaotom.kernel.shares import split
from khaotom.savings.traces import Trace, Why

Promise = tuple[int, int]
"""From a month on, so many satang a month."""


@dataclass(frozen=True, slots=True)
class Owed:
    """An amount owed for a month."""

    month: int
    amount: int


def owed(traces: Iterable[Trace[object]]) -> list[Owed]:
    """What is still to be paid of what is asked for."""
    return [Owed(one.month, left) for one in traces if (left := one.left)]


def pledge_for(pledges: Sequence[Promise], month: int) -> int:
    """The pledge in force in ``month`` of (from month, amount) pairs in order; 0 before the first."""
    promise = promise_of(pledges, month)
    return promise[1] if promise else 0


def promise_of(pledges: Sequence[Promise], month: int) -> Promise | None:
    """The promise itself, with the month from which it holds; None before the first."""
    found = None
    for promise in pledges:
        if promise[0] > month:
            break
        found = promise
    return found


def within(amount: int, lowest: int, highest: int, step: int) -> int:
    """A promise brought within bounds: down to a whole step and to the largest, up to the smallest."""
    return max(lowest, min(amount - amount % step, highest))


def paused_months(pauses: Iterable[tuple[int, int]]) -> set[int]:
    """Every month covered by (from month, how many) pairs."""
    return {month for start, many in pauses for month in range(start, start + many)}


def pledge_traces(
    pledges: Sequence[Promise], paused: Collection[int], paid: Mapping[int, int], *, first: int, through: int
) -> Iterator[Trace[Promise]]:
    """What each month's pledge asks for, in order; months before the first promise are not there, nor those that came whole: a sheet is
    drawn up of many members with many years behind them."""
    for month in range(first, through + 1):
        promise, came = promise_of(pledges, month), paid.get(month, 0)
        if promise is None:
            continue
        if month in paused:
            yield Trace(Why.RESTED, month, month, 0, promise[1], came, promise)
        elif came < promise[1]:
            yield Trace(Why.PROMISED, month, month, 1, promise[1], came, promise)


def pledges_owed(pledges: Sequence[Promise], paused: Collection[int], paid: Mapping[int, int], *, through: int) -> list[Owed]:
    """Pledges not yet paid, oldest first, from the first pledge's month through ``through``; a part paid leaves the rest."""
    return owed(pledge_traces(pledges, paused, paid, first=pledges[0][0], through=through)) if pledges else []


def pledges_ahead(
    pledges: Sequence[Promise], paused: Collection[int], paid: Mapping[int, int], *, after: int, months: int
) -> list[Owed]:
    """The coming months that may be paid ahead, in order; those paid already are left out."""
    return owed(pledge_traces(pledges, paused, paid, first=after + 1, through=after + months))


class FineTerms(Protocol):
    """What a missed month costs, in satang, and for how many months of one run."""

    @property
    def amount(self) -> int: ...
    @property
    def in_a_row(self) -> int: ...


R = TypeVar("R")


def fine_traces(
    missed: Mapping[int, R | None],
    waived: Collection[int],
    paid: Mapping[int, int],
    *,
    says: Callable[[R], FineTerms],
    rested: Collection[int] = (),
) -> list[Trace[R | None]]:
    """What each missed month costs, oldest first, and why it costs nothing where it does not.

    ``missed`` has of each month the rule in force when it was missed, of which ``says`` tells the terms; None when the group had none.
    Of one run of months at most ``in_a_row`` are fined, the first ones. A month the meeting let her rest afterwards is none that was missed.
    """
    counted = missed.keys() - set(rested)
    found = []
    for month, rule in sorted(missed.items(), key=itemgetter(0)):
        terms, run = says(rule) if rule is not None else None, run_before(counted, month) + 1
        why = _why(terms, run, rested=month in rested, waived=month in waived)
        units, rate = int(why is Why.MISSED), terms.amount if terms else 0
        found.append(Trace(why, month, month, units, rate, paid.get(month, 0), rule, run))
    return found


def _why(terms: FineTerms | None, run: int, *, rested: bool, waived: bool) -> Why:
    if rested:
        return Why.RESTED
    if terms is None:
        return Why.NO_RULE
    if run > terms.in_a_row:
        return Why.RUN_ON
    return Why.LET_OFF if waived else Why.MISSED


def fines_owed(missed: Mapping[int, FineTerms | None], waived: Collection[int], paid: Mapping[int, int]) -> list[Owed]:
    """One fine a missed month, less what is waived or paid; oldest first. ``missed`` has of each month the terms in force then."""
    traces = fine_traces(missed, waived, paid, says=_itself)
    return owed(traces)


def _itself(terms: FineTerms) -> FineTerms:
    return terms


class FeeTerms(Protocol):
    """What one pays on joining, in satang."""

    @property
    def amount(self) -> int: ...


def entry_fee_trace(rule: R, terms: FeeTerms, month: int, paid: int) -> Trace[R]:
    """What joining in a month costs by the rule of that day; paid once."""
    return Trace(Why.JOINED, month, month, 1, terms.amount, paid, rule)


@dataclass(frozen=True, slots=True)
class Divided:
    """One pledge payment, divided: what is saved, and the part that goes to the welfare fund; satang."""

    saved: int
    given: int

    @property
    def paid(self) -> int:
        """Both together."""
        return self.saved + self.given


def divided(amount: int, percent: int) -> Divided:
    """A payment of satang, of which so many percent go to the welfare fund, to the satang."""
    return Divided(*split(amount, [100 - percent, percent]))


def whole(pledges: Sequence[tuple[int, int]], paused: Collection[int], month: int, paid: int) -> bool:
    """Was a month's pledge kept by so many satang? A pause asks for nothing."""
    return month in paused or paid >= pledge_for(pledges, month)


def may_begin(from_month: int, *, decided_in: int, first: bool) -> bool:
    """May a pledge begin in a month? The first one in any, a change not before the month in which it was decided."""
    return first or from_month >= decided_in


def run_before(missed: Collection[int], month: int) -> int:
    """How many months in a row were missed just before ``month``."""
    run = 0
    while month - run - 1 in missed:
        run += 1
    return run


def unbroken(pledges: Sequence[tuple[int, int]], paused: Collection[int], broken: Collection[int], *, through: int) -> int:
    """How many months in a row, back from ``through``, were paid in full and in time. A pause neither counts nor breaks.

    ``broken`` are the months that were missed or are still owed; a month without a pledge ends the run.
    """
    run = 0
    for month in range(through, pledges[0][0] - 1 if pledges else through, -1):
        if month in paused:
            continue
        if month in broken or not pledge_for(pledges, month):
            break
        run += 1
    return run
