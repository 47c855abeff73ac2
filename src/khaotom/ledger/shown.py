"""The book as pages and downloads show it: codes and kinds in words, holders by name on a page and by number in a download."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812  # a row here has a field of that name
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.ledger import bases, chart, holders, reports, statements
from khaotom.ledger.bases import Basis
from khaotom.ledger.models import NOBODY, Account, Book, Entry, Line
from khaotom.ledger.reports import CashAccount, TrialFund
from khaotom.ledger.statements import Statement
from khaotom.people.models import Group, Person
from khaotom.trail.models import Command
from khaotom.ui import formats
from khaotom.ui.tables import Baht, Cell, Table


@dataclass(frozen=True, slots=True)
class Leg:
    """One line as shown. ``left``: what goes to this account; ``right``: what comes from it; satang, one of them None."""

    account: UUID
    code: str
    name: str
    fund: str
    holder: str
    number: str
    left: int | None
    right: int | None
    month: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """One entry as shown. ``by`` takes it back, ``takes_back`` is what it takes back; both by number."""

    seq: int
    date: Day
    happened_on: Day
    kind: str
    number: str
    reason: str
    takes_back: int | None
    by: int | None
    legs: list[Leg]
    rests_on: list[Basis]

    @property
    def amount(self) -> int:
        """What it moved, satang."""
        return sum(leg.left for leg in self.legs if leg.left)


def told(entries: Sequence[Entry], lines: dict[UUID, list[Line]]) -> list[Told]:
    """Entries in words: holders of all of them in one query a kind, and what their papers rest on in a few."""
    known = holders.of_accounts(line.account for listed in lines.values() for line in listed)
    rest = bases.of({entry.citation_id for entry in entries if entry.citation_id})
    return [_told(entry, lines.get(entry.pk, []), known, rest.get(entry.citation_id or NOBODY, [])) for entry in entries]


def _told(entry: Entry, lines: Iterable[Line], known: dict[UUID, holders.Holder], rests_on: list[Basis]) -> Told:
    back = getattr(entry, "reversed_by", None)
    return Told(
        seq=entry.seq,
        date=entry.date,
        happened_on=entry.happened_on,
        kind=kind_name(entry.kind),
        number=entry.citation_number,
        reason=str(chart.reasons[entry.reason]) if entry.reason in chart.reasons else entry.reason,
        takes_back=entry.reverses.seq if entry.reverses else None,
        by=back.seq if back else None,
        legs=[_leg(line, known[line.account.holder]) for line in lines],
        rests_on=rests_on,
    )


def _leg(line: Line, holder: holders.Holder) -> Leg:
    account = line.account
    return Leg(
        account=account.pk,
        code=account.code,
        name=code_name(account.code),
        fund=account.fund.get_kind_display(),
        holder=holder.name,
        number=holder.number,
        left=line.amount if line.amount > 0 else None,
        right=-line.amount if line.amount < 0 else None,
        month=line.for_month,
    )


def kind_name(kind: str) -> str:
    """A kind of entry in words; one that no room knows any more stays its code."""
    return str(chart.kinds[kind].name) if kind in chart.kinds else kind


def code_name(code: str) -> str:
    """A code of the chart in words."""
    return str(chart.codes[code].name) if code in chart.codes else code


@dataclass(frozen=True, slots=True)
class Wrote:
    """Who answers for an entry and, if it was another, who pressed the keys; and when."""

    person: str
    keyed_by: str
    at: Any


def wrote(actor: Actor, command: UUID) -> Wrote | None:
    """Who wrote what this command wrote, by the trail."""
    row = Command.objects.filter(pk=command, network=actor.network).first()
    if row is None:
        return None
    names = {one.pk: one.calling for one in Person.objects.filter(pk__in={row.person, row.keyed_by}, network=actor.network)}
    keyed_by = names.get(row.keyed_by, "") if row.keyed_by != row.person else ""
    return Wrote(names.get(row.person, ""), keyed_by, row.at)


@dataclass(frozen=True, slots=True)
class Move:
    """One line of an account as its owner reads it: ``into`` is more of it, ``out`` less, ``after`` what it then stood at."""

    seq: int
    date: Day
    kind: str
    number: str
    month: int | None
    into: int | None
    out: int | None
    after: int
    takes_back: int | None
    by: int | None


def moves(account: Account, lines: Iterable[Line]) -> list[Move]:
    """An account's lines in its own direction: savings grow when they are paid in, cash when it comes."""
    grows = chart.codes[account.code].grows
    return [_move(line, grows) for line in lines]


