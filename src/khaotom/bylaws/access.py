"""Who may read the rules of a group, and who writes them down. Rules are for every member; what a meeting decided, its officers enter."""

from dataclasses import dataclass
from uuid import UUID

from khaotom.bylaws.kinds import kinds
from khaotom.bylaws.models import Version
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


def kind(actor: Actor, slug: str, kind: str) -> KindOfGroup:
    """One kind of rule, for anybody who may know the group from inside."""
    return _kind(people.group(actor, slug), kind)


def kind_to_change(actor: Actor, slug: str, kind: str) -> KindOfGroup:
    """One kind of rule, for one who writes the rules down."""
    return _kind(group_to_rule(actor, slug), kind)


kind_to_change.offices = OFFICES  # type: ignore[attr-defined]  # named on the 403 page and in the walking test


def _kind(found: Group, name: str) -> KindOfGroup:
    if name not in kinds:
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


def writes(actor: Actor, group: Group) -> bool:
    """May she change the group's rules? For what a page offers; the act itself asks again."""
    return people.holds(actor, ABOVE, group=None) or people.holds(actor, WRITERS, group=group.pk)
