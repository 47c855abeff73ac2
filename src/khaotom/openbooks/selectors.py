"""The figures of every group, read from the ledger's balances and months. Their cost grows with the members, never with the years."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery

from khaotom.bylaws import pages as rules_read
from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.kinds import kinds
from khaotom.bylaws.pages import InForce
from khaotom.bylaws.selectors import Rule
from khaotom.collection.models import Closing, Sheet
from khaotom.kernel import clock, months
from khaotom.kernel.refusal import Stranger
from khaotom.ledger import chart, reports
from khaotom.ledger.models import Book, Fund
from khaotom.openbooks import rules
from khaotom.openbooks.clauses import SHOWN, DisclosureRule
from khaotom.openbooks.rules import Month
from khaotom.people import selectors as people
from khaotom.people.models import Group, GroupStage, Membership
from khaotom.savings.chart import PLEDGES
from khaotom.till.models import Custody

BESIDE_ACTIVE = (GroupStage.Stage.FORMING, GroupStage.Stage.DORMANT, GroupStage.Stage.MERGED, GroupStage.Stage.CLOSED)
"""Stages that are said beside a group's name; an active group needs no word."""


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """One group: its members today, and the end of each month shown, the oldest first."""

    group: Group
    members: int
    stage: str
    months: Sequence[Month]

    @property
    def now(self) -> Month:
        """The newest month shown."""
        return self.months[-1]


@dataclass(frozen=True)
class NetworkFigures:
    """Every group side by side, in dictionary order, and the sum over them. All have the same months."""

    groups: Sequence[GroupFigures]
    months: Sequence[Month]

    @property
    def now(self) -> Month:
        """The newest month shown."""
        return self.months[-1]

    @cached_property
    def members(self) -> int:
        """Memberships: who saves in two groups is counted in both."""
        return sum(one.members for one in self.groups)


def group(network: UUID, slug: str) -> Group:
    """A group of the network by its address. Raises ``Stranger``."""
    found = people.groups(network).filter(slug=slug).first()
    if found is None:
        raise Stranger
    return found


def network_figures(network: UUID) -> NetworkFigures:
    """The whole network; six queries, however many groups there are."""
    found = _figures(list(people.groups(network)))
    return NetworkFigures(found, rules.since_first(rules.together([one.months for one in found])) if found else [_nothing()])


def group_figures(group: Group) -> GroupFigures:
    """One group; five queries."""
    (found,) = _figures([group])
    return GroupFigures(found.group, found.members, found.stage, rules.since_first(found.months))


def _nothing() -> Month:
    return Month(rules.last_shown(months.of(clock.today()), ()))


def _figures(groups: Sequence[Group]) -> list[GroupFigures]:
    ids = [one.pk for one in groups]
    last = rules.last_shown(months.of(clock.today()), _waiting(ids))
    books = dict(Book.objects.filter(owner__in=ids).values_list("owner", "pk"))
    standing = _standing(books.values(), last)
    members, stages = _members(ids), _stages(ids)
    return [
        GroupFigures(
            group=one,
            members=members.get(one.pk, 0),
            stage=stages.get(one.pk, ""),
            months=[standing[books.get(one.pk), month] for month in range(last - rules.MANY + 1, last + 1)],
        )
        for one in groups
    ]


def _waiting(groups: Collection[UUID]) -> set[int]:
    """The months of which some takings still wait for the bank."""
    rows = Custody.objects.filter(place__group__in=groups, to_bank__gt=0, banking__isnull=True).values_list("since", flat=True)
    return {months.of(clock.local(since).date()) for since in rows}


def _members(groups: Collection[UUID]) -> dict[UUID, int]:
    rows = Membership.objects.filter(group__in=groups, ended_on=None).values_list("group").annotate(number=Count("pk"))
    return dict(rows.order_by())


def _stages(groups: Collection[UUID]) -> dict[UUID, str]:
    """What is said beside a group's name of the stage it is in today."""
    rows = GroupStage.objects.filter(group__in=groups, since__lte=clock.today()).order_by("since").values_list("group", "stage")
    return {one: str(GroupStage.Stage(stage).label) if stage in BESIDE_ACTIVE else "" for one, stage in rows}


class _Standing(dict[tuple[UUID | None, int], Month]):
    """(book, month) → what stood at its end; nothing for a group without a book."""

    def __missing__(self, key: tuple[UUID | None, int]) -> Month:
        return Month(key[1])


