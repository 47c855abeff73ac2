"""Who may read the rules of a group, and who writes them down. Rules are for every member; what a meeting decided, its officers enter."""

from dataclasses import dataclass
from uuid import UUID

from khaotom.bylaws.kinds import kinds, parted
from khaotom.bylaws.models import Draft, Version
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.people import access as people
from khaotom.people.models import Group, OfficeKind

WRITERS = (OfficeKind.CHAIR, OfficeKind.VICE_CHAIR, OfficeKind.TREASURER, OfficeKind.RECORDER)
"""Those who write down what the group decided."""

ABOVE = (OfficeKind.ADMINISTRATOR,)
OFFICES = (*WRITERS, *ABOVE)

group = people.group
"""The group, for anybody who may know it from inside."""

group_to_rule = people.group_as(*WRITERS, above=ABOVE)
"""The group, for one who writes its rules down."""


@dataclass(frozen=True, slots=True)
class KindOfGroup:
    """One kind of rule in one group."""

    group: Group
    kind: str

    @property
    def to_choose(self) -> bool:
        """Is it a kind that comes in many, and which of them is not said?"""
        return kinds[parted(self.kind)[0]].comes_in_many and not parted(self.kind)[1]


def kind(actor: Actor, slug: str, kind: str) -> KindOfGroup:
    """One kind of rule, for anybody who may know the group from inside."""
    found = _kind(people.group(actor, slug), kind)
    if found.to_choose:
        raise Stranger
    return found


def kind_to_change(actor: Actor, slug: str, kind: str) -> KindOfGroup:
    """One kind of rule, for one who writes the rules down."""
    return _kind(group_to_rule(actor, slug), kind)


kind_to_change.offices = OFFICES  # type: ignore[attr-defined]  # named on the 403 page and in the walking test


def _kind(found: Group, name: str) -> KindOfGroup:
    kind, slot = parted(name)
    if kind not in kinds or bool(slot) > kinds[kind].comes_in_many:
        raise Stranger
    return KindOfGroup(found, name)


def version_to_take_back(actor: Actor, version: UUID) -> Version:
    """One version of a rule of a group whose rules she writes down."""
    found = Version.objects.filter(pk=version, clause__group__in=people.groups(actor)).select_related("clause__group").first()
    if found is None or found.clause.group is None:
        raise Stranger
    people.require_here_or_above(actor, WRITERS, found.clause.group.pk, ABOVE)
    return found


version_to_take_back.offices = OFFICES  # type: ignore[attr-defined]


def draft(actor: Actor, draft: UUID) -> Draft:
    """A draft of a group she may know from inside: every member reads it and says what she thinks."""
    return _draft(actor, draft)


def _draft(actor: Actor, wanted: UUID) -> Draft:
    rows = Draft.objects.filter(pk=wanted, group__in=people.groups(actor)).select_related("group", "opened_by")
    found = rows.first()
    if found is None:
        raise Stranger
    return found


def draft_to_write(actor: Actor, draft: UUID) -> Draft:
    """A draft of a group whose rules she writes down."""
    found = _draft(actor, draft)
    people.require_here_or_above(actor, WRITERS, found.group_id, ABOVE)
    return found


draft_to_write.offices = OFFICES  # type: ignore[attr-defined]


def writes(actor: Actor, group: Group) -> bool:
    """May she change the group's rules? For what a page offers; the act itself asks again."""
    return people.holds(actor, ABOVE, group=None) or people.holds(actor, WRITERS, group=group.pk)
