"""Who may see the papers by which money changes hands."""

from uuid import UUID

from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.meetings import access as meetings
from khaotom.meetings.models import Meeting
from khaotom.people import access as people
from khaotom.people.models import Membership
from khaotom.till.models import Banking, Place, TransferSlip, Voucher


def voucher(actor: Actor, voucher: UUID) -> Voucher:
    """A payment to herself or her ward, or of a group in which she holds office."""
    wanted = Voucher.objects.filter(pk=voucher, payee__in=people.memberships(actor))
    found = wanted.select_related("group", "place", "payee__person", "payee__guardian", "decision__resolution").first()
    if found is None:
        raise Stranger
    return found


def meeting_to_spend(actor: Actor, meeting: UUID) -> Meeting:
    """A meeting of a group, for those who write it down. The network's own has no money of a group to spend."""
    found = meetings.meeting_to_write(actor, meeting)
    if found.group_id is None:
        raise Stranger
    return found


meeting_to_spend.offices = people.COMMITTEE  # type: ignore[attr-defined]  # named on the 403 page and in the walking test

places = people.group_as(*people.COMMITTEE)
"""The group whose places of cash they are, for a member of its committee."""


def place_to_retire(actor: Actor, place: UUID) -> Place:
    """A place of cash, for a member of its group's committee."""
    found = Place.objects.filter(pk=place, group__in=people.groups(actor)).select_related("group").first()
    if found is None:
        raise Stranger
    people.require(actor, people.COMMITTEE, group=found.group_id)
    return found


place_to_retire.offices = people.COMMITTEE  # type: ignore[attr-defined]  # named on the 403 page and in the walking test


def membership_that_pays(actor: Actor, membership: UUID) -> Membership:
    """A present membership: her own, her ward's, or one of a group in which she holds office."""
    found = people.membership(actor, membership)
    if found.ended_on is not None:
        raise Stranger
    return found


def transfer(actor: Actor, transfer: UUID) -> TransferSlip:
    """A transfer of herself or her ward, or of a group in which she holds office."""
    wanted = TransferSlip.objects.filter(pk=transfer, membership__in=people.memberships(actor))
    found = wanted.select_related("membership__person", "group").first()
    if found is None:
        raise Stranger
    return found


def banking(actor: Actor, banking: UUID) -> Banking:
    """Cash taken to the bank, for those who read the group's register: its committee and its auditor."""
    wanted = Banking.objects.filter(pk=banking, bank__group__in=people.groups(actor)).select_related("bank")
    found = wanted.first()
    if found is None:
        raise Stranger
    people.require(actor, people.READERS, group=found.bank.group_id)
    return found


banking.offices = people.READERS  # type: ignore[attr-defined]
