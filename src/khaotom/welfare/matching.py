"""Matching money: what others are asked to add to what members gave for a year, what came of it, and the list it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Rule
from khaotom.kernel import clock, months, shares
from khaotom.ledger import selectors as ledger
from khaotom.people.models import Group, Membership
from khaotom.welfare import chart
from khaotom.welfare.clauses import MatchingRule
from khaotom.welfare.models import Grant, Matching

KIND = "matching"
Source = Matching.Source
CODES = {Source.LOCAL.value: chart.LOCAL, Source.STATE.value: chart.STATE}
"""On which account what came of a source stands."""


@dataclass(frozen=True, slots=True)
class Given:
    """What one member gave for a year: in how many of its months, and how much in all."""

    membership: Membership
    months: int
    amount: int


@dataclass(frozen=True, slots=True)
class Asked:
    """One source in one year: what the rule would ask for as things stand, what was asked for and came; satang."""

    source: str
    words: str
    expected: int
    matching: Matching | None
    received: int

    @property
    def short(self) -> int:
        """What was asked for and has not come."""
        return (self.matching.amount if self.matching else 0) - self.received


@dataclass(frozen=True, slots=True)
class Year:
    """A group's matching money of one year: who gave, and each source."""

    year: int
    given: Sequence[Given]
    sources: Sequence[Asked]
    rule: Rule[MatchingRule] | None

    @property
    def total(self) -> int:
        """What members gave for the year."""
        return sum(one.amount for one in self.given)


def expected(rule: MatchingRule, source: str, given: int) -> int:
    """What a source is asked to add to what members gave, by the rule's shares; half a satang goes up."""
    share = {Source.LOCAL: rule.local, Source.STATE: rule.state}[Source(source)]
    return shares.rate(given, share, rule.members)


def given(group: UUID, year: int) -> list[Given]:
    """Who gave for the months of a calendar year, by member number, former members too; three queries."""
    book = ledger.book_id(group)
    members = list(Membership.objects.filter(group=group).select_related("person").order_by("number_order"))
    paid = ledger.paid_by_month(book, chart.GIVEN, [member.pk for member in members])
    first = months.of(date(year, 1, 1))
    found = []
    for member in members:
        of_year = [amount for month, amount in paid.get(member.pk, {}).items() if first <= month < first + 12 and amount > 0]
        if of_year:
            found.append(Given(member, len(of_year), sum(of_year)))
    return found


def of_year(group: Group, year: int) -> Year:
    """Everything about one year, by the rule of today; seven queries."""
    listed = given(group.pk, year)
    total = sum(one.amount for one in listed)
    rule = bylaws.one(group.pk, KIND, clock.today())
    asked = {one.source: one for one in Matching.objects.filter(group=group, year=year)}
    came = received(asked.values())
    return Year(
        year,
        listed,
        [
            Asked(
                source,
                str(label),
                expected(rule.parameters, source, total) if rule else 0,
                asked.get(source),
                came.get(asked[source].pk, 0) if source in asked else 0,
            )
            for source, label in Source.choices
        ],
        rule,
    )


def received(matchings: Iterable[Matching]) -> Mapping[UUID, int]:
    """What came for each request, in satang."""
    rows = Grant.objects.filter(matching__in=list(matchings)).values_list("matching")
    return dict(rows.annotate(total=Sum("amount")).order_by())


def listed(matching: Matching) -> list[Given]:
    """The list a request was made with, as it stood then; names are those of today."""
    people = Membership.objects.select_related("person").in_bulk([UUID(one["membership"]) for one in matching.listed])
    return [Given(people[UUID(one["membership"])], one["months"], one["amount"]) for one in matching.listed]


def grants(matching: Matching) -> list[Grant]:
    """What came of it, the oldest first."""
    return list(Grant.objects.filter(matching=matching).select_related("bank").order_by("on", "pk"))
