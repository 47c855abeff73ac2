"""What one member takes home: a page of her passbook, her statement, and her year on one page for whom there is no phone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.collection.models import Opening
from khaotom.collection.papers import TEMPLATES, names
from khaotom.kernel import clock, months
from khaotom.ledger import selectors as ledger
from khaotom.people import words
from khaotom.people.models import Membership
from khaotom.savings import passbook as savings
from khaotom.savings import selectors as pledges
from khaotom.savings import words as called
from khaotom.savings.models import PledgePause
from khaotom.savings.passbook import Passbook, PassbookLine, SavingsYear
from khaotom.savings.rules import paused_months
from khaotom.ui import amounts, formats, paper
from khaotom.ui.paper import Shown
from khaotom.welfare import chart as welfare_chart
from khaotom.welfare import selectors as welfare

STATEMENT_DAYS = 366
"""How far back a statement goes."""
STATEMENT_LINES = 120
"""How many lines it holds at most: more than anybody pays in a year."""


def page(found: Passbook) -> bytes:
    """The PDF of one page of a passbook, A5, its lines as they were lived."""
    return paper.compile(TEMPLATES / "passbook.typ", page_data(found))


def page_data(found: Passbook) -> dict[str, Shown]:
    """What ``passbook.typ`` prints; the membership comes with its person and group."""
    member = found.membership
    return {
        "frame": paper.frame(
            body=member.group.name,
            title=words.of(member.group.words, "passbook"),
            when="",
            true_up_to=_true_up_to(found.true_up_to),
        ),
        **_book(found, found.in_order),
    }


def statement(members: Sequence[Membership]) -> bytes:
    """The PDF of a person's statement: a part a group, the last twelve months and the balance in words. Five queries a group."""
    return paper.compile(TEMPLATES / "statement.typ", statement_data(members))


def statement_data(members: Sequence[Membership]) -> dict[str, Shown]:
    """What ``statement.typ`` prints."""
    person = members[0].person
    return {
        "frame": paper.frame(
            body=names.both(person),
            title=_("Statement of savings"),
            when=formats.day_long(clock.today()),
        ),
        "books": [_statement(member) for member in members],
        "signatures": [{"role": _("Treasurer"), "name": ""}, {"role": _("Chair"), "name": ""}],
    }


def _statement(member: Membership) -> dict[str, Shown]:
    found = savings.passbook(member, size=STATEMENT_LINES)
    since = clock.today() - timedelta(days=STATEMENT_DAYS)
    lines = [line for line in found.in_order if line.date >= since]
    return {
        "group": member.group.name,
        "true_up_to": _true_up_to(found.true_up_to),
        "in_words": amounts.in_words(found.balance),
        **_book(found, lines),
    }


def _book(found: Passbook, lines: Sequence[PassbookLine]) -> dict[str, Shown]:
    """Whose it is, its lines oldest first after what was brought forward, and what is in it now."""
    brought = lines[0].before if lines else found.balance
    member = found.membership
    return {
        "member": names.member(member),
        "heads": [_("Day"), _("Entry"), _("Saved"), _("Taken out"), _("Balance")],
        "brought": {"words": _("Brought forward"), "amount": formats.baht_book(brought)} if brought else None,
        "lines": [_line(line) for line in lines],
        "balance": {"words": _("Saved in all"), "amount": formats.baht_book(found.balance)},
        "welfare": _welfare(member),
    }


def _true_up_to(seq: int) -> str:
    return _("True up to entry %(entry)s of the group's book") % {"entry": f"{seq:,}"}


def _line(line: PassbookLine) -> dict[str, Shown]:
    return {
        "day": formats.day_short(line.date),
        "words": called.what(line),
        "correction": called.why(line),
        "corrected": line.corrected_by is not None,
        "came": formats.baht_book(line.amount) if line.amount > 0 else "",
        "went": formats.baht_book(-line.amount) if line.amount < 0 else "",
        "balance": formats.baht_book(line.balance),
    }


def _welfare(member: Membership) -> str:
    """How far her welfare contributions are given, if she takes part."""
    given = welfare.dues(group=member.group_id, book=_book_of(member), memberships=[member.pk], on=clock.today()).get(member.pk)
    if given is None or given.through is None:
        return ""
    return _("Welfare given through %(month)s") % {"month": formats.month_short(given.through)}


