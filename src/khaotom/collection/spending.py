"""What running the group costs: from its own money alone, by the spending clause, or by what the meeting decided. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws import words
from khaotom.bylaws.selectors import Rule
from khaotom.collection import refusals, selectors
from khaotom.collection.models import Sheet
from khaotom.kernel.refusal import Stranger
from khaotom.till import rules
from khaotom.till import selectors as till
from khaotom.till.clauses import SpendingRule
from khaotom.till.models import SpendingDecision
from khaotom.till.rules import Beyond
from khaotom.till.selectors import Left


@dataclass(frozen=True, slots=True)
class Allowed:
    """By which rule and decision the group spends: the clause's number, and the meeting's decision where one is cited."""

    clause: str
    decision: SpendingDecision | None


def allowed(sheet: Sheet, *, what: str, amount: int, decision: UUID | None) -> Allowed:
    """By what an amount (satang) may be spent on this evening. Writes nothing; ``payouts.pay`` asks it under the book's lock.

    Refuses: COL-050 (not the group's own money), COL-051, COL-052, COL-053 (the meeting decides first), COL-054 (of its decision less
    is left), COL-055 (nobody says what for).
    """
    if not what.strip():
        raise refusals.NotSaidWhatFor
    own = selectors.own_money(sheet.group_id)
    if amount > own:
        raise refusals.NotOwnMoney(own=own, asked=amount)
    rule = rule_of(sheet)
    cited = _decided(sheet, decision, amount) if decision is not None else None
    if cited is None:
        _by_the_committee(sheet, rule, amount)
    return Allowed(rule.clause if rule else "", cited)


def rule_of(sheet: Sheet) -> Rule[SpendingRule] | None:
    """The spending clause on the evening; without one the meeting decides on everything."""
    return bylaws.one(sheet.group_id, "spending", sheet.date)


def _by_the_committee(sheet: Sheet, rule: Rule[SpendingRule] | None, amount: int) -> None:
    if rule is None:
        raise refusals.NoSpendingRule
    says, spent = rule.parameters, till.spent_alone(sheet.group_id, sheet.date.year)
    match rules.beyond(amount, alone=says.alone, year=says.year, spent=spent):
        case Beyond.ONCE:
            raise refusals.MeetingDecidesFirst(clause=rule.clause, alone=says.alone, asked=amount)
        case Beyond.YEAR:
            raise refusals.YearUsedUp(clause=rule.clause, year=says.year, spent=spent, asked=amount)


def _decided(sheet: Sheet, decision: UUID, amount: int) -> SpendingDecision:
    found = next((one for one in till.decided(sheet.group_id) if one.decision.pk == decision), None)
    if found is None:
        raise Stranger
    if amount > found.left:
        raise refusals.DecisionUsedUp(number=found.decision.resolution.number, left=found.left, asked=amount)
    return found.decision


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of spending says above its form. Satang; ``left_of_year`` is None where the clause has no limit, or there is none."""

    own: int
    clause: str
    sentence: str
    left_of_year: int | None
    decided: Sequence[Left]


def shown(sheet: Sheet) -> Shown:
    """What the group has of its own tonight, how far its committee goes, and what its meetings decided and is not used up."""
    rule = rule_of(sheet)
    left = None
    if rule is not None and rule.parameters.year:
        left = max(0, rule.parameters.year - till.spent_alone(sheet.group_id, sheet.date.year))
    return Shown(
        own=selectors.own_money(sheet.group_id),
        clause=rule.clause if rule else "",
        sentence=words.sentence("spending", rule.parameters) if rule else "",
        left_of_year=left,
        decided=[one for one in till.decided(sheet.group_id) if one.left > 0],
    )
