"""Who may know that somebody should be visited, and who may say that she was."""

from uuid import UUID

from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.people import access as people
from khaotom.people.models import OfficeKind
from khaotom.savings.models import Errand, PledgePause

errands_of_group = people.group_as(*people.COMMITTEE)
"""The group, for a member of its committee."""


def errand(actor: Actor, errand: UUID) -> Errand:
    """An errand of a group on whose committee she is."""
    found = (
        Errand.objects.filter(pk=errand, membership__group__in=people.groups(actor))
        .select_related("membership__person", "membership__group")
        .first()
    )
    if found is None:
        raise Stranger
    people.require(actor, people.COMMITTEE, group=found.membership.group_id)
    return found


errand.offices = people.COMMITTEE  # type: ignore[attr-defined]  # named on the 403 page and in the walking test


def pause_to_keep(actor: Actor, pause: UUID) -> PledgePause:
    """A pause of a member whose register she keeps."""
    found = PledgePause.objects.filter(pk=pause, membership__group__in=people.groups(actor)).first()
    if found is None:
        raise Stranger
    found.membership = people.membership_to_keep(actor, found.membership_id)
    return found


pause_to_keep.offices = (*people.REGISTRARS, OfficeKind.ADMINISTRATOR)  # type: ignore[attr-defined]


def reads_rules(actor: Actor, group: UUID) -> bool:
    """Does she know the group from inside, so that its rules open to her? A guardian may not. For what a page offers."""
    return people.groups(actor).filter(pk=group).exists()
