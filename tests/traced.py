"""What is in the books, worked out once more: every fine, contribution, entry fee and division that was paid, by the clause of its day.

Old payments keep no trace of how they came about: the facts and the clause of the day make it again, to the satang.
"""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.kernel import clock
from khaotom.ledger.models import Book, Line
from khaotom.people.models import Group, Membership
from khaotom.savings import chart, rules, selectors
from khaotom.savings.models import PledgePause
from khaotom.welfare import selectors as welfare


def again() -> tuple[Counter[str], list[str]]:
    """How many payments of each kind came out again, and those that did not."""
    many, faults = Counter[str](), list[str]()
    for group in Group.objects.all():
        book = Book.objects.get(owner=group.pk).pk
        for kind, whose, traced, paid in [*_fines(group, book), *_contributions(group, book), *_fees_and_parts(group, book)]:
            many[kind] += 1
            if traced != paid:
                faults.append(f"{group.slug}: {kind} of {whose} comes to {traced}, and {paid} was paid")
    return many, faults


Compared = tuple[str, str, object, object]
"""What kind of payment, whose and when, what it comes to, what was paid."""


def _fines(group: Group, book: UUID) -> list[Compared]:
    """As it stood when each was paid: what the meeting let her rest on that day or afterwards had not been decided."""
    members = list(Membership.objects.filter(group=group).values_list("pk", flat=True))
    course = bylaws.courses(group.pk, ["fine"])["fine"]
    known, decided = selectors.facts(book, members, course), _rests(group)
    lines = Line.objects.filter(account__book=book, account__code=chart.FINES, entry__reverses=None, entry__reversed_by=None)
    found: list[Compared] = []
    for member, month, day, amount in lines.values_list("account__holder", "for_month", "entry__happened_on", "amount"):
        rested = {rest for rest, on in decided[member].items() if on < day}
        asked = {one.month: one.asked for one in replace(known[member], rested=rested).fines()}
        found.append(("fine", f"{member} {month}", asked.get(month or 0), -amount))
    return found


def _rests(group: Group) -> dict[UUID, dict[int, date]]:
    """On which day each month of a member's was let rest."""
    rows = PledgePause.objects.filter(membership__group=group).exclude(resolution=None)
    found: dict[UUID, dict[int, date]] = defaultdict(dict)
    for member, first, many, day in rows.values_list("membership", "from_month", "months", "resolution__meeting__date"):
        found[member] |= dict.fromkeys(range(first, first + many), day)
    return found


def _contributions(group: Group, book: UUID) -> list[Compared]:
    members = list(Membership.objects.filter(group=group).values_list("pk", flat=True))
    given = welfare.given(group=group.pk, book=book, memberships=members, on=clock.today())
    if given is None:
        return []
    traces = [(member, one) for member in members for one in given.traces(member) if one.paid]
    return [("contribution", f"{member} {one.month}", one.asked, one.paid) for member, one in traces]


def _fees_and_parts(group: Group, book: UUID) -> list[Compared]:
    courses = bylaws.courses(group.pk, ["payment_split", "entry_fee"])
    lines = Line.objects.filter(
        account__book=book,
        account__code__in=(chart.FEES, *chart.PLEDGE_CODES),
        entry__citation_kind="slip",
        entry__reverses=None,
        entry__reversed_by=None,
    )
    rows = lines.values_list("entry__happened_on", "account__holder", "for_month", "account__code", "amount")
    paid: dict[tuple[date, UUID, int], Counter[str]] = defaultdict(Counter)
    for day, member, month, code, amount in rows:
        paid[day, member, month or 0][code] -= amount
    found: list[Compared] = []
    for (day, member, month), by_code in paid.items():
        fee, split = (courses[name].on(day) for name in ("entry_fee", "payment_split"))
        if by_code[chart.FEES]:
            traced = rules.entry_fee_trace(fee, fee.parameters, month, by_code[chart.FEES]).asked if fee else 0
            found.append(("entry fee", f"{member} {month}", traced, by_code[chart.FEES]))
        if split:
            parts = rules.Divided(by_code[chart.PLEDGES], by_code[chart.SPLIT])
            found.append(("division", f"{member} {month}", rules.divided(parts.paid, split.parameters.welfare), parts))
    return found
