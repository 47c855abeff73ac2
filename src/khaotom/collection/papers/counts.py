"""The closing certificate: what was counted in each place by which notes and coins, by whom, and who holds the cash now."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from khaotom.approvals.models import Approval
from khaotom.collection.models import Closing, Sheet
from khaotom.collection.papers import TEMPLATES, names
from khaotom.collection.papers.day import custody_sentences
from khaotom.kernel import clock
from khaotom.till import selectors as till
from khaotom.till.models import Count, Custody
from khaotom.till.rules import DENOMINATIONS, NOTES
from khaotom.ui import amounts, formats, paper
from khaotom.ui.paper import Shown


def certificate(sheet: Sheet) -> bytes:
    """The PDF for a closed collection: one page for one place, signed by those who counted, hold and agreed."""
    return paper.compile(TEMPLATES / "certificate.typ", data(sheet))


def data(sheet: Sheet) -> dict[str, Shown]:
    """What ``certificate.typ`` prints; a fixed number of queries."""
    closing = Closing.objects.select_related("closed_by").get(sheet=sheet)
    before = till.latest_counts(sheet.pk, Count.Moment.OPENING)
    after = till.latest_counts(sheet.pk, Count.Moment.CLOSING)
    custody = Custody.objects.filter(subject=sheet.pk).select_related("first_holder", "second_holder").first()
    return {
        "frame": paper.frame(
            body=sheet.group.name,
            title=_("Cash count and custody"),
            when=formats.day_long(sheet.date),
            true_up_to=_("Closed at %(time)s, entry %(entry)s of the book")
            % {"time": formats.time(clock.local(closing.closed_at)), "entry": closing.last_seq},
        ),
        "heads": [_("Note or coin"), _("Pieces"), _("Amount")],
        "places": [_place(count, before.get(place)) for place, count in after.items()],
        "all": {
            "words": _("Counted in all places"),
            "amount": formats.baht_book(closing.counted),
            "in_words": amounts.in_words(closing.counted),
        },
        "booked": {"words": _("The book says"), "amount": formats.baht_book(closing.booked)},
        "difference": formats.short_or_over(closing.counted - closing.booked),
        "custody": {
            "words": _("Where the cash is now"),
            "sentences": custody_sentences(custody) if custody else [],
            "signatures": _holders(custody) if custody else [],
        },
        "signatures": _signatures(closing),
    }


def _place(count: Count, before: Count | None) -> dict[str, Shown]:
    pieces = {int(value): many for value, many in count.pieces.items()}
    facts = {"amount": formats.baht_book(before.counted)} if before else {}
    return {
        "name": count.place.name,
        "before": _("Before collecting: %(amount)s baht") % facts if before else "",
        "rows": _pieces(pieces),
        "total": {"words": _("Counted"), "amount": formats.baht_book(count.counted)},
        "reason": _("Reason: %(reason)s") % {"reason": count.get_reason_display()} if count.reason else "",
        "signatures": [names.signer(_("Counted by"), one) for one in (count.first_counter, count.second_counter)],
    }


def _pieces(pieces: Mapping[int, int]) -> list[Shown]:
    return [
        {
            "words": (_("Note of %(amount)s") if value in NOTES else _("Coin of %(amount)s")) % {"amount": formats.baht(value)},
            "many": str(pieces[value]),
            "amount": formats.baht_book(value * pieces[value]),
        }
        for value in DENOMINATIONS
        if pieces.get(value)
    ]


def _holders(custody: Custody) -> list[Shown]:
    holders = [custody.first_holder, custody.second_holder]
    return [names.signer(_("Holds the cash"), holder) for holder in holders if holder is not None]


def _signatures(closing: Closing) -> list[Shown]:
    agreed = Approval.objects.filter(request=closing.pk).select_related("person").order_by("at", "pk")
    return [names.signer(_("Answers for the money"), closing.closed_by), *names.seconded(agreed)]
