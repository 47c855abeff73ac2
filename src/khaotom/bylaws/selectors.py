"""What is in force on a day, and what was before."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import zip_longest
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from khaotom.bylaws import refusals, rules, tightening, words
from khaotom.bylaws.kinds import Kind, in_order, of, parted, title, validate
from khaotom.bylaws.models import Version
from khaotom.kernel.citation import Citation
from khaotom.people import selectors as people
from khaotom.people.models import Group

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """A clause as it stands on a day: typed parameters, the clause's number as people say it, and where it comes from."""

    parameters: T
    clause: str
    version: UUID
    since: date
    basis: str  # the citation's kind: "custom", "resolution", "founding"
    basis_number: str = ""  # "3/2562"
    decided_on: date | None = None
    text: str = ""  # in the group's own words, where it wrote them
    title: str = ""  # what the group calls it, where the kind's name does not say it
    common: bool = False  # the network's, for a group that has none of its own
    held_by: str = ""  # the common rule that holds a number of the group's own tighter than the group wrote it

    @property
    def citation(self) -> Citation:
        """For an entry that rests on this rule."""
        return Citation(kind="clause", id=self.version, number=self.clause)


def _rule(version: Version, *, common: bool = False) -> Rule[Any]:
    number = version.clause.number
    return Rule(
        parameters=validate(version.clause.name, version.parameters),
        clause=words.common(number) if common else number,
        version=version.pk,
        since=version.effective_from,
        basis=version.citation_kind,
        basis_number=version.citation_number,
        decided_on=version.decided_on,
        text=version.text,
        title=version.clause.title,
        common=common,
    )


@dataclass(frozen=True, slots=True)
class Written:
    """What a body wrote down of one clause, and what its network did: versions by their start."""

    own: tuple[Version, ...] = ()
    common: tuple[Version, ...] = ()

    def on(self, day: date) -> Rule[Any] | None:
        """What holds on a day: the body's own rule, held as tight as the network's; without one of its own, the network's."""
        own, common = rules.in_force(self.own, day), rules.in_force(self.common, day)
        if own is None:
            return _rule(common, common=True) if common else None
        return _held(own.clause.name, _rule(own), _rule(common, common=True)) if common else _rule(own)

    def known(self, at: datetime | None) -> "Written":
        """What of it was written down, and not taken back, at a moment; all that stands where the moment is not known."""
        return Written(*(tuple(one for one in versions if _is_known(one, at)) for versions in (self.own, self.common)))

    @property
    def starts(self) -> list[date]:
        """The days on which anything begins or ends."""
        return sorted({version.effective_from for version in (*self.own, *self.common)})


def _is_known(one: Version, at: datetime | None) -> bool:
    if at is None:
        return one.taken_back_at is None
    return one.recorded_at <= at and (one.taken_back_at is None or one.taken_back_at > at)


def _held(name: str, own: Rule[Any], common: Rule[Any]) -> Rule[Any]:
    tight = tightening.held(of(name), own.parameters, common.parameters)
    if tight == own.parameters:
        return own
    return replace(own, parameters=tight, since=max(own.since, common.since), held_by=common.clause)


def _by_name(group: UUID, names: Iterable[str]) -> dict[str, Written]:
    """What a group and its network wrote of the clauses of these names, in one query; the bare name of a kind that comes in many
    asks for all of it."""
    return _sorted(_over(group).filter(taken_back_at=None), set(names), own=lambda version: version.clause.group_id == group)


def _over(group: UUID) -> QuerySet[Version]:
    """Everything a group and its network ever wrote."""
    network = Group.objects.filter(pk=group).values("network")
    return Version.objects.filter(Q(clause__group=group) | Q(clause__group=None, clause__network__in=network))


def written(group: UUID, name: str) -> Written:
    """Everything a group and its network ever wrote of one clause, what was taken back too; one query."""
    return _sorted(_over(group), {name}, own=lambda version: version.clause.group_id == group).get(name, Written())


def _common(network: UUID, names: Iterable[str]) -> dict[str, Written]:
    """What a network wrote of the clauses of these names, as its own."""
    rows = Version.objects.filter(clause__group=None, clause__network=network, taken_back_at=None)
    return _sorted(rows, set(names), own=lambda _version: True)


