"""Papers of the till at their addresses."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from khaotom.kernel import clock
from khaotom.people.doors import Request, opens
from khaotom.till import access, papers
from khaotom.till.models import Voucher
from khaotom.ui import paper


@require_safe
@opens(access.voucher)
def voucher(_request: Request, paid: Voucher) -> HttpResponse:
    """The voucher of one payment, to be signed."""
    day = clock.local(paid.paid_at).date()
    return paper.answer(papers.voucher(paid), f"voucher-{paid.group.slug}-{day}-{paid.number}")
