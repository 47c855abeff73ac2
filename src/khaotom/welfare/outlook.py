"""The fund as it stands today, and what may be assumed of the years to come: what the group itself has lived, or a first guess, said so."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.kinds import parted
from khaotom.bylaws.selectors import Standing
from khaotom.kernel import months
from khaotom.kernel.calendar import whole_years
from khaotom.ledger import chart as ledger_chart
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Balance, Fund
from khaotom.people.models import Group, Membership, Person
from khaotom.welfare import claims, projection
from khaotom.welfare.clauses import BenefitRule, Unit
from khaotom.welfare.models import Grant, Joining, Occurrence
from khaotom.welfare.projection import OLD, PER, Often
from khaotom.welfare.selectors import CONTRIBUTION

LOOKED_BACK = 24
"""Months of the group's own past that are looked at."""
ENOUGH = 10
"""Events, joinings or leavings in that time from which a rate is taken; fewer say too little."""
AGE_UNKNOWN = 45
DEATHS = (4, 15, 40, 110)
"""Of 1,000 people a year: under 60, 60 to 69, 70 to 79, 80 and over. Round figures to begin with, for the group to put right."""
LEAVING, JOINING_AGE, GIVEN = 30, 35, 95
FIRST_GUESS = {
    "birth": Often(30, 0),
    "hospital": Often(500, 1200),
    "elderly": Often(1000, 1000),
    "school": Often(330, 330),
    "disaster": Often(15, 15),
    "medical": Often(500, 1000, 30000),
}
SOMETIMES = Often(50, 50, 30000)
"""What a group invented."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """The clause a rate is of, what suits to begin with, and whether the group's own past says so; ``many`` events in it."""

    name: str
    title: str
    often: Often
    own: bool
    many: int
    unit: str

    @property
    def words(self) -> str:
        """What the rates count, by what the group calls it."""
        said = {
            Unit.NIGHT: _("%(title)s: nights a year of 1,000 members"),
            Unit.BILL: _("%(title)s: bills a year of 1,000 members"),
        }.get(Unit(self.unit), _("%(title)s: times a year of 1,000 members who may ask"))
        return said % {"title": self.title}


@dataclass(frozen=True, slots=True)
class Outlook:
    """The fund today with its people, and where the assumptions begin."""

    fund: projection.Fund
    members: int
    age_unknown: int
    rates: Sequence[Assumed]
    leaving: int
    leaving_own: bool
    joining: int
    added: int


def of(group: Group, on: date) -> Outlook:
    """Everything the projection needs; a fixed number of queries."""
    standing = bylaws.standings(group.pk, on)
    offered = [one for one in standing if parted(one.name)[0] == claims.BENEFIT and one.rule is not None]
    contribution = next((one.rule for one in standing if one.name == CONTRIBUTION and one.rule is not None), None)
    people, unknown = _people(group.pk, on)
    since = months.first_day(months.of(on) - LOOKED_BACK)
    joined, left, began = _comings(group.pk, since)
    long_enough = began is not None and began <= since
    exposed = Counter({True: 0, False: 0})
    for (age, _years), many in people.items():
        exposed[age >= OLD] += many
    lived = _lived(group.pk, since, on)
    members = sum(people.values())
    own_leaving = long_enough and left >= ENOUGH and members > 0
    return Outlook(
        fund=projection.Fund(
            people=people,
            balance=_balance(group.pk),
            contribution=contribution.parameters if contribution else None,
            benefits={one.name: one.rule.parameters for one in offered if one.rule is not None},
        ),
        members=members,
        age_unknown=unknown,
        rates=[_assumed(one, lived.get(parted(one.name)[1]), exposed, own=long_enough) for one in offered if _has_rate(one)],
        leaving=left * PER // (2 * members) if own_leaving else LEAVING,
        leaving_own=own_leaving,
        joining=joined // 2 if long_enough else 0,
        added=_added(group.pk, since) // 2,
    )


def _has_rate(one: Standing) -> bool:
    """Deaths come from the rates of death."""
    return one.name != projection.DEATH