def _standing(books: Collection[UUID], last: int) -> _Standing:
    """What each book's funds stood at, from the ledger's months. A fund's money is counted where it is owed, not where it lies."""
    owed = [code for code, about in chart.codes.items() if about.hledger != "assets"]
    found = reports.by_month(list(books), owed, since=last - rules.MANY + 1, through=last)
    parts: dict[tuple[UUID, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for (book, fund, code, month), total in found.items():
        for part in _parts(fund, code):
            parts[book, month][part] -= total.standing
    return _Standing({(book, month): Month(month, **amounts) for (book, month), amounts in parts.items()})


def _parts(fund: str, code: str) -> list[str]:
    """Which figures an account of ``code`` in a fund of this kind counts in."""
    if fund == Fund.Kind.WELFARE:
        return ["welfare", "between"] if chart.codes[code].between else ["welfare"]
    return ["savings"] if code == PLEDGES else []


@dataclass(frozen=True, slots=True)
class Evening:
    """The newest closing of a group: its day, what was counted above the book (negative when short) and what it took; satang."""

    on: date
    counted: int
    booked: int
    paid: int
    pledges: int
    welfare: int
    paid_out: int

    @property
    def difference(self) -> int:
        """Satang counted above what the book said."""
        return self.counted - self.booked


def last_evenings(groups: Iterable[UUID]) -> dict[UUID, Evening]:
    """The newest closing of each group that has one; one query."""
    newest = Sheet.objects.filter(group=OuterRef("sheet__group"), closing__isnull=False).order_by("-date", "-pk").values("pk")[:1]
    rows = Closing.objects.filter(sheet__group__in=list(groups), sheet=Subquery(newest))
    facts = ("sheet__date", "counted", "booked", "paid", "pledges", "welfare", "paid_out")
    return {one: Evening(*found) for one, *found in rows.values_list("sheet__group", *facts)}


@dataclass(frozen=True, slots=True)
class Beside:
    """One group as the network's officers see it: its figures, its newest evening, and how many can hold one by themselves."""

    figures: GroupFigures
    evening: Evening | None
    trained: int


def beside(figures: NetworkFigures) -> list[Beside]:
    """The groups of ``figures`` with what their meetings did; two queries."""
    ids = [one.group.pk for one in figures.groups]
    evenings = last_evenings(ids)
    held = people.offices_on(clock.today()).filter(group__in=ids).exclude(trained_on=None)
    trained = dict(held.values_list("group").annotate(number=Count("person", distinct=True)).order_by())
    return [Beside(one, evenings.get(one.group.pk), trained.get(one.group.pk, 0)) for one in figures.groups]


@dataclass(frozen=True, slots=True)
class Said:
    """One rule in force as it is read aloud: its number, what it is about, and the sentence."""

    kind: str
    number: str
    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What a group lets everybody read of its rules."""

    collection_day: str
    rules: Sequence[Said]


def _own_number(rule: Rule[object]) -> str:
    """A common rule has no number among the group's own."""
    return "" if rule.common else rule.clause


def disclosed(group: UUID) -> Disclosed:
    """The rules in force today that everybody may read, in the order they are asked; one query."""
    in_force = bylaws.in_force(group, list(kinds), clock.today())
    about: DisclosureRule = in_force["disclosure"].parameters if "disclosure" in in_force else DisclosureRule()
    said = [
        Said(name, _own_number(in_force[name]), str(kind.name), kind.sentence(in_force[name].parameters))
        for name, kind in sorted(kinds.items(), key=lambda one: one[1].position)
        if name in in_force
    ]
    said.sort(key=lambda one: (not one.number.isdecimal(), int(one.number) if one.number.isdecimal() else 0))
    return Disclosed(
        collection_day=next((one.sentence for one in said if one.kind == "collection_day"), ""),
        rules=said if about.rules == SHOWN else [],
    )


def agreed(group: UUID) -> InForce:
    """Every rule in force today, chapter by chapter; three queries. Raises ``Stranger`` where the group keeps its rules to itself."""
    today = clock.today()
    rule = bylaws.one(group, "disclosure", today)
    about: DisclosureRule = rule.parameters if rule else DisclosureRule()
    if about.rules != SHOWN:
        raise Stranger
    return rules_read.in_force(group, today)
