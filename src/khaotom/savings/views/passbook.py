"""A member's passbook on her phone: the sibling of the one on paper."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khaotom.people import access
from khaotom.people.doors import Request, opens
from khaotom.people.models import Membership
from khaotom.savings import pages, reasons
from khaotom.savings.access import reads_rules
from khaotom.savings.pages import Page
from khaotom.trail import services as trail
from khaotom.ui import tables
from khaotom.ui.tables import Baht, Table


@require_safe
@opens(access.membership)
def passbook(request: Request, membership: Membership) -> HttpResponse:
    """What is in it, newest first; ``?before=`` an entry shows the page before. Another's is recorded as read."""
    recorded = _recorded(request, membership, "savings.passbook")
    page = pages.passbook(membership, before=_number(request.GET.get("before", "")))
    hers = request.actor.person == membership.person.whole
    may_keep = access.keeps_register(request.actor, membership.group)
    may_mend = access.holds(request.actor, access.COMMITTEE, group=membership.group_id)
    may = {"may_keep": may_keep, "may_mend": may_mend}
    context = {"group": membership.group, "membership": membership, "page": page, "recorded": recorded, **may}
    if hers:
        context["back_url"] = ""  # her own is a place of hers, below nothing
    return tables.asked(request, lambda: _table(page)) or render(request, "savings/passbook.html", context)


@require_safe
@opens(access.membership)
def why(request: Request, membership: Membership) -> HttpResponse:
    """What she is asked for, each with its reason, and her last payment. Another's is recorded as read."""
    context = {
        "recorded": _recorded(request, membership, "savings.why"),
        "group": membership.group,
        "membership": membership,
        "page": reasons.page(membership),
        "may_read_rules": reads_rules(request.actor, membership.group_id),
    }
    return render(request, "savings/why.html", context)


def _recorded(request: Request, membership: Membership, what: str) -> bool:
    """Write down that somebody else looked, and say whether it was somebody else: neither she nor a child's guardian."""
    if request.actor.person in (membership.person.whole, membership.guardian_id):
        return False
    trail.read(actor=request.actor, what=what, purpose="passbook", subjects=[membership.person.whole])
    return True


def _number(typed: str) -> int | None:
    """The entry before which a page ends; nothing for what is no number."""
    return int(typed) if typed.isdecimal() and len(typed) < 18 else None


def _table(page: Page) -> Table:
    """The lines of this page, as it shows them."""
    number = page.book.membership.number_order
    return Table(
        name=f"passbook-{page.book.membership.group.slug}-{number}",
        title=page.title,
        perimeter=page.true_up_to,
        headings=[_("Day"), _("Entry"), _("Saved"), _("Taken out"), _("Balance"), _("Why")],
        rows=[
            [
                row.line.date,
                row.what,
                Baht(row.line.amount) if row.line.amount > 0 else None,
                Baht(-row.line.amount) if row.line.amount < 0 else None,
                Baht(row.line.balance),
                row.why,
            ]
            for row in page.rows
        ],
    )
