"""Who sees what is not for everybody: the cash of a group is for its own people, the seven beside each other for the network's."""

from django.db.models import Q

from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.people import access as people
from khaotom.people.models import Group, Membership, OfficeKind


def own_group(actor: Actor, slug: str) -> Group:
    """A group of which she is a member or in which she holds office. Who only holds office in the network is a stranger here."""
    mine = Membership.objects.filter(people.hers(actor), ended_on=None).values("group")
    in_office = people.groups_in_office(actor, OfficeKind.values)
    found = people.groups(actor).filter(Q(pk__in=mine) | Q(pk__in=in_office), slug=slug).first()
    if found is None:
        raise Stranger
    return found


network = people.network
"""The network, for its coordinator and administrator."""

committee = people.group_as(*people.COMMITTEE)
"""A group, for a member of its committee."""
