"""What is in force on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from khaotom.bylaws import refusals
from khaotom.bylaws.kinds import kinds, validate
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

    @property
    def citation(self) -> Citation:
        """For an entry that rests on this rule."""
        return Citation(kind="clause", id=self.version, number=self.clause)


def in_force(group: UUID, names: Iterable[str], on: date) -> dict[str, Rule[Any]]:
    """The group's rules of these kinds on a day, by kind, in one query; a kind without a rule is not there."""
    versions = (
        Version.objects.filter(clause__group=group, clause__kind__in=list(names), effective_from__lte=on)
        .select_related("clause")
        .order_by("effective_from", "pk")
    )
    latest = {version.clause_id: version for version in versions}
    return {
        version.clause.kind: Rule(
            parameters=validate(version.clause.kind, version.parameters),
            clause=version.clause.number,
            version=version.pk,
            since=version.effective_from,
            basis=version.citation_kind,
        )
        for version in latest.values()
        if not version.repeals
    }


def one(group: UUID, name: str, on: date) -> Rule[Any] | None:
    """The group's rule of one kind on a day, if it has one."""
    return in_force(group, [name], on).get(name)


def need(group: UUID, name: str, on: date) -> Rule[Any]:
    """As ``one``, for what cannot go on without. Refuses: BYL-004."""
    rule = one(group, name, on)
    if rule is None:
        raise refusals.NoRuleYet(kind=str(kinds[name].name))
    return rule
