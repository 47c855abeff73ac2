"""The day's sheet after closing: for the group's own file every slip and name, for the wall what its rules let be read there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Sum
from django.utils.translation import gettext as _

from khaotom.approvals.models import Approval
from khaotom.bylaws import selectors as bylaws
from khaotom.collection import selectors
from khaotom.collection.models import Closing, Sheet, Slip
from khaotom.collection.papers import TEMPLATES, names
from khaotom.collection.selectors import FINE, PLEDGE, WELFARE
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Fund, Line
from khaotom.people import words
from khaotom.till import chart as till_chart
from khaotom.till import selectors as till
from khaotom.till.models import Count, Custody, Voucher
from khaotom.till.purposes import RUNNING, purposes
from khaotom.ui import amounts, formats, paper
from khaotom.ui.paper import Shown


def own_file(sheet: Sheet) -> bytes:
    """The PDF with every slip, cancelled ones too, every name, and where the cash went."""
    return paper.compile(TEMPLATES / "day.typ", own_file_data(sheet))


def wall(sheet: Sheet) -> bytes:
    """The PDF for the wall: totals, or names beside what they paid where the group's disclosure clause says so."""
    return paper.compile(TEMPLATES / "wall.typ", wall_data(sheet))


def own_file_data(sheet: Sheet) -> dict[str, Shown]:
    """What ``day.typ`` prints; a fixed number of queries."""
    closing = _closing(sheet)
    slips = sorted(selectors.slips(sheet.pk), key=lambda slip: (slip.table.letter, slip.number))  # so that a gap would be seen
    taken = [slip for slip in slips if slip.state == Slip.State.TAKEN]
    return {
        "frame": _frame(sheet, closing, _("Day's sheet")),
        "people": _people(closing),
        "heads": _slip_heads(sheet),
        "slips": [_slip(slip) for slip in slips],
        "sums": _sums(taken),
        "vouchers": _vouchers(till.vouchers(sheet.pk)),
        "funds": _funds(sheet, closing),
        "places": _places(sheet, closing),
        "take_home": _take_home(closing),
        "custody": _custody(sheet),
        "signatures": _signatures(closing),
    }


def wall_data(sheet: Sheet) -> dict[str, Shown]:
    """What ``wall.typ`` prints. Never who holds the cash, and how much there is only once nothing of it waits for the bank."""
    closing = _closing(sheet)
    rule = bylaws.one(sheet.group_id, "disclosure", sheet.date)
    with_names = rule is not None and rule.parameters.wall == "names"
    return {
        "frame": _frame(sheet, closing, _("What was collected")),
        "people": _people(closing),
        "figures": [
            {"words": said, "amount": formats.baht(amount)}
            for said, amount in (
                (words.of(sheet.group.words, "pledge"), closing.pledges),
                (words.of(sheet.group.words, "welfare_contribution"), closing.welfare),
                (_("Fines and entry fees"), closing.fines + closing.fees),
            )
        ],
        "received": {"words": _("Received in all"), "amount": formats.baht(closing.cash_in + closing.transferred)},
        "paid_out": {"words": _("Paid out"), "amount": formats.baht(closing.paid_out)},
        "running": _running(sheet),
        "counted": _counted_words(closing),
        "take_home": _take_home(closing) if _is_banked(sheet) else None,
        "paid": _paid(sheet) if with_names else [],
        "paid_heads": [_("No."), _("Name"), _("Paid")],
        "basis": _("Names stand here because rule %(clause)s says so.") % {"clause": rule.clause} if rule and with_names else "",
        "signatures": _signatures(closing)[:2],
    }


def _running(sheet: Sheet) -> dict[str, Shown] | None:
    """What of it ran the group: of everything paid out this alone is nobody's own matter."""
    amount = sum(paid.amount for paid in till.vouchers(sheet.pk) if paid.purpose == RUNNING)
    return {"words": _("of it for running the group"), "amount": formats.baht(amount)} if amount else None


def _closing(sheet: Sheet) -> Closing:
    return Closing.objects.select_related("closed_by").get(sheet=sheet)


