"""A member's passbook, read from the book: every payment and correction, newest first, and how far it is true.

A *line* is one entry of the book on her pledge savings; an entry that paid for several months is one line, as it would be
written by hand. What was entered wrongly stays, beside the line that takes it back. A page costs the same after ten years.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, Min, Q

from khaotom.kernel import months
from khaotom.kernel.citation import FOUNDING, Citation
from khaotom.ledger.models import Account, Book, Entry, Line, Turnover
from khaotom.people.models import Membership
from khaotom.savings import chart

PAGE = 24
"""Lines of one page."""


@dataclass(frozen=True, slots=True)
class PassbookLine:
    """One line. ``amount`` satang saved, negative when taken out; ``balance`` after it; ``seq`` its number in the group's book.

    ``months`` are those it paid for (``kernel.months``). ``corrected_by`` is the number of the entry that took this one back,
    ``corrects`` the one this one takes back, with the paper it rested on; ``reason`` (a code of ``ledger.chart.reasons``) says
    why, on both.
    """

    entry: UUID
    seq: int
    kind: str
    date: datetime.date
    happened_on: datetime.date
    citation: Citation
    months: tuple[int, ...]
    amount: int
    balance: int
    corrected_by: int | None = None
    corrects: int | None = None
    corrects_slip: str = ""
    reason: str = ""

    @property
    def slip(self) -> str:
        """The slip's number as people say it, "A-018"; nothing for what rests on no slip."""
        return self.citation.number if self.citation.kind == "slip" else ""

    @property
    def before(self) -> int:
        """The balance just before it, satang."""
        return self.balance - self.amount


@dataclass(frozen=True, slots=True)
class Passbook:
    """One page: ``lines`` newest first, ``balance`` (satang) at the end of them all, true up to entry ``true_up_to``.

    ``older`` is where the next page begins (``passbook(…, before=older)``), None on the last one.
    """

    membership: Membership
    balance: int
    true_up_to: int
    lines: Sequence[PassbookLine]
    older: int | None

    @property
    def brought_forward(self) -> int:
        """The balance before the oldest line of this page, satang."""
        return self.lines[-1].before if self.lines else self.balance

    @property
    def in_order(self) -> list[PassbookLine]:
        """The lines as they were lived, oldest first: how paper is written."""
        return list(reversed(self.lines))


def passbook(membership: Membership, *, before: int | None = None, size: int = PAGE) -> Passbook:
    """A page of at most ``size`` lines, the newest or those older than entry ``before``; five queries, whatever lies behind it."""
    book = Book.objects.filter(owner=membership.group_id).first()
    account = Account.objects.filter(book=book, code=chart.PLEDGES, holder=membership.pk).first() if book else None
    if book is None or account is None:
        return Passbook(membership, 0, book.last_seq if book else 0, (), None)
    all_lines = Line.objects.filter(
        account=account, seq__lte=book.last_seq
    )  # what is posted while we read waits for the next look
    balance = -(all_lines.order_by("-seq", "-no").values_list("balance_after", flat=True).first() or 0)
    wanted = all_lines if before is None else all_lines.filter(seq__lt=before)
    seqs = list(wanted.order_by("-seq").values_list("seq", flat=True).distinct()[: size + 1])
    return Passbook(
        membership=membership,
        balance=balance,
        true_up_to=book.last_seq,
        lines=_lines(account, seqs[:size]),
        older=seqs[size - 1] if len(seqs) > size else None,
    )


def corrections_since(membership: Membership, day: datetime.date) -> list[PassbookLine]:
    """The entries dated ``day`` or later that took another of hers back, newest first: what she is told of at the top of the page."""
    account = Account.objects.filter(book__owner=membership.group_id, code=chart.PLEDGES, holder=membership.pk).first()
    if account is None:
        return []
    taken_back = Line.objects.filter(account=account, entry__reverses__isnull=False, entry__date__gte=day)
    return _lines(account, list(taken_back.values_list("seq", flat=True).distinct()))


def _lines(account: Account, seqs: Collection[int]) -> list[PassbookLine]:
    rows = Line.objects.filter(account=account, seq__in=seqs).order_by("-seq", "no")
    by_entry: dict[Entry, list[Line]] = defaultdict(list)
    for row in rows.select_related("entry__reverses", "entry__reversed_by"):
        by_entry[row.entry].append(row)
    return [_line(entry, parts) for entry, parts in by_entry.items()]


