"""Who may see the papers by which money changes hands."""

from uuid import UUID

from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.people import access as people
from khaotom.till.models import Voucher


def voucher(actor: Actor, voucher: UUID) -> Voucher:
    """A payment to herself or her ward, or of a group in which she holds office."""
    wanted = Voucher.objects.filter(pk=voucher, payee__in=people.memberships(actor))
    found = wanted.select_related("group", "place", "payee__person", "payee__guardian").first()
    if found is None:
        raise Stranger
    return found