def _frame(sheet: Sheet, closing: Closing, title: str) -> dict[str, Shown]:
    entries = {"first": closing.first_seq, "last": closing.last_seq}
    return paper.frame(
        body=sheet.group.name,
        title=title,
        when=formats.day_long(sheet.date),
        true_up_to=_("Entries %(first)s to %(last)s of the book") % entries,
    )


def _people(closing: Closing) -> list[Shown]:
    return [
        {"words": said, "number": f"{number:,}"}
        for said, number in (
            (_("Came"), closing.came),
            (_("Paid"), closing.paid),
            (_("Not paid yet"), closing.missed),
            (_("Pausing"), closing.paused),
        )
    ]


def _slip_heads(sheet: Sheet) -> list[Shown]:
    own = sheet.group.words
    return [_("Slip"), _("No."), _("Name"), words.of(own, "pledge"), _("Welfare"), _("Fines and fees"), _("Cash"), _("Transfer")]


def _slip(slip: Slip) -> dict[str, Shown]:
    by_payable: dict[str, int] = defaultdict(int)
    for item in slip.items.all():
        by_payable[item.payable] += item.amount
    pledge, given = by_payable.pop(PLEDGE, 0), by_payable.pop(WELFARE, 0)
    cancelled = slip.state == Slip.State.CANCELLED
    return {
        **names.member(slip.membership),
        "slip": slip.name,
        "amounts": [_or_nothing(one) for one in (pledge, given, sum(by_payable.values()), slip.cash, slip.transferred)],
        "cancelled": _("cancelled") if cancelled else "",
        "notes": [] if cancelled else _notes(slip),
    }


def _notes(slip: Slip) -> list[str]:
    waived = sum(one["amount"] for one in slip.waived)
    said = [_("sent with somebody")] if slip.manner == Slip.Manner.CARRIED else []
    return said + ([_("fine of %(amount)s waived") % {"amount": formats.baht(waived)}] if waived else [])


def _or_nothing(satang: int) -> str:
    return formats.baht_book(satang) if satang else ""


def _sums(taken: Sequence[Slip]) -> dict[str, Shown]:
    items = [item for slip in taken for item in slip.items.all()]
    columns = (
        sum(item.amount for item in items if item.payable == PLEDGE),
        sum(item.amount for item in items if item.payable == WELFARE),
        sum(item.amount for item in items if item.payable not in (PLEDGE, WELFARE)),
        sum(slip.cash for slip in taken),
        sum(slip.transferred for slip in taken),
    )
    return {
        "words": _("Total of %(count)s slips") % {"count": len(taken)},
        "amounts": [formats.baht_book(one) for one in columns],
    }


def _vouchers(vouchers: Iterable[Voucher]) -> dict[str, Shown]:
    rows = list(vouchers)
    return {
        "heads": [_("Voucher"), _("No."), _("Paid to"), _("For"), _("Amount")],
        "rows": [
            {
                **names.member(row.payee),
                "voucher": str(row.number),
                "purpose": str(purposes[row.purpose].name),
                "clause": " · ".join(_rests_on(row)),
                "amount": formats.baht_book(row.amount),
            }
            for row in rows
        ],
        "words": _("Paid out in all"),
        "total": formats.baht_book(sum(row.amount for row in rows)),
    }


def _rests_on(paid: Voucher) -> Iterator[str]:
    if paid.clause_number:
        yield _("rule %(clause)s") % {"clause": paid.clause_number}
    if paid.decision is not None:
        yield _("resolution %(number)s") % {"number": paid.decision.resolution.number}