def _line(entry: Entry, parts: Sequence[Line]) -> PassbookLine:
    taken_back_by: Entry | None = getattr(entry, "reversed_by", None)
    return PassbookLine(
        entry=entry.pk,
        seq=entry.seq,
        kind=entry.kind,
        date=entry.date,
        happened_on=entry.happened_on,
        citation=Citation(entry.citation_kind, entry.citation_id, entry.citation_number),
        months=tuple(sorted({part.for_month for part in parts if part.for_month is not None})),
        amount=-sum(part.amount for part in parts),
        balance=-parts[-1].balance_after,
        corrected_by=taken_back_by.seq if taken_back_by else None,
        corrects=entry.reverses.seq if entry.reverses else None,
        corrects_slip=entry.reverses.citation_number if entry.reverses else "",
        reason=entry.reason or (taken_back_by.reason if taken_back_by else ""),
    )


@dataclass(frozen=True, slots=True)
class MonthPaid:
    """What was paid for one month, satang, and the last paper that did: its day and its slip ("" where there is none)."""

    amount: int
    on: datetime.date
    slip: str


@dataclass(frozen=True, slots=True)
class SavingsYear:
    """Twelve months of a passbook: by accounting days what was in it, came and went; ``paid`` by the month it answers for.

    Amounts in satang. ``opening`` counts what was brought in from the passbook on paper, also where that was done within the
    year. ``corrected`` is what taking entries back changed, counted in neither ``came`` nor ``went``. A payment that the group
    splits counts in ``paid`` as a whole.
    """

    opening: int
    came: int
    went: int
    corrected: int
    paid: Mapping[int, MonthPaid]
    true_up_to: int

    @property
    def closing(self) -> int:
        """What was in it at the year's end, or is now in the present year; satang."""
        return self.opening + self.came - self.went + self.corrected


def year(membership: Membership, first_month: int) -> SavingsYear:
    """The twelve months from ``first_month``; five queries, and no line of another year is read."""
    book = Book.objects.filter(owner=membership.group_id).first()
    if book is None:
        return SavingsYear(opening=0, came=0, went=0, corrected=0, paid={}, true_up_to=0)
    last_month = first_month + 11
    turnovers = Turnover.objects.filter(account__book=book, account__code=chart.PLEDGES, account__holder=membership.pk)
    came = went = opening = 0
    for month, debit, credit in turnovers.values_list("month", "debit", "credit"):
        if month < first_month:
            opening += credit - debit
        elif month <= last_month:
            came, went = came + credit, went + debit
    brought, corrections = _neither_saved_nor_taken(book.pk, membership, first_month, last_month)
    return SavingsYear(
        opening=opening + brought,
        came=came - brought - sum(one for one in corrections if one > 0),
        went=went + sum(one for one in corrections if one < 0),
        corrected=sum(corrections),
        paid=_paid(book.pk, membership, first_month, last_month),
        true_up_to=book.last_seq,
    )


def _neither_saved_nor_taken(book: UUID, membership: Membership, first_month: int, last_month: int) -> tuple[int, list[int]]:
    """Of the lines dated in these months: what was brought in from paper, and what each reversal did; satang, positive given."""
    days = (months.first_day(first_month), months.last_day(last_month))
    reached = Entry.objects.filter(book=book, date__range=days).aggregate(first=Min("seq"), last=Max("seq"))
    if reached["first"] is None:
        return 0, []
    rows = Line.objects.filter(
        Q(entry__reverses__isnull=False) | Q(entry__citation_kind=FOUNDING.kind),
        account__book=book,
        account__code=chart.PLEDGES,
        account__holder=membership.pk,
        seq__range=(reached["first"], reached["last"]),
        entry__date__range=days,
    ).values_list("entry__reverses", "amount")
    brought = -sum(amount for reverses, amount in rows if reverses is None)
    return brought, [-amount for reverses, amount in rows if reverses is not None]


def _paid(book: UUID, membership: Membership, first_month: int, last_month: int) -> dict[int, MonthPaid]:
    rows = Line.objects.filter(
        account__book=book,
        account__code__in=chart.PLEDGE_CODES,
        account__holder=membership.pk,
        for_month__range=(first_month, last_month),
    ).select_related("entry")
    paid: dict[int, MonthPaid] = {}
    for row in rows.order_by("seq", "no"):
        if row.for_month is not None:
            before = paid.get(row.for_month)
            slip = row.entry.citation_number if row.entry.citation_kind == "slip" else ""
            paid[row.for_month] = MonthPaid((before.amount if before else 0) - row.amount, row.entry.date, slip)
    return {month: one for month, one in paid.items() if one.amount > 0}
