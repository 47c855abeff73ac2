"""Why a member is asked for what she is, and where her last payment went: read for her own page, beside her passbook."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Rule
from khaotom.kernel import clock, months
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Line
from khaotom.meetings.models import Resolution
from khaotom.people.models import Group, Membership
from khaotom.savings import beside, chart, rules, said, selectors
from khaotom.savings.beside import Cited, Explained, Reason
from khaotom.savings.clauses import EntryFee, SplitRule
from khaotom.savings.models import PledgePause, Waiver
from khaotom.savings.rules import Divided
from khaotom.savings.selectors import Facts
from khaotom.savings.traces import Why, together

LOOKED_BACK = 12
"""Months for which it is still said that nothing is asked for them."""


@dataclass(frozen=True, slots=True)
class Payment:
    """The last time she paid: its slip, its day, what for and, where the rule divided it, how."""

    slip: str
    day: date
    parts: Sequence[Reason]

    @property
    def total(self) -> int:
        """Satang."""
        return sum(part.amount for part in self.parts)


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked for now, what is not, each with its reason; and the last payment, if there was one."""

    owed: Sequence[Reason]
    spared: Sequence[Reason]
    payment: Payment | None

    @property
    def total(self) -> int:
        """All that is still to be paid, satang: what the collection sheet of the day says too."""
        return sum(one.amount for one in self.owed)


def page(membership: Membership) -> Page:
    """As it is today, of a membership that comes with its group; a fixed number of queries, whatever lies behind her."""
    today = clock.today()
    gone = membership.ended_on is not None and membership.ended_on <= today  # nothing is collected from her any more
    said_of = [] if gone else [one for _room, room in beside.reasons.items() for one in room.asked(membership, today)]
    in_order = _each_clause_once([*(one for one in said_of if one.amount), *(one for one in said_of if not one.amount)])
    return Page(
        owed=[one for one in in_order if one.amount],
        spared=[one for one in in_order if not one.amount],
        payment=last_payment(membership),
    )


def _each_clause_once(of: Iterable[Reason]) -> list[Reason]:
    """What a clause says is read where it is first cited; further down its number and day are enough."""
    read: set[Cited] = set()
    found = []
    for one in of:
        if one.cited is None:
            found.append(one)
            continue
        found.append(replace(one, cited=replace(one.cited, says="")) if one.cited in read else one)
        read.add(one.cited)
    return found


def asked(membership: Membership, on: date) -> list[Reason]:
    """Her pledges and fines, each with its reason, and what the last months do not ask for. Ten queries."""
    course = bylaws.courses(membership.group_id, ["fine"])["fine"]
    book = ledger.book_id(membership.group_id)
    known = selectors.facts(book, [membership.pk], course)[membership.pk]
    return [*_pledges(membership, known, months.of(on)), *_fines(membership, known, months.of(on))]


def _pledges(membership: Membership, known: Facts, month: int) -> list[Reason]:
    """What is owed through the month; rests of the last months and of those to come."""
    decided = _rests(membership)
    traces = known.pledges(through=max([month, *known.rested]))
    due = [one for one in traces if one.left and one.month <= month]
    rested = [one for one in traces if one.why == Why.RESTED and one.month > month - LOOKED_BACK]
    return [
        *(said.pledge(one) for one in together(due)),
        *(said.rest(one, decided.get(one.month)) for one in together(rested, lambda one: decided.get(one.month))),
    ]


def _rests(membership: Membership) -> dict[int, Resolution]:
    """By which resolution each month rests."""
    rows = PledgePause.objects.filter(membership=membership).exclude(resolution=None).select_related("resolution__meeting")
    return {
        month: pause.resolution
        for pause in rows
        if pause.resolution is not None
        for month in range(pause.from_month, pause.from_month + pause.months)
    }


