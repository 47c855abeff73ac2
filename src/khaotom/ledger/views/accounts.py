"""One account's history, and all accounts of one code."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khaotom.kernel.refusal import Stranger
from khaotom.ledger import access, chart, holders, selectors, shown, statements
from khaotom.ledger.access import GroupBook, OpenedAccount
from khaotom.ledger.statements import Place
from khaotom.ledger.views.frame import downloads
from khaotom.people.doors import Request, opens
from khaotom.ui import tables

A_PAGE = 100


@require_safe
@opens(access.account)
def statement(request: Request, opened: OpenedAccount) -> HttpResponse:
    """A page of an account's lines, the newest page first; each page begins with what the one before ended at."""
    account = opened.account
    asked = tables.asked(request, lambda: shown.statement_table(opened.group, account, _said(opened, _("every line"))))
    if asked is not None:
        return asked
    page = statements.statement(account, before=Place.parse(request.GET.get("before", "")))
    opening, closing = shown.statement_ends(page)
    context = {
        "group": opened.group,
        "name": shown.code_name(account.code),
        "fund": account.fund.get_kind_display(),
        "holder": holders.of_accounts([account])[account.holder].name,
        "moves": shown.moves(account, page.lines),
        "page": page,
        "before_url": f"?before={page.earlier}" if page.earlier else "",
        "opening": opening,
        "closing": closing,
        "perimeter": _said(opened, _("the lines on this page")),
    }
    return render(request, "ledger/statement.html", context)


def _said(opened: OpenedAccount, which: str) -> str:
    account = opened.account
    of = _("%(which)s of this one account in the %(fund)s") % {"which": which, "fund": account.fund.get_kind_display()}
    return shown.perimeter(opened.group, opened.book, of=of)


@require_safe
@opens(access.accounts)
def of_code(request: Request, opened: tuple[GroupBook, str]) -> HttpResponse:
    """All accounts of a code with what they stand at now."""
    group_book, code = opened
    if group_book.book is None or code not in chart.codes:
        raise Stranger
    grows = chart.codes[code].grows
    found = selectors.accounts_of_code(group_book.book.pk, code)
    known = holders.of_accounts(found)
    rows = sorted(
        ((known[one.holder], one, one.balance.amount * grows) for one in found),
        key=lambda row: (row[0].number.zfill(12), str(row[1].fund_id)),
    )
    said = shown.perimeter(group_book.group, group_book.book, of=shown.code_name(code))
    asked = tables.asked(request, lambda: shown.accounts_table(group_book.group, code, rows, said))
    if asked is not None:
        return asked
    context = {
        "group": group_book.group,
        "name": shown.code_name(code),
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "total": sum(amount for _holder, _account, amount in rows),
        "perimeter": said,
    }
    return render(request, "ledger/accounts.html", context | downloads())
