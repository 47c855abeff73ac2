"""Receipts: one slip as a small paper, and all slips of an evening on as few pages as they fit, to be cut apart."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.collection import selectors
from khaotom.collection.models import Sheet, Slip
from khaotom.collection.papers import TEMPLATES, names
from khaotom.kernel import clock
from khaotom.ledger.models import Line
from khaotom.people.models import Person
from khaotom.savings import chart
from khaotom.ui import amounts, formats, paper
from khaotom.ui.paper import Shown


def receipt(slip: Slip) -> bytes:
    """The PDF of one slip, A6. ``slip`` comes with its table, member, sheet and group."""
    return paper.compile(TEMPLATES / "receipts.typ", data(slip.sheet, [slip]) | {"many": False})


def receipts(sheet: Sheet) -> bytes:
    """The PDF of an evening's counted slips in the order of their numbers, six a page."""
    taken = [slip for slip in selectors.slips(sheet.pk) if slip.state == Slip.State.TAKEN]
    taken.sort(key=lambda slip: (slip.table.letter, slip.number))
    return paper.compile(TEMPLATES / "receipts.typ", data(sheet, taken) | {"many": True})


def data(sheet: Sheet, slips: Sequence[Slip]) -> dict[str, Shown]:
    """What ``receipts.typ`` prints; a fixed number of queries for any number of slips."""
    balances = _balances([slip.pk for slip in slips])
    takers = dict(Person.objects.filter(pk__in={slip.table.responsible_id for slip in slips}).values_list("pk", "called_name"))
    return {
        "frame": paper.frame(body=sheet.group.name, title=_("Receipt"), when=formats.day_long(sheet.date)),
        "receipts": [_receipt(sheet, slip, balances, takers.get(slip.table.responsible_id, "")) for slip in slips],
    }


def _receipt(sheet: Sheet, slip: Slip, balances: dict[UUID, int], taker: str) -> dict[str, Shown]:
    total = slip.cash + slip.transferred
    balance = balances.get(slip.pk, slip.read_back)
    return {
        **names.member(slip.membership),
        "slip": _("Slip %(slip)s") % {"slip": slip.name},
        "when": f"{formats.day_short(sheet.date)} {formats.time(clock.local(slip.taken_at))}",
        "parts": names.parts(slip.items.all()),
        "total": {"words": _("Total"), "amount": formats.baht_book(total), "in_words": amounts.in_words(total)},
        "ways": _ways(slip),
        "balance": {"words": _("Saved after it"), "amount": formats.baht_book(balance)} if balance is not None else None,
        "signature": names.signer(_("Took the money"), None) | {"name": taker},
        "cancelled": _("cancelled") if slip.state == Slip.State.CANCELLED else "",
    }


def _ways(slip: Slip) -> list[str]:
    """How it was paid, and the change that went back."""
    said = []
    if slip.transferred:
        said.append(_("By transfer %(amount)s") % {"amount": formats.baht_book(slip.transferred)})
    if slip.cash:
        said.append(_("In cash %(amount)s") % {"amount": formats.baht_book(slip.cash)})
    if slip.tendered is not None and slip.tendered > slip.cash:
        handed = {"given": formats.baht(slip.tendered), "back": formats.baht(slip.tendered - slip.cash)}
        said.append(_("Handed over %(given)s, change %(back)s") % handed)
    if slip.manner == Slip.Manner.CARRIED:
        said.append(_("sent with somebody"))
    return said


def _balances(slips: Collection[UUID]) -> dict[UUID, int]:
    """What each slip's member had saved once it was in the book, satang; slips not yet posted are not there."""
    rows = Line.objects.filter(
        entry__citation_kind="slip", entry__citation_id__in=slips, entry__reverses=None, account__code=chart.PLEDGES
    ).order_by("seq", "no")
    found: dict[UUID, int] = {}
    for slip, balance in rows.values_list("entry__citation_id", "balance_after"):
        if slip is not None:
            found[slip] = -balance
    return found