def _move(line: Line, grows: int) -> Move:
    amount, entry = line.amount * grows, line.entry
    back = getattr(entry, "reversed_by", None)
    return Move(
        seq=line.seq,
        date=entry.date,
        kind=kind_name(entry.kind),
        number=entry.citation_number,
        month=line.for_month,
        into=amount if amount > 0 else None,
        out=-amount if amount < 0 else None,
        after=line.balance_after * grows,
        takes_back=entry.reverses.seq if entry.reverses else None,
        by=back.seq if back else None,
    )


def perimeter(group: Group, book: Book, *, of: str) -> str:
    """What the figures of a page are of, and up to where they are true."""
    return _("%(group)s: %(of)s. True up to entry %(seq)s, read on %(day)s. Nothing of other groups is in it.") % {
        "group": group.name,
        "of": of,
        "seq": reports.true_up_to(book.pk),
        "day": formats.day_short(clock.today()),
    }


def entries_table(group: Group, shown: Sequence[Told], said: str) -> Table:
    """Entries with their lines, by member number."""
    headings = [_("Entry"), _("Day"), _("What"), _("Slip or paper"), _("Account"), _("Fund"), _("Number")]
    headings += [_("Goes to"), _("Comes from"), _("For month"), _("Takes back entry")]
    rows = [_entry_row(one, leg) for one in shown for leg in one.legs]
    return Table(f"{group.slug}-entries", _("Entries of the book"), headings, rows, said)


def _entry_row(one: Told, leg: Leg) -> list[Cell]:
    month = "" if leg.month is None else formats.month_short(leg.month)
    return [
        one.seq,
        one.date,
        one.kind,
        one.number,
        leg.name,
        leg.fund,
        leg.number,
        _baht(leg.left),
        _baht(leg.right),
        month,
        one.takes_back,
    ]


def _baht(amount: int | None) -> Baht | None:
    return None if amount is None else Baht(amount)


def statement_table(group: Group, account: Account, said: str) -> Table:
    """The whole history of one account."""
    headings = [_("Entry"), _("Day"), _("What"), _("Slip or paper"), _("For month"), _("In"), _("Out"), _("Stands at")]
    rows = (_move_row(one) for one in moves(account, statements.whole(account)))
    number = holders.of_accounts([account])[account.holder].number
    title = f"{code_name(account.code)} {number}".strip()
    return Table(f"{group.slug}-{account.code}-{account.pk.hex[-8:]}", title, headings, rows, said)


def _move_row(one: Move) -> list[Cell]:
    month = "" if one.month is None else formats.month_short(one.month)
    return [one.seq, one.date, one.kind, one.number, month, _baht(one.into), _baht(one.out), Baht(one.after)]


def accounts_table(group: Group, code: str, rows: Iterable[tuple[holders.Holder, Account, int]], said: str) -> Table:
    """Every account of a code, by number."""
    headings = [_("Number"), _("Fund"), _("Stands at")]
    cells: list[list[Cell]] = [[holder.number, account.fund.get_kind_display(), Baht(amount)] for holder, account, amount in rows]
    return Table(f"{group.slug}-{code}", code_name(code), headings, cells, said)


def trial_table(group: Group, funds: Iterable[TrialFund], said: str) -> Table:
    """A trial balance, fund by fund."""
    headings = [_("Fund"), _("Code"), _("Account"), _("What there is"), _("Whose it is")]
    rows: list[list[Cell]] = []
    for one in funds:
        for row in one.rows:
            rows.append([one.fund.get_kind_display(), row.code, str(row.name), _baht(row.left), _baht(row.right)])
        rows.append([one.fund.get_kind_display(), "", _("Together"), Baht(one.debit), Baht(one.credit)])
    return Table(f"{group.slug}-trial-balance", _("Trial balance"), headings, rows, said)


def cash_table(group: Group, accounts: Iterable[CashAccount], known: dict[UUID, holders.Holder], said: str) -> Table:
    """The cash book, place by place and day by day."""
    headings = [_("Place"), _("Fund"), _("Day"), _("In"), _("Out"), _("Stands at")]
    rows: list[list[Cell]] = []
    for one in accounts:
        head: list[Cell] = [known[one.account.holder].name, one.account.fund.get_kind_display()]
        rows.append([*head, _("Brought from the month before"), None, None, Baht(one.opening)])
        rows += [[*head, day.day, Baht(day.into), Baht(day.out), Baht(day.balance)] for day in one.days]
    return Table(f"{group.slug}-cash-book", _("Cash book"), headings, rows, said)


def statement_ends(page: Statement) -> tuple[int, int]:
    """What the account stood at before and after the page's lines, in its own direction."""
    grows = chart.codes[page.account.code].grows
    return page.opening * grows, page.closing * grows
