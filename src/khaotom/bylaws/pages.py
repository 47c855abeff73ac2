"""What the pages of rules show: composed from selectors, said in words, ready for a template."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from khaotom.bylaws import chapters, drafts, rules, selectors, words
from khaotom.bylaws.chapters import Part
from khaotom.bylaws.deciding import counted
from khaotom.bylaws.drafts import Piece
from khaotom.bylaws.kinds import Kind, in_order, of, parted
from khaotom.bylaws.kinds import title as title_of
from khaotom.bylaws.models import Chapter, Version
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
    number: str
    common: bool
    held_by: str


@dataclass(frozen=True, slots=True)
class InForce:
    """The page of rules: those in force, those a group cannot do without and has not set, and those it does without.

    ``parts``: its own, chapter by chapter; ``common``: the network's that hold here, since the group has none of its own.
    """

    rules: Sequence[Shown]
    parts: Sequence[Part[Shown]]
    common: Sequence[Shown]
    missing: Sequence[Standing]
    absent: Sequence[Standing]


def in_force(group: UUID, on: date) -> InForce:
    """The rules of a day; two queries."""
    return _in_force(selectors.standings(group, on), chapters.of(group), on)


def common(network: UUID, on: date) -> InForce:
    """The network's common rules of a day; two queries."""
    return _in_force(selectors.common_standings(network, on), chapters.of_network(network), on)


def _in_force(every: Sequence[Standing], sections: Sequence[Chapter], on: date) -> InForce:
    shown = [_shown(one, one.rule, on) for one in every if one.rule is not None]
    return InForce(
        rules=shown,
        parts=chapters.grouped(sections, (one for one in shown if not one.common), lambda one: one.number),
        common=[one for one in shown if one.common],
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
        basis=words.basis(rule.basis, rule.basis_number, rule.decided_on, common=rule.common),
        days=words.days(one.kind, rule.parameters, on),
        coming_on=one.coming.effective_from if one.coming else None,
        number=rule.clause,
        common=rule.common,
        held_by=words.clause(rule.held_by) if rule.held_by else "",
    )


@dataclass(frozen=True, slots=True)
class Written:
    """One version in the history. ``state``: coming, now, past or taken back; ``pieces``: against what was before; ``vote``: how it was counted."""

    version: Version
    sentence: str
    pieces: Sequence[Piece]
    basis: str
    vote: str
    state: str
    may_take_back: bool


@dataclass(frozen=True, slots=True)
class History:
    """One kind of rule through the years. ``holds``: the rule in force, be it the group's own or the network's; ``loosened``: the groups
    that a common rule holds tighter than they wrote."""

    name: str
    kind: Kind
    title: str
    clause: str
    versions: Sequence[Written]
    in_force: bool
    holds: Rule[Any] | None
    holds_as: str
    days: Sequence[date]
    loosened: Sequence[str] = ()


def history(group: UUID, name: str, on: date) -> History:
    """Everything written down about one kind, and what holds; three queries."""
    return _history(selectors.history(group, name), selectors.one(group, name, on), name, on)


def common_history(network: UUID, name: str, on: date) -> History:
    """As ``history``, of one of the network's common rules; four queries."""
    rule = selectors.common(network, [name], on).get(name)
    loosened = selectors.loosened(network, name, rule.parameters, on) if rule else []
    return replace(_history(selectors.common_history(network, name), rule, name, on), loosened=[group.name for group in loosened])


def _history(versions: Sequence[Version], holds: Rule[Any] | None, name: str, on: date) -> History:
    standing = [version for version in versions if version.taken_back_at is None]
    latest = max((one.effective_from for one in standing if one.effective_from <= on), default=None)
    number = versions[0].clause.number if versions else ""
    kind, votes = of(name), votes_of(versions)
    return History(
        name=name,
        kind=kind,
        title=(versions[0].clause.title if versions else "") or (holds.title if holds else "") or title_of(name),
        clause=words.clause(number) if number else "",
        versions=[_written(version, _before(version, versions), on, latest, votes) for version in versions],
        in_force=rules.in_force(standing, on) is not None,
        holds=holds,
        holds_as=words.sentence(name, holds.parameters) if holds else "",
        days=words.days(kind, holds.parameters, on) if holds else [],
    )


def votes_of(versions: Iterable[Version]) -> Mapping[UUID, str]:
    """How the decisions that these rest on were counted; one query."""
    return counted(words.RESOLUTION, {one.citation_id for one in versions if one.citation_id is not None})


def _before(version: Version, versions: Sequence[Version]) -> Version | None:
    """What held until this one began."""
    older = (one for one in versions if one.taken_back_at is None and one.effective_from < version.effective_from)
    return max(older, key=lambda one: one.effective_from, default=None)


def _written(version: Version, before: Version | None, on: date, latest: date | None, votes: Mapping[UUID, str]) -> Written:
    recorded_on = clock.local(version.recorded_at).date()
    said = words.said(version)
    compared = before is not None and not before.repeals and not version.repeals
    return Written(
        version=version,
        sentence=said,
        pieces=drafts.difference(words.said(before), said) if before is not None and compared else [],
        basis=words.basis_of(version),
        vote=votes.get(version.citation_id, "") if version.citation_id else "",
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


def choices(standings: Sequence[Standing], name: str) -> list[Choice]:
    """The clauses of a kind that the body has not: those that many groups have, each as it would begin."""
    kind = of(name)
    had = {one.name for one in standings if one.rule or one.coming}
    return [
        Choice(f"{name}-{slot}", str(preset.title), kind.sentence(preset.parameters))
        for slot, preset in kind.presets.items()
        if f"{name}-{slot}" not in had
    ]


def own_slot(standings: Sequence[Standing], name: str, prefix: str = "own", besides: Iterable[str] = ()) -> str:
    """The name of the next clause that the body invents itself; the network's have a prefix of their own, or a group would fall under them."""
    taken = {parted(one.name)[1] for one in standings} | {parted(one)[1] for one in besides}
    return next(f"{name}-{prefix}{number}" for number in count(1) if f"{prefix}{number}" not in taken)


def as_it_stands(name: str, rule: Rule[Any] | None, today: date) -> dict[str, object]:
    """What the page of a change begins with: the rule as it is; what suits most groups where there is none."""
    kind, (_kind, slot) = of(name), parted(name)
    usual = kind.presets[slot].parameters if slot in kind.presets else kind.parameters()
    parameters = rule.parameters if rule else usual
    values = {field.name: getattr(parameters, field.name) for field in fields(kind.parameters)}
    return values | {
        "title": (rule.title if rule else "") or (title_of(name) if slot in kind.presets else ""),
        "number": rule.clause if rule and not rule.common else "",
        "text": rule.text if rule else "",
        "effective_from": today,
        "decided_on": today,
    }