def _funds(sheet: Sheet, closing: Closing) -> dict[str, Shown]:
    """What came into each fund and left it, as the book has it: cash, transfers, paid out, counted short or over."""
    book = ledger.book_of(sheet.group_id).pk
    moved = (
        Line.objects.filter(
            account__book=book,
            account__code__in=(till_chart.CASH, till_chart.BANK, till_chart.TRANSFERS),
            seq__range=(closing.first_seq, closing.last_seq),
        )
        .values_list("account__fund__kind", "account__code", "entry__kind")
        .annotate(total=Sum("amount"))
        .order_by()
    )
    columns = {kind: [0, 0, 0, 0] for kind in (Fund.Kind.SAVINGS, Fund.Kind.WELFARE)}
    for fund, code, kind, total in moved:
        if kind == "collection.slip":
            columns[fund][0 if code == till_chart.CASH else 1] += total
        elif kind == "collection.voucher":
            columns[fund][2] += total
        elif kind == "collection.difference":
            columns[fund][3] += total
    return {
        "heads": [_("Fund"), _("Cash in"), _("Transfers in"), _("Paid out"), _("Short or over")],
        "rows": [
            {"words": str(Fund.Kind(kind).label), "amounts": [_or_nothing(one) for one in row]} for kind, row in columns.items()
        ],
        "words": _("All funds"),
        "total": [_or_nothing(sum(column)) for column in zip(*columns.values(), strict=True)],
    }


def _places(sheet: Sheet, closing: Closing) -> dict[str, Shown]:
    before = till.latest_counts(sheet.pk, Count.Moment.OPENING)
    after = till.latest_counts(sheet.pk, Count.Moment.CLOSING)
    return {
        "heads": [_("Where the money is"), _("Counted before"), _("Counted after"), _("Counted by")],
        "rows": [
            {
                "words": count.place.name,
                "before": formats.baht_book(before[place].counted) if place in before else "",
                "after": formats.baht_book(count.counted),
                "by": [count.first_counter.calling, count.second_counter.calling],
            }
            for place, count in after.items()
        ],
        "booked": {"words": _("The book says"), "amount": formats.baht_book(closing.booked)},
        "counted": {"words": _("Counted"), "amount": formats.baht_book(closing.counted)},
        "difference": formats.short_or_over(closing.counted - closing.booked),
    }


def _counted_words(closing: Closing) -> str:
    return _("Counted by two people: %(result)s.") % {"result": formats.short_or_over(closing.counted - closing.booked)}


def _take_home(closing: Closing) -> dict[str, Shown]:
    return {
        "words": _("The figure to take home"),
        "amount": formats.baht_book(closing.counted),
        "in_words": amounts.in_words(closing.counted),
    }


def _custody(sheet: Sheet) -> list[Shown]:
    custody = Custody.objects.filter(subject=sheet.pk).select_related("first_holder", "second_holder").first()
    return list(custody_sentences(custody)) if custody else []


def custody_sentences(custody: Custody) -> list[str]:
    """Who holds the cash, and what of it goes to the bank by when."""
    holders = {"first": custody.first_holder.calling, "second": custody.second_holder.calling if custody.second_holder else ""}
    said = [
        _("%(first)s and %(second)s hold the cash.") % holders if holders["second"] else _("%(first)s holds the cash.") % holders
    ]
    if custody.to_bank and custody.bank_by:
        goes = {"amount": formats.baht_book(custody.to_bank), "day": formats.day_weekday_short(custody.bank_by)}
        said.append(_("%(amount)s baht of it goes to the bank by %(day)s.") % goes)
    return said


def _is_banked(sheet: Sheet) -> bool:
    """Does nothing of that evening's cash wait for the bank any more?"""
    return not Custody.objects.filter(subject=sheet.pk, banking=None, to_bank__gt=0).exists()


def _signatures(closing: Closing) -> list[Shown]:
    agreed = Approval.objects.filter(request=closing.pk).select_related("person").order_by("at", "pk")
    return [names.signer(_("Answers for the money"), closing.closed_by), *names.seconded(agreed)]


def _paid(sheet: Sheet) -> list[Shown]:
    """Each member who paid, by number, with her whole payment; never what anybody owes or was fined."""
    together: dict[str, dict[str, Shown]] = {}
    total: dict[str, int] = defaultdict(int)
    for slip in selectors.slips(sheet.pk):
        if slip.state == Slip.State.TAKEN:
            fines = sum(item.amount for item in slip.items.all() if item.payable == FINE)
            together[slip.membership.number] = names.member(slip.membership)
            total[slip.membership.number] += slip.cash + slip.transferred - fines
    ordered = sorted(together, key=lambda number: (len(number), number))
    return [{**together[number], "amount": formats.baht(total[number])} for number in ordered]
