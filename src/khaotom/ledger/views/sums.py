"""The book in sums: trial balance and cash book."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khaotom.kernel import clock, months
from khaotom.kernel.calendar import NotADay, parse_day
from khaotom.ledger import access, holders, reports, shown
from khaotom.ledger.access import GroupBook
from khaotom.ledger.views.frame import downloads, sides, unopened
from khaotom.people.doors import Request, opens
from khaotom.ui import formats, tables


@require_safe
@opens(access.sums)
def trial_balance(request: Request, opened: GroupBook) -> HttpResponse:
    """How each fund stood at the end of a day: today, or the day asked for."""
    if opened.book is None:
        return unopened(request, opened, "trial_balance")
    typed = request.GET.get("day", "")
    day, slip = _day(typed)
    funds = reports.trial_balance(opened.book.pk, day)
    of = _("every entry dated up to %(day)s, each fund by itself") % {"day": formats.day_short(day)}
    said = shown.perimeter(opened.group, opened.book, of=of)
    asked = tables.asked(request, lambda: shown.trial_table(opened.group, funds, said))
    if asked is not None:
        return asked
    context = {"group": opened.group, "funds": funds, "day": day, "typed": typed, "slip": slip, "perimeter": said}
    context |= {"keeper": opened.keeper, "closer": opened.closer, "sides": sides(opened, "trial_balance")}
    return render(request, "ledger/trial_balance.html", context | downloads(day=day.isoformat()), status=422 if slip else 200)


def _day(typed: str) -> tuple[date, bool]:
    """The day meant, and whether what was typed could not be read."""
    today = clock.today()
    try:
        return (parse_day(typed, near=today) if typed else today), False
    except NotADay:
        return today, True


@require_safe
@opens(access.sums)
def cash_book(request: Request, opened: GroupBook) -> HttpResponse:
    """Every place of money through a month, day by day."""
    if opened.book is None:
        return unopened(request, opened, "cash_book")
    this_month = months.of(clock.today())
    month = _month(request.GET.get("month", ""), this_month)
    accounts = reports.cash_book(opened.book.pk, month)
    known = holders.of_accounts(one.account for one in accounts)
    of = _("all cash and bank money in %(month)s; what moves from one place to another stands in both") % {
        "month": formats.month_long(month)
    }
    said = shown.perimeter(opened.group, opened.book, of=of)
    asked = tables.asked(request, lambda: shown.cash_table(opened.group, accounts, known, said))
    if asked is not None:
        return asked
    context = {
        "group": opened.group,
        "accounts": [(known[one.account.holder].name, one) for one in accounts],
        "month": month,
        "before_url": f"?month={months.iso(month - 1)}",
        "after_url": f"?month={months.iso(month + 1)}" if month < this_month else "",
        "perimeter": said,
        "sides": sides(opened, "cash_book"),
    }
    return render(request, "ledger/cash_book.html", context | downloads(month=months.iso(month)))


def _month(text: str, this_month: int) -> int:
    """The month of an address; this one where it names none, or one to come."""
    try:
        return min(months.parse(text), this_month)
    except ValueError:
        return this_month
