"""The welfare fund in ten years, as expected from who takes part, what the clauses say, and assumptions that are shown.

Pure: ages, rules and rates in, a row a year out. Expected numbers of people are exact fractions; only money is rounded, once a year, and
its parts add up to it (largest remainder). The same question has the same answer for ever.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from khaotom.kernel import shares
from khaotom.welfare import benefits, rhythms
from khaotom.welfare.clauses import BenefitRule, ContributionRule, Unit

YEARS = 10
OLD = 60
"""From this age on a member counts as elderly."""
BANDS = (0, 60, 70, 80)
"""Ages from which another rate of deaths holds."""
A_YEAR = 365
DEATH = "benefit-death"
PER = 1000
"""Rates say how many of so many members a year."""

Cell = tuple[int, int]
"""Age, and full years in the fund."""


@dataclass(frozen=True, slots=True)
class Often:
    """How often something happens: to how many of 1,000 members a year, nights where nights count; ``bill``: satang of one bill."""

    young: int
    old: int
    bill: int = 0


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What is assumed of every year. Deaths by ``BANDS`` and leavings of 1,000; of 100 baht due how many are given; ``added``: satang."""

    deaths: Sequence[int]
    leaving: int
    joining: int
    joining_age: int
    given: int
    added: int
    often: Mapping[str, Often] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fund:
    """As it is today: the people by age and years, satang there are, what is given, and each benefit's rule by its clause's name."""

    people: Mapping[Cell, int]
    balance: int
    contribution: ContributionRule | None
    benefits: Mapping[str, BenefitRule]


@dataclass(frozen=True, slots=True)
class Year:
    """One year: how many take part at its beginning, how many of them are elderly; satang in, out by clause, and left at its end."""

    year: int
    members: int
    elderly: int
    contributions: int
    added: int
    out: Mapping[str, int]
    balance: int

    @property
    def paid(self) -> int:
        """All that is given out."""
        return sum(self.out.values())


def project(fund: Fund, assumed: Assumptions, *, first: int, years: int = YEARS) -> list[Year]:
    """Year by year from ``first`` on. Who dies or leaves takes part to the year's end; who joins, from its beginning."""
    people: dict[Cell, Fraction] = {cell: Fraction(many) for cell, many in fund.people.items()}
    balance = fund.balance
    found: list[Year] = []
    for year in range(first, first + years):
        people[assumed.joining_age, 0] = people.get((assumed.joining_age, 0), Fraction(0)) + assumed.joining
        asked = rhythms.a_year(fund.contribution, year) if fund.contribution else 0
        contributions = _round(sum(people.values(), Fraction(0)) * asked * assumed.given / 100)
        out = _whole({name: _expected(name, says, people, assumed) for name, says in fund.benefits.items()})
        balance += contributions + assumed.added - sum(out.values())
        found.append(
            Year(
                year=year,
                members=_round(sum(people.values(), Fraction(0))),
                elderly=_round(sum((many for (age, _years), many in people.items() if age >= OLD), Fraction(0))),
                contributions=contributions,
                added=assumed.added,
                out=out,
                balance=balance,
            )
        )
        people = _a_year_later(people, assumed)
    return found


def dry(years: Sequence[Year]) -> int | None:
    """The first year at whose end the fund could not have paid everything; None if it lasts."""
    return next((one.year for one in years if one.balance < 0), None)


def deaths(assumed: Assumptions, age: int) -> Fraction:
    """Of the members of an age, the part that dies in a year."""
    band = sum(age >= start for start in BANDS) - 1
    return min(Fraction(1), Fraction(assumed.deaths[band], PER))


def _a_year_later(people: Mapping[Cell, Fraction], assumed: Assumptions) -> dict[Cell, Fraction]:
    later: dict[Cell, Fraction] = defaultdict(Fraction)
    stay = 1 - min(Fraction(1), Fraction(assumed.leaving, PER))
    for (age, years), many in people.items():
        later[age + 1, years + 1] += many * (1 - deaths(assumed, age)) * stay
    return dict(later)


def _expected(name: str, says: BenefitRule, people: Mapping[Cell, Fraction], assumed: Assumptions) -> Fraction:
    """What one clause is expected to give in a year, in satang."""
    often = assumed.often.get(name, Often(0, 0))
    happens: Callable[[int], Fraction] = (
        (lambda age: deaths(assumed, age))
        if name == DEATH
        else (lambda age: Fraction(often.old if age >= OLD else often.young, PER))
    )
    total = Fraction(0)
    for (age, years), many in people.items():
        if age < says.age or years < says.wait_years:
            continue
        times = happens(age)
        if says.cap and says.unit != Unit.BILL:
            times = min(times, Fraction(says.cap))
        total += many * _waited(says, years) * times * _amount(says, years, often, times)
    return total


def _waited(says: BenefitRule, years: int) -> Fraction:
    """The part of the year in which the waiting days are over, for one who begins it with so many full years."""
    return Fraction(min(A_YEAR, max(0, (years + 1) * A_YEAR - says.wait_days)), A_YEAR)


def _amount(says: BenefitRule, years: int, often: Often, times: Fraction) -> Fraction:
    """Satang each time. Bills of a year together stay below the limit."""
    most = benefits.rate(says, years)
    if says.unit != Unit.BILL:
        return Fraction(most)
    return Fraction(often.bill) if times * often.bill <= most else Fraction(most) / times


def _round(exact: Fraction) -> int:
    """Half goes up."""
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def _whole(exact: Mapping[str, Fraction]) -> dict[str, int]:
    """Whole satang that add up to the rounded sum: the few left over go to the largest remainders."""
    total = _round(sum(exact.values(), Fraction(0)))
    if not total:
        return dict.fromkeys(exact, 0)
    common = lcm(*(one.denominator for one in exact.values()))
    parts = shares.split(total, [one.numerator * (common // one.denominator) for one in exact.values()])
    return dict(zip(exact, parts, strict=True))