def _fines(membership: Membership, known: Facts, month: int) -> list[Reason]:
    """What is owed; of the last months also what is not fined. A month that rests is told of with its pledge."""
    decided = _waivers(membership)
    traces = known.fines()
    due = [one for one in traces if one.left]
    spared = [one for one in traces if not one.units and one.why != Why.RESTED and one.month > month - LOOKED_BACK]
    by_decision = together(spared, lambda one: decided.get(one.month) if one.why == Why.LET_OFF else None)
    return [
        *(said.fine(one, known.missed[one.month], membership.group) for one in together(due)),
        *(said.no_fine(one, decided.get(one.month), membership.group) for one in by_decision),
    ]


def _waivers(membership: Membership) -> dict[int, Resolution | None]:
    rows = Waiver.objects.filter(membership=membership, withdrawn=False).select_related("resolution__meeting")
    return {waiver.month: waiver.resolution for waiver in rows}


def last_payment(membership: Membership) -> Payment | None:
    """The newest slip in the book that stands, and what each part of it was for; four queries."""
    standing = Line.objects.filter(
        account__book__owner=membership.group_id,
        account__holder=membership.pk,
        entry__citation_kind="slip",
        entry__reverses=None,
        entry__reversed_by=None,
    )
    newest = standing.order_by("-seq").select_related("entry").first()
    if newest is None:
        return None
    rows = Line.objects.filter(entry=newest.entry_id, account__holder=membership.pk).order_by("no")
    paid = Paid(newest.entry.happened_on, defaultdict(dict))
    for code, month, amount in rows.values_list("account__code", "for_month", "amount"):
        paid.codes[code][month] = paid.codes[code].get(month, 0) - amount
    return Payment(newest.entry.citation_number, newest.entry.happened_on, _parts(membership.group, paid))


@dataclass(frozen=True, slots=True)
class Paid:
    """What one slip put into the book of a member on a day: satang, by code and month."""

    day: date
    codes: dict[str, dict[int | None, int]]


def _parts(group: Group, paid: Paid) -> list[Reason]:
    """By what it was for; a pledge that was divided is one part, as it was paid."""
    courses = bylaws.courses(group.pk, ["payment_split", "entry_fee"])
    called = {code: name for _room, room in beside.reasons.items() for code, name in room.paid.items()}
    given = paid.codes.pop(chart.SPLIT, {})
    found = []
    for code, by_month in paid.codes.items():
        what = called[code](sorted(month for month in by_month if month is not None))
        part = Reason(what, sum(by_month.values()), "")
        if code == chart.PLEDGES and given:
            part = _divided(group, part, by_month, given, courses["payment_split"].on(paid.day))
        elif code == chart.FEES:
            part = _fee(group, part, months.of(paid.day), courses["entry_fee"].on(paid.day))
        found.append(part)
    return found


def _divided(
    group: Group, part: Reason, saved: Mapping[int | None, int], given: Mapping[int | None, int], rule: Rule[SplitRule] | None
) -> Reason:
    """The clause is cited where it divides what was paid for each month as the book has it, to the satang."""
    found = {month: Divided(amount, given.get(month, 0)) for month, amount in saved.items()}
    whole = Divided(part.amount, sum(given.values()))
    by_rule = rule is not None and all(rules.divided(one.paid, rule.parameters.welfare) == one for one in found.values())
    cited = said.cited(group, "payment_split", rule) if rule is not None and by_rule else None
    return Reason(part.what, whole.paid, said.divided(whole), cited)


def _fee(group: Group, part: Reason, month: int, rule: Rule[EntryFee] | None) -> Reason:
    """The clause is cited where it asks for what was paid."""
    trace = rules.entry_fee_trace(rule, rule.parameters, month, part.amount) if rule is not None else None
    by_rule = trace is not None and trace.asked == trace.paid
    cited = said.cited(group, "entry_fee", rule) if rule is not None and by_rule else None
    return Reason(part.what, part.amount, said.joined(), cited)


def register() -> None:
    """Make known what this room asks for."""
    paid = {chart.PLEDGES: said.pledge_of, chart.FINES: said.fine_of, chart.FEES: said.fee_of}
    beside.reasons.register("savings", Explained(asked, paid))
