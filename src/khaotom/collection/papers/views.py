"""Papers at their addresses. A look at somebody else's passbook is recorded before it is printed."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.views.decorators.http import require_safe

from khaotom.collection.models import Sheet, Slip
from khaotom.collection.papers import access, counts, day, passbook, receipts, sheet
from khaotom.people.doors import Request, opens
from khaotom.people.models import Membership
from khaotom.savings.passbook import passbook as read_passbook
from khaotom.trail import services as trail
from khaotom.ui import paper


@require_safe
@opens(access.collection_day)
def collection_sheet(request: Request, found: access.Day) -> HttpResponse:
    """The collection sheet of a day, opened or not; each page's QR code opens the desk at that page."""

    def address(page: int) -> str:
        parts = {"slug": found.group.slug, "day": found.on.isoformat(), "page": page}
        return request.build_absolute_uri(reverse("collection:paper_page", kwargs=parts))

    pdf = sheet.collection_sheet(sheet.sheet_on(found.group, found.on), address)
    return paper.answer(pdf, f"collection-{found.group.slug}-{found.on}")


@require_safe
@opens(access.page_of_day)
def paper_page(_request: Request, found: access.Day) -> HttpResponse:
    """Where the QR code of a printed page leads: to the desk at that page, or to the day if it has not begun."""
    begun = sheet.begun_on(found.group, found.on)
    if begun is None:
        return HttpResponseRedirect(resolve_url("collection:today", slug=found.group.slug))
    return HttpResponseRedirect(f"{resolve_url('collection:desk', sheet=begun.pk)}?page={found.page}")


@require_safe
@opens(access.closed_sheet)
def own_file(_request: Request, closed: Sheet) -> HttpResponse:
    """The day's sheet for the group's own file."""
    return paper.answer(day.own_file(closed), f"day-{closed.group.slug}-{closed.date}")


@require_safe
@opens(access.closed_sheet)
def wall(_request: Request, closed: Sheet) -> HttpResponse:
    """The day's sheet for the wall."""
    return paper.answer(day.wall(closed), f"wall-{closed.group.slug}-{closed.date}")


@require_safe
@opens(access.closed_sheet)
def certificate(_request: Request, closed: Sheet) -> HttpResponse:
    """What was counted, and who holds it."""
    return paper.answer(counts.certificate(closed), f"count-{closed.group.slug}-{closed.date}")


@require_safe
@opens(access.sheet)
def all_receipts(_request: Request, found: Sheet) -> HttpResponse:
    """Every receipt of an evening, to be cut apart."""
    return paper.answer(receipts.receipts(found), f"receipts-{found.group.slug}-{found.date}")


@require_safe
@opens(access.slip)
def receipt(_request: Request, slip: Slip) -> HttpResponse:
    """One slip as a small paper."""
    return paper.answer(receipts.receipt(slip), f"receipt-{slip.sheet.date}-{slip.name}")


@require_safe
@opens(access.membership)
def passbook_page(request: Request, membership: Membership) -> HttpResponse:
    """A page of her passbook: the newest, or the one before an entry (``?before=``)."""
    typed = request.GET.get("before", "")
    before = int(typed) if typed.isdecimal() and len(typed) < 18 else None
    _record(request, membership, "print")
    return paper.answer(passbook.page(read_passbook(membership, before=before)), _name("passbook", membership))


@require_safe
@opens(access.membership)
def statement(request: Request, membership: Membership) -> HttpResponse:
    """Her statement in one group."""
    _record(request, membership, "statement")
    return paper.answer(passbook.statement([membership]), _name("statement", membership))


@require_safe
@opens(access.mine)
def my_statement(_request: Request, memberships: list[Membership]) -> HttpResponse:
    """Her own statement, across her groups."""
    return paper.answer(passbook.statement(memberships), "statement")


@require_safe
@opens(access.year)
def year(request: Request, found: access.Year) -> HttpResponse:
    """Her year on one page."""
    _record(request, found.membership, "year")
    return paper.answer(passbook.year_page(found.membership, found.year), f"{_name('year', found.membership)}-{found.year}")


def _name(what: str, membership: Membership) -> str:
    number = membership.number if membership.number.isascii() and membership.number.isalnum() else membership.number_order
    return f"{what}-{membership.group.slug}-{number}"


def _record(request: Request, membership: Membership, purpose: str) -> None:
    """Her own is nobody's to know of; another's, and a ward's, is written down."""
    if request.actor.person != membership.person.whole:
        trail.read(actor=request.actor, what="collection.passbook", purpose=purpose, subjects=[membership.person.whole])