def _book_of(member: Membership) -> UUID:
    """Her group's book; nobody's where the books have not begun, which holds nothing."""
    return ledger.book_id(member.group_id)


# --- The year page -------------------------------------------------------------------------------------------------------


def year_page(member: Membership, year: int) -> bytes:
    """The PDF of one calendar year (of the Christian era) of a member, A4."""
    return paper.compile(TEMPLATES / "year.typ", year_data(member, year))


def year_data(member: Membership, year: int) -> dict[str, Shown]:
    """What ``year.typ`` prints; a fixed number of queries."""
    first = months.of(date(year, 1, 1))
    found = savings.year(member, first)
    facts = _facts(member, found)
    return {
        "frame": paper.frame(
            body=member.group.name,
            title=_("A year of saving"),
            when=_("Year %(year)s") % {"year": formats.month_long(first).split()[-1]},
            true_up_to=_true_up_to(found.true_up_to),
        ),
        "member": names.member(member),
        "sums": _sums(found),
        "closing": {
            "words": _("Saved now") if first + 11 >= months.of(clock.today()) else _("Saved at the end of the year"),
            "amount": formats.baht_book(found.closing),
            "in_words": amounts.in_words(found.closing),
        },
        "heads": [_("Month"), words.of(member.group.words, "pledge"), _("Paid on"), _("Slip"), _("Welfare")],
        "months": [_month(month, found, facts) for month in range(first, first + 12)],
        "praise": _praise(range(first, first + 12), found, facts),
        "signatures": [{"role": _("Member"), "name": member.person.full_name}, {"role": _("Treasurer"), "name": ""}],
    }


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a month of the year may be besides paid."""

    welfare: dict[int, int]
    paused: Collection[int]
    owed: Collection[int]
    missed: Collection[int]
    brought_through: int  # the last month that stands in the passbook on paper alone
    now: int = field(default_factory=lambda: months.of(clock.today()))


def _facts(member: Membership, found: SavingsYear) -> _Facts:
    book = _book_of(member)
    due = pledges.dues(group=member.group_id, book=book, memberships=[member.pk], on=clock.today())[member.pk]
    opening = Opening.objects.filter(membership=member).first()
    return _Facts(
        welfare=ledger.paid_by_month(book, [welfare_chart.CONTRIBUTIONS], [member.pk]).get(member.pk, {}),
        paused=paused_months(PledgePause.objects.filter(membership=member).values_list("from_month", "months")),
        owed=[one.month for one in due.pledges],
        missed=pledges.missed_months([member.pk])[member.pk],
        brought_through=opening.paid_through if opening else 0,
    )


def _sums(found: SavingsYear) -> list[Shown]:
    rows = [
        (_("Brought forward"), found.opening),
        (_("Saved"), found.came),
        (_("Corrections"), found.corrected),
        (_("Taken out"), -found.went),
    ]
    return [{"words": said, "amount": formats.baht_book(amount)} for said, amount in rows if amount]


def _month(month: int, found: SavingsYear, facts: _Facts) -> dict[str, Shown]:
    paid, given = found.paid.get(month), facts.welfare.get(month, 0)
    return {
        "month": formats.month_short(month),
        "amount": formats.baht_book(paid.amount) if paid else "",
        "day": formats.day_short(paid.on) if paid else "",
        "slip": paid.slip if paid else "",
        "welfare": formats.baht_book(given) if given else "",
        "state": "" if paid else _state(month, facts),
    }


def _state(month: int, facts: _Facts) -> str:
    """Why nothing stands beside a month: a pause, the passbook on paper, or not paid yet; a coming month needs no word."""
    if month in facts.paused:
        return _("pause")
    if month <= facts.brought_through:
        return _("in the passbook before")
    return _("not paid yet") if month in facts.owed and month <= facts.now else ""


def _praise(of_year: range, found: SavingsYear, facts: _Facts) -> str:
    """Said only of whom it is true: every month of the year so far was paid, and none was ever missed."""
    past = [month for month in of_year if facts.brought_through < month <= facts.now and month not in facts.paused]
    kept = all(month in found.paid for month in past) and not set(facts.missed).intersection(of_year)
    return _("%(count)s months paid, none missed") % {"count": len(past)} if past and kept else ""
