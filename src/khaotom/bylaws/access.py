"""Who may read the rules of a group, and who writes them down. Rules are for every member; what a meeting decided, its officers enter."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

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
        return _to_choose(self.kind)


@dataclass(frozen=True, slots=True)
class KindOfNetwork:
    """One kind of the network's common rules."""

    kind: str
    group: None = None

    @property
    def to_choose(self) -> bool:
        """Is it a kind that comes in many, and which of them is not said?"""
        return _to_choose(self.kind)


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
    return KindOfGroup(found, _known(name))


def _known(name: str) -> str:
    kind, slot = parted(name)
    if kind not in kinds or bool(slot) > kinds[kind].comes_in_many:
        raise Stranger
    return name


def _to_choose(name: str) -> bool:
    return kinds[parted(name)[0]].comes_in_many and not parted(name)[1]


common = people.signed_in
"""The network's common rules: for everybody who signed in."""

common_to_rule = people.network_as(*people.NETWORK_OFFICERS)
"""The network, for one who writes its common rules down."""


def common_kind(actor: Actor, kind: str) -> str:
    """One kind of common rule, for everybody who signed in."""
    people.signed_in(actor)
    if _to_choose(_known(kind)):
        raise Stranger
    return kind


def common_kind_to_change(actor: Actor, kind: str) -> KindOfNetwork:
    """One kind of common rule, for one who writes them down."""
    common_to_rule(actor)
    return KindOfNetwork(_known(kind))


common_kind_to_change.offices = people.NETWORK_OFFICERS  # type: ignore[attr-defined]


def common_kind_to_propose(actor: Actor, kind: str) -> KindOfNetwork:
    """One kind of common rule, for anybody with an office anywhere in the network: what is laid before it changes nothing yet."""
    people.officer(actor)
    return KindOfNetwork(_known(kind))


common_kind_to_propose.offices = (*people.READERS, *people.NETWORK_OFFICERS)  # type: ignore[attr-defined]


def version_to_take_back(actor: Actor, version: UUID) -> Version:
    """One version of a rule of a group whose rules she writes down, or of the network's common rules."""
    within = Q(clause__group__in=people.groups(actor)) | Q(clause__group=None, clause__network=actor.network)
    found = Version.objects.filter(within, pk=version).select_related("clause__group").first()
    if found is None:
        raise Stranger
    if found.clause.group is None:
        common_to_rule(actor)
    else:
        people.require_here_or_above(actor, WRITERS, found.clause.group.pk, ABOVE)
    return found


version_to_take_back.offices = OFFICES  # type: ignore[attr-defined]


def draft(actor: Actor, draft: UUID) -> Draft:
    """A draft of a group she may know from inside, or of the network: every member reads it and says what she thinks."""
    return _draft(actor, draft)


def _draft(actor: Actor, wanted: UUID) -> Draft:
    within = Q(group__in=people.groups(actor)) | Q(group=None, network=actor.network)
    found = Draft.objects.filter(within, pk=wanted).select_related("group", "network", "opened_by").first()
    if found is None:
        raise Stranger
    return found


def draft_to_write(actor: Actor, draft: UUID) -> Draft:
    """A draft of a body whose rules she writes down."""
    found = _draft(actor, draft)
    _require_writer(actor, found)
    return found


def draft_to_reword(actor: Actor, draft: UUID) -> Draft:
    """The same; a common rule's also for her who laid it before the network, while she holds an office."""
    found = _draft(actor, draft)
    if not laid_it_before_the_network(actor, found):
        _require_writer(actor, found)
    return found


draft_to_write.offices = (*WRITERS, *people.NETWORK_OFFICERS)  # type: ignore[attr-defined]
draft_to_reword.offices = (*WRITERS, *people.NETWORK_OFFICERS)  # type: ignore[attr-defined]


def _require_writer(actor: Actor, draft: Draft) -> None:
    if draft.group_id is None:
        people.require(actor, people.NETWORK_OFFICERS, group=None)
    else:
        people.require_here_or_above(actor, WRITERS, draft.group_id, ABOVE)


def laid_it_before_the_network(actor: Actor, draft: Draft) -> bool:
    """Is it her own draft of a common rule, and does she hold an office? Then she may word it otherwise, or drop it."""
    return draft.group_id is None and draft.opened_by_id == actor.person and people.offices(actor).exists()


def proposes(actor: Actor) -> bool:
    """May she lay a common rule before the network? For what a page offers; the act itself asks again."""
    return people.offices(actor).exists()


def writes(actor: Actor, group: Group | None) -> bool:
    """May she change the group's rules (without a group: the common ones)? For what a page offers; the act itself asks again."""
    if group is None:
        return people.holds(actor, people.NETWORK_OFFICERS, group=None)
    return people.holds(actor, ABOVE, group=None) or people.holds(actor, WRITERS, group=group.pk)
