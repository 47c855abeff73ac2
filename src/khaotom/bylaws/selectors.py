"""What is in force on a day, and what was before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any, Generic, TypeVar
from uuid import UUID

from khaotom.bylaws import refusals, rules
from khaotom.bylaws.kinds import Kind, in_order, of, parted, title, validate
from khaotom.bylaws.models import Version
from khaotom.kernel.citation import Citation

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

    @property
    def citation(self) -> Citation:
        """For an entry that rests on this rule."""
        return Citation(kind="clause", id=self.version, number=self.clause)


def _rule(version: Version) -> Rule[Any]:
    return Rule(
        parameters=validate(version.clause.name, version.parameters),
        clause=version.clause.number,
        version=version.pk,
        since=version.effective_from,
        basis=version.citation_kind,
        basis_number=version.citation_number,
        decided_on=version.decided_on,
        text=version.text,
        title=version.clause.title,
    )


def _by_name(group: UUID, names: Iterable[str]) -> dict[str, list[Version]]:
    """The versions of the clauses of these names, by name; the bare name of a kind that comes in many asks for all of it."""
    wanted = set(names)
    kinds = {parted(name)[0] for name in wanted}
    rows = Version.objects.filter(clause__group=group, clause__kind__in=kinds, taken_back_at=None).select_related("clause")
    found: dict[str, list[Version]] = defaultdict(list)
    for version in rows.order_by("effective_from"):
        if not wanted.isdisjoint({version.clause.name, version.clause.kind}):
            found[version.clause.name].append(version)
    return found


def in_force(group: UUID, names: Iterable[str], on: date) -> dict[str, Rule[Any]]:
    """The group's rules of these kinds on a day, by kind, in one query; a kind without a rule is not there."""
    standing = {name: rules.in_force(versions, on) for name, versions in _by_name(group, names).items()}
    return {name: _rule(version) for name, version in standing.items() if version is not None}


def one(group: UUID, name: str, on: date) -> Rule[Any] | None:
    """The group's rule of one kind on a day, if it has one."""
    return in_force(group, [name], on).get(name)


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
    versions = _by_name(group, wanted)
    return {name: course(versions.get(name, [])) for name in wanted}


def courses_of(group: UUID, kind: str) -> dict[str, Course[Any]]:
    """The course of each clause of a kind that comes in many, by the clause's name, in one query."""
    return {name: course(versions) for name, versions in _by_name(group, [kind]).items()}


def course(versions: Sequence[Version]) -> Course[Any]:
    """How one clause went through the years, from its versions in order."""
    ends = [later.effective_from for later in versions[1:]]  # none for the last, and none at all for a kind never set
    return Course(
        [
            Span(version.effective_from, before, None if version.repeals else _rule(version))
            for version, before in zip_longest(versions, ends)
        ]
    )


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
    ordered = in_order()
    versions = _by_name(group, [name for name, _kind in ordered])
    return [
        _standing(name, kind, versions.get(name, []), on)
        for first, kind in ordered
        for name in [*_slots(first, kind, versions), first]
    ]


def _slots(first: str, kind: Kind, versions: Iterable[str]) -> list[str]:
    """The clauses a group has of a kind that comes in many, those named in its presets first."""
    named = list(kind.presets)
    own = [parted(name)[1] for name in versions if parted(name) != (first, "") and parted(name)[0] == first]
    return [
        f"{first}-{slot}"
        for slot in sorted(own, key=lambda slot: (slot not in named, named.index(slot) if slot in named else 0, slot))
    ]


def _standing(name: str, kind: Kind, versions: Sequence[Version], on: date) -> Standing:
    now = rules.in_force(versions, on)
    coming = next((version for version in versions if version.effective_from > on), None)
    return Standing(name, kind, _rule(now) if now else None, coming)


def to_ask(group: UUID, on: date) -> list[str]:
    """The kinds the set-up has still to ask, in its order."""
    return [one.name for one in standings(group, on) if one.rule is None and one.coming is None and not one.kind.rare]


def history(group: UUID, name: str) -> list[Version]:
    """Everything ever written down about one kind, what was taken back too, the newest start first."""
    kind, slot = parted(name)
    rows = Version.objects.filter(clause__group=group, clause__kind=kind, clause__slot=slot).select_related("clause")
    return list(rows.order_by("-effective_from", "-recorded_at"))