def _people(group: UUID, on: date) -> tuple[dict[projection.Cell, int], int]:
    """Who takes part today by age and full years, and of how many the birth is not known."""
    open_parts = {part.membership_id: part for part in Joining.objects.filter(membership__group=group, until_month=None)}
    members = list(Membership.objects.filter(group=group, ended_on=None).select_related("person"))
    split = claims.split_since(group)
    found: Counter[projection.Cell] = Counter()
    unknown = 0
    for member in members:
        part = open_parts.get(member.pk)
        if part is None and split is None:
            continue
        since = (part.since or months.first_day(part.from_month)) if part else max(split or on, member.joined_on)
        born = None if member.person.birth_precision == Person.BirthPrecision.UNKNOWN else member.person.birth_date
        unknown += born is None
        age = whole_years(born, on) if born else AGE_UNKNOWN
        found[age, max(0, whole_years(since, on))] += 1
    return dict(found), unknown


def _balance(group: UUID) -> int:
    """What the welfare fund owns: all it was given, less what it paid; satang."""
    owed = [code for code, about in ledger_chart.codes.items() if about.hledger != "assets"]
    book = ledger.book_id(group)
    rows = Balance.objects.filter(account__book=book, account__fund__kind=Fund.Kind.WELFARE, account__code__in=owed)
    return -(rows.aggregate(total=Sum("amount"))["total"] or 0)


def _comings(group: UUID, since: date) -> tuple[int, int, date | None]:
    """How many began and how many left since a day, and the first day that anybody took part."""
    rows = Joining.objects.filter(membership__group=group)
    firsts = [day or months.first_day(month) for day, month in rows.values_list("since", "from_month")]
    month = months.of(since)
    left = rows.filter(until_month__gte=month).count()
    left += rows.filter(until_month=None, membership__ended_on__gte=since).exclude(membership__ending="died").count()
    return sum(first > since for first in firsts), left, min(firsts, default=None)


@dataclass(slots=True)
class _Lived:
    """What the group itself lived of one benefit."""

    young: int = 0
    old: int = 0
    bills: int = 0

    @property
    def many(self) -> int:
        return self.young + self.old


def _lived(group: UUID, since: date, on: date) -> Mapping[str, _Lived]:
    """Days and nights that standing claims counted, by the clause's slot and by whether she was elderly then."""
    rows = Occurrence.objects.filter(standing=True, claim__group=group, day__gte=since, day__lte=on)
    found: dict[str, _Lived] = {}
    columns = ("claim__clause__slot", "day", "person__birth_date", "person__birth_precision", "amount")
    for slot, day, born, precision, amount in rows.values_list(*columns):
        known = born is not None and precision != Person.BirthPrecision.UNKNOWN
        lived = found.setdefault(slot, _Lived())
        if (whole_years(born, day) if known else AGE_UNKNOWN) >= OLD:
            lived.old += 1
        else:
            lived.young += 1
        lived.bills += amount
    return found


def _assumed(one: Standing, lived: _Lived | None, exposed: Mapping[bool, int], *, own: bool) -> Assumed:
    slot = parted(one.name)[1]
    says: BenefitRule = one.rule.parameters  # type: ignore[union-attr]  # asked of those in force
    guess = FIRST_GUESS.get(slot, SOMETIMES)
    many = lived.many if lived else 0
    if lived is None or not own or many < ENOUGH or says.age:
        return Assumed(one.name, one.title, guess, own=False, many=many, unit=says.unit)
    often = Often(
        young=_rate(lived.young, exposed[False]),
        old=_rate(lived.old, exposed[True]),
        bill=lived.bills // many if says.unit == Unit.BILL else 0,
    )
    return Assumed(one.name, one.title, often, own=True, many=many, unit=says.unit)


def _rate(happened: int, members: int) -> int:
    """Of 1,000 members a year, from two years; half goes up."""
    return (happened * PER + members) // (2 * members) if members else 0


def _added(group: UUID, since: date) -> int:
    """Matching money that came since a day."""
    return Grant.objects.filter(matching__group=group, on__gte=since).aggregate(total=Sum("amount"))["total"] or 0