def _sorted(rows: QuerySet[Version], wanted: set[str], *, own: Callable[[Version], bool]) -> dict[str, Written]:
    kinds = {parted(name)[0] for name in wanted}
    rows = rows.filter(clause__kind__in=kinds).select_related("clause")
    found: dict[str, tuple[list[Version], list[Version]]] = defaultdict(lambda: ([], []))
    for version in rows.order_by("effective_from"):
        if wanted.isdisjoint({version.clause.name, version.clause.kind}):
            continue
        if own(version):
            found[version.clause.name][0].append(version)
        elif not of(version.clause.kind).words_only:
            found[version.clause.name][1].append(version)
    return {name: Written(tuple(own), tuple(common)) for name, (own, common) in found.items()}


def in_force(group: UUID, names: Iterable[str], on: date) -> dict[str, Rule[Any]]:
    """The group's rules of these kinds on a day, by kind, in one query; a kind without a rule is not there."""
    return _in_force(_by_name(group, names), on)


def common(network: UUID, names: Iterable[str], on: date) -> dict[str, Rule[Any]]:
    """As ``in_force``, of the network itself."""
    return _in_force(_common(network, names), on)


def _in_force(written: Mapping[str, Written], on: date) -> dict[str, Rule[Any]]:
    return {name: rule for name, one in written.items() if (rule := one.on(on)) is not None}


def one(group: UUID, name: str, on: date) -> Rule[Any] | None:
    """The group's rule of one kind on a day, if it has one."""
    return in_force(group, [name], on).get(name)


def of_body(network: UUID, group: UUID | None, name: str, on: date) -> Rule[Any] | None:
    """As ``one``; without a group, of the network itself."""
    return one(group, name, on) if group else common(network, [name], on).get(name)


def need(group: UUID, name: str, on: date) -> Rule[Any]:
    """As ``one``, for what cannot go on without. Refuses: BYL-004."""
    rule = one(group, name, on)
    if rule is None:
        raise refusals.NoRuleYet(kind=str(of(name).name))
    return rule


@dataclass(frozen=True, slots=True)
class Span(Generic[T]):
    """From a day to the day before another (or on and on): the rule, or None while there was none."""

    start: date
    before: date | None
    rule: Rule[T] | None


@dataclass(frozen=True, slots=True)
class Course(Generic[T]):
    """How a rule went through the years: spans that follow one another without a gap, from the first day it was ever in force."""

    spans: Sequence[Span[T]]

    def on(self, day: date) -> Rule[T] | None:
        """What held on a day."""
        return next((span.rule for span in self.spans if span.start <= day and (span.before is None or day < span.before)), None)


def courses(group: UUID, names: Iterable[str]) -> dict[str, Course[Any]]:
    """The whole course of these kinds, each of them there, in one query: for what was due in other years."""
    wanted = list(names)
    written = _by_name(group, wanted)
    return {name: course(written.get(name, Written())) for name in wanted}


def courses_of(group: UUID, kind: str) -> dict[str, Course[Any]]:
    """The course of each clause of a kind that comes in many, by the clause's name, in one query."""
    return {name: course(written) for name, written in _by_name(group, [kind]).items()}


def course(written: Written) -> Course[Any]:
    """How one clause went through the years."""
    starts = written.starts
    ends = starts[1:]  # none for the last, and none at all for a kind never set
    return Course([Span(start, before, written.on(start)) for start, before in zip_longest(starts, ends)])


@dataclass(frozen=True, slots=True)
class Standing:
    """One kind in a group: what is in force today, and what is written down to begin later."""

    name: str
    kind: Kind
    rule: Rule[Any] | None
    coming: Version | None

    @property
    def title(self) -> str:
        """What the group calls it."""
        own = self.rule.title if self.rule else self.coming.clause.title if self.coming else ""
        return own or title(self.name)

    @property
    def missing(self) -> bool:
        """A rule the group cannot do without, and has not set: asked for again, gently."""
        return self.rule is None and self.coming is None and not self.kind.optional


