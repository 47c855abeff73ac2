"""What the pages of rules show: composed from selectors, said in words, ready for a template."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from khaotom.bylaws import rules, selectors, words
from khaotom.bylaws.kinds import Kind, in_order, of, parted
from khaotom.bylaws.kinds import title as title_of
from khaotom.bylaws.models import Version
from khaotom.bylaws.selectors import Rule, Standing
from khaotom.kernel import clock


@dataclass(frozen=True, slots=True)
class Shown:
    """One rule as it is read."""

    name: str
    title: str
    clause: str
    sentence: str
    text: str
    since: date
    basis: str
    days: Sequence[date]
    coming_on: date | None


@dataclass(frozen=True, slots=True)
class InForce:
    """The page of rules: those in force, those a group cannot do without and has not set, and those it does without."""

    rules: Sequence[Shown]
    missing: Sequence[Standing]
    absent: Sequence[Standing]


def in_force(group: UUID, on: date) -> InForce:
    """The rules of a day; one query."""
    every = selectors.standings(group, on)
    return InForce(
        rules=[_shown(one, one.rule, on) for one in every if one.rule is not None],
        missing=[one for one in every if one.missing],
        absent=[one for one in every if one.rule is None and not one.missing],
    )


def _shown(one: Standing, rule: Rule[Any], on: date) -> Shown:
    return Shown(
        name=one.name,
        title=one.title,
        clause=words.clause(rule.clause) if rule.clause else "",
        sentence=words.sentence(one.name, rule.parameters),
        text=rule.text,
        since=rule.since,
        basis=words.basis(rule.basis, rule.basis_number, rule.decided_on),
        days=words.days(one.kind, rule.parameters, on),
        coming_on=one.coming.effective_from if one.coming else None,
    )


@dataclass(frozen=True, slots=True)
class Written:
    """One version in the history. ``state``: coming, now, past or taken back."""

    version: Version
    sentence: str
    basis: str
    state: str
    may_take_back: bool


@dataclass(frozen=True, slots=True)
class History:
    """One kind of rule through the years."""

    name: str
    kind: Kind
    title: str
    clause: str
    versions: Sequence[Written]
    in_force: bool
    days: Sequence[date]


def history(group: UUID, name: str, on: date) -> History:
    """Everything written down about one kind; one query."""
    versions = selectors.history(group, name)
    standing = [version for version in versions if version.taken_back_at is None]
    latest = max((one.effective_from for one in standing if one.effective_from <= on), default=None)
    now = rules.in_force(standing, on)
    number = versions[0].clause.number if versions else ""
    kind = of(name)
    return History(
        name=name,
        kind=kind,
        title=(versions[0].clause.title if versions else "") or title_of(name),
        clause=words.clause(number) if number else "",
        versions=[_written(version, on, latest) for version in versions],
        in_force=now is not None,
        days=words.days(kind, kind.parameters(**now.parameters), on) if now else [],
    )


def _written(version: Version, on: date, latest: date | None) -> Written:
    recorded_on = clock.local(version.recorded_at).date()
    return Written(
        version=version,
        sentence=words.said(version),
        basis=words.basis(version.citation_kind, version.citation_number, version.decided_on),
        state=_state(version, on, latest),
        may_take_back=version.taken_back_at is None
        and rules.may_take_back(version.effective_from, recorded_on=recorded_on, today=on),
    )


def _state(version: Version, on: date, latest: date | None) -> str:
    if version.taken_back_at is not None:
        return "taken_back"
    if version.effective_from > on:
        return "coming"
    return "now" if version.effective_from == latest else "past"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the set-up: the ``number``-th of ``many``, with answers that suit most groups."""

    name: str
    kind: Kind
    number: int
    many: int

    @property
    def defaults(self) -> dict[str, object]:
        """What suits most groups."""
        return {field.name: field.default for field in fields(self.kind.parameters)}


def question(group: UUID, on: date, *, after: str = "", at: str = "") -> Question | None:
    """The next question: the one asked ``at``, or the first unanswered one behind ``after``; None when all were passed."""
    asked = [(name, kind) for name, kind in in_order() if not kind.rare]
    unanswered = selectors.to_ask(group, on)
    names = [name for name, _kind in asked]
    passed = names.index(after) + 1 if after in names else 0
    for number, (name, kind) in enumerate(asked, start=1):
        if name in unanswered and (name == at if at else number > passed):
            return Question(name, kind, number, len(asked))
    return None


@dataclass(frozen=True, slots=True)
class Choice:
    """One clause that a group may add of a kind that comes in many."""

    name: str
    title: str
    sentence: str


def choices(group: UUID, name: str, on: date) -> list[Choice]:
    """The clauses of a kind that the group has not: those that many groups have, each as it would begin."""
    kind = of(name)
    had = {one.name for one in selectors.standings(group, on) if one.rule or one.coming}
    return [
        Choice(f"{name}-{slot}", str(preset.title), kind.sentence(preset.parameters))
        for slot, preset in kind.presets.items()
        if f"{name}-{slot}" not in had
    ]


def own_slot(group: UUID, name: str, on: date) -> str:
    """The name of the next clause that the group invents itself."""
    taken = {parted(one.name)[1] for one in selectors.standings(group, on)}
    return next(f"{name}-own{number}" for number in count(1) if f"own{number}" not in taken)


def as_it_stands(name: str, rule: Rule[Any] | None, today: date) -> dict[str, object]:
    """What the page of a change begins with: the rule as it is; what suits most groups where there is none."""
    kind, (_kind, slot) = of(name), parted(name)
    usual = kind.presets[slot].parameters if slot in kind.presets else kind.parameters()
    parameters = rule.parameters if rule else usual
    values = {field.name: getattr(parameters, field.name) for field in fields(kind.parameters)}
    return values | {
        "title": (rule.title if rule else "") or (title_of(name) if slot in kind.presets else ""),
        "number": rule.clause if rule else "",
        "text": rule.text if rule else "",
        "effective_from": today,
        "decided_on": today,
    }
