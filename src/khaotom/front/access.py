"""Who may search for members, and among whom."""

from django.db.models import QuerySet

from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import NotYourOffice
from khaotom.people import access as people
from khaotom.people import selectors
from khaotom.people.models import Membership
from khaotom.people.refusals import OfficeElsewhere


def findable(actor: Actor) -> QuerySet[Membership]:
    """The members, present and former, of the groups whose register she reads; all of the network for its officers."""
    every = people.scoped(actor, Membership).select_related("person", "group", "zone")
    if people.holds(actor, people.NETWORK_OFFICERS, group=None):
        return every
    readable = people.groups_in_office(actor, people.READERS)
    if not readable.exists():
        if not actor.in_office and selectors.offices_of(actor.person).filter(kind__in=people.READERS).exists():
            raise OfficeElsewhere
        raise NotYourOffice(*people.READERS, *people.NETWORK_OFFICERS)
    return every.filter(group__in=readable)


findable.offices = (*people.READERS, *people.NETWORK_OFFICERS)  # type: ignore[attr-defined]  # named on the 403 page