def standings(group: UUID, on: date) -> list[Standing]:
    """Every kind, in the order they are read, and every clause of those that come in many; one query."""
    return _standings(_by_name(group, [name for name, _kind in in_order()]), on)


def common_standings(network: UUID, on: date) -> list[Standing]:
    """As ``standings``, of the network itself."""
    return _standings(_common(network, [name for name, _kind in in_order()]), on)


def _standings(written: Mapping[str, Written], on: date) -> list[Standing]:
    return [
        _standing(name, kind, written.get(name, Written()), on)
        for first, kind in in_order()
        for name in [*_slots(first, kind, written), first]
    ]


def _slots(first: str, kind: Kind, versions: Iterable[str]) -> list[str]:
    """The clauses a group has of a kind that comes in many, those named in its presets first."""
    named = list(kind.presets)
    own = [parted(name)[1] for name in versions if parted(name) != (first, "") and parted(name)[0] == first]
    return [
        f"{first}-{slot}"
        for slot in sorted(own, key=lambda slot: (slot not in named, named.index(slot) if slot in named else 0, slot))
    ]


def _standing(name: str, kind: Kind, written: Written, on: date) -> Standing:
    coming = [version for version in (*written.own, *written.common) if version.effective_from > on]
    return Standing(name, kind, written.on(on), coming[0] if coming else None)


def to_ask(group: UUID, on: date) -> list[str]:
    """The kinds the set-up has still to ask, in its order."""
    return [one.name for one in standings(group, on) if one.rule is None and one.coming is None and not one.kind.rare]


def history(group: UUID, name: str) -> list[Version]:
    """Everything ever written down about one kind, what was taken back too, the newest start first."""
    return _history(Version.objects.filter(clause__group=group), name)


def common_history(network: UUID, name: str) -> list[Version]:
    """As ``history``, of the network itself."""
    return _history(Version.objects.filter(clause__group=None, clause__network=network), name)


def _history(rows: QuerySet[Version], name: str) -> list[Version]:
    kind, slot = parted(name)
    rows = rows.filter(clause__kind=kind, clause__slot=slot).select_related("clause")
    return list(rows.order_by("-effective_from", "-recorded_at"))


def everywhere(network: UUID, name: str) -> list[tuple[Group, Written]]:
    """What each group of a network wrote of one clause, beside what the network did; two queries."""
    kind, slot = parted(name)
    rows = Version.objects.filter(clause__network=network, clause__kind=kind, clause__slot=slot, taken_back_at=None)
    by_body: dict[UUID | None, list[Version]] = defaultdict(list)
    for version in rows.select_related("clause").order_by("effective_from"):
        by_body[version.clause.group_id].append(version)
    return [(group, Written(tuple(by_body[group.pk]), tuple(by_body[None]))) for group in people.groups(network)]


def loosened(network: UUID, name: str, parameters: Any, on: date) -> list[Group]:
    """The groups whose own rule of a day is looser than these common parameters would ask; one query."""
    kind, (first, slot) = of(name), parted(name)
    rows = Version.objects.filter(clause__network=network, clause__kind=first, clause__slot=slot, taken_back_at=None)
    by_group: dict[Group, list[Version]] = defaultdict(list)
    for version in rows.exclude(clause__group=None).select_related("clause__group").order_by("clause__group__sort_key"):
        if version.clause.group is not None:
            by_group[version.clause.group].append(version)
    standing = {group: rules.in_force(versions, on) for group, versions in by_group.items()}
    return [
        group
        for group, version in standing.items()
        if version is not None and tightening.looser(kind, validate(name, version.parameters), parameters)
    ]


def changes(group: UUID | None, network: UUID) -> list[list[Version]]:
    """What a body ever changed, clause by clause, the oldest start first: clauses with more than one version; one query."""
    rows = Version.objects.filter(clause__network=network, clause__group=group, taken_back_at=None).select_related("clause")
    found: dict[str, list[Version]] = defaultdict(list)
    for version in rows.order_by("effective_from"):
        found[version.clause.name].append(version)
    return [versions for versions in found.values() if len(versions) > 1]
