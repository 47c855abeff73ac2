"""An outcome in words: why so much, what is left, or the numbered refusal and the way that is left."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khaotom.bylaws import words as bylaws
from khaotom.bylaws.selectors import Rule
from khaotom.kernel.refusal import Refusal
from khaotom.ui import formats
from khaotom.welfare import refusals, words
from khaotom.welfare.benefits import Event, Limit, Line, Outcome, Span, Why, rate
from khaotom.welfare.clauses import BenefitRule, Period, Unit
from khaotom.welfare.models import Claim


def why(outcome: Outcome) -> str:
    """ "ได้ 450 บาท เพราะ ข้อ 10: 3 คืน × 150 บาท" and what is left of each limit, a sentence each."""
    return " ".join(
        [_sum(outcome), *(left(limit, _unit(outcome)) for limit in outcome.limits), *_above(outcome), *_over(outcome)]
    )


def kept(claim: Claim) -> str:
    """The sentence of a claim as it was decided then, from the codes and values that were kept."""
    if not claim.outcome:
        return _("The meeting decides, by %(clause)s.") % {"clause": bylaws.clause(claim.clause_number)}
    return why(_read(claim))


def wanted(claim: Claim) -> str:
    """What a claim is to be shown with: "ใบรับรองแพทย์"; empty for nothing."""
    return words.evidence(claim.asks_for)


def _read(claim: Claim) -> Outcome:
    """The outcome that was kept: of each version only what the sentence needs."""
    says = BenefitRule(unit=claim.outcome["unit"])
    lines = [
        Line(
            Rule(says, line["clause"], UUID(line["version"]), date.fromisoformat(line["since"]), ""),
            Span(*line["span"]),
            line["units"],
            line["rate"],
            line["amount"],
        )
        for line in claim.outcome["lines"]
    ]
    limits = [Limit(Span(period, year), whole, before, left) for period, year, whole, before, left in claim.outcome["limits"]]
    over, years = (claim.outcome.get(name, 0) for name in ("over", "years"))
    return Outcome(lines=lines, limits=limits, above=claim.outcome["above"], over=over, years=years, rule=lines[0].rule)


def _sum(outcome: Outcome) -> str:
    return _("Gets %(amount)s baht, because of %(clauses)s: %(sum)s.") % {
        "amount": formats.baht(outcome.amount),
        "clauses": ", ".join(dict.fromkeys(bylaws.clause(line.rule.clause) for line in outcome.lines)),
        "sum": " + ".join(_line(line) for line in outcome.lines),
    }


def _line(line: Line) -> str:
    if line.rule.parameters.unit == Unit.NIGHT:
        said = ngettext("%(units)s night × %(rate)s", "%(units)s nights × %(rate)s", line.units)
        return said % {"units": line.units, "rate": formats.baht(line.rate)}
    return formats.baht(line.amount)


def _unit(outcome: Outcome) -> str:
    return outcome.rule.parameters.unit if outcome.rule else ""


def left(limit: Limit, unit: str) -> str:
    """ "เหลือ 5 จาก 10 คืนในปี 2562"."""
    named = {"when": when(limit.span), "left": limit.left, "limit": limit.limit}
    if unit == Unit.BILL:
        named |= {"left": formats.baht(limit.left), "limit": formats.baht(limit.limit)}
        return _("%(left)s of %(limit)s baht are left %(when)s.") % named
    if unit == Unit.NIGHT:
        return _("%(left)s of %(limit)s nights are left %(when)s.") % named
    return _("%(left)s of %(limit)s times are left %(when)s.") % named


def used(limit: Limit, unit: str) -> str:
    """ "ใช้ไปแล้ว 2 คืน เหลือ 8 จาก 10 คืนในปี 2562": how it stands before anything more is asked for."""
    return f"{_used(limit, unit)} {left(limit, unit)}"


def _used(limit: Limit, unit: str) -> str:
    if unit == Unit.BILL:
        return _("%(used)s baht were used.") % {"used": formats.baht(limit.before)}
    if unit == Unit.NIGHT:
        return ngettext("%(used)s night was used.", "%(used)s nights were used.", limit.before) % {"used": limit.before}
    return ngettext("It was used %(used)s time.", "It was used %(used)s times.", limit.before) % {"used": limit.before}


def when(span: Span) -> str:
    """ "ในปี 2562"."""
    if span.period == Period.LIFE:
        return _("in her life")
    if span.period == Period.FISCAL:
        return _("in the fiscal year %(year)s") % {"year": formats.year(span.year)}
    return _("in the year %(year)s") % {"year": formats.year(span.year)}


def _above(outcome: Outcome) -> list[str]:
    if not outcome.above:
        return []
    said = ngettext("%(above)s night lies above the limit.", "%(above)s nights lie above the limit.", outcome.above)
    return [said % {"above": outcome.above}]


def _over(outcome: Outcome) -> list[str]:
    """What of a bill lies above the limit that so many years in the fund give."""
    if not outcome.over:
        return []
    named = {"over": formats.baht(outcome.over), "years": outcome.years}
    if not outcome.years:
        return [_("%(over)s baht of the bill lie above the limit.") % named]
    said = ngettext(
        "%(over)s baht of the bill lie above the limit for %(years)s full year in the fund.",
        "%(over)s baht of the bill lie above the limit for %(years)s full years in the fund.",
        outcome.years,
    )
    return [said % named]


def refusal(outcome: Outcome, event: Event, *, called: str, appeal: str | None = None) -> Refusal:
    """Why nothing is due, as a numbered refusal. ``appeal``: the number of the rule by which the meeting may still help."""
    day = outcome.day or event.first
    if outcome.rule is None:
        return {
            Why.TURNED_ROUND: refusals.DaysTurnedRound(event.first, event.last),
            Why.STILL_TO_COME: refusals.StillToCome(event.last),
            Why.NO_RULE: refusals.NoRuleThen(day, appeal=appeal),
        }[_reason(outcome)]
    says, clause = outcome.rule.parameters, outcome.rule.clause
    waiting = (
        refusals.WaitingYears(clause, called, says.wait_years, day, appeal)
        if says.wait_years
        else refusals.StillWaiting(clause, called, says.wait_days, day, appeal)
    )
    return {
        Why.NOT_YET_JOINED: refusals.NotInTheFund(called, clause, appeal),
        Why.LEFT: refusals.HadLeft(called, day, clause),
        Why.WAITING: waiting,
        Why.BIRTH_UNKNOWN: refusals.BirthUnknown(clause, called),
        Why.TOO_YOUNG: refusals.TooYoung(clause, called, says.age, appeal),
        Why.OTHER_MONTH: refusals.OtherMonth(clause, formats.month_name(int(says.month)) if says.month != "0" else "", appeal),
        Why.TOO_LATE: refusals.AskedTooLate(clause, says.claim_days, day, appeal),
        Why.NO_STEP: refusals.NotYetByYears(clause, called, outcome.years, day, appeal),
        Why.USED_UP: refusals.UsedUp(clause, limit(says, outcome.years), appeal),
        Why.NO_NIGHT: refusals.NothingToCount(),
        Why.NO_BILL: refusals.NothingToCount(),
    }[_reason(outcome)]


def _reason(outcome: Outcome) -> Why:
    if outcome.why is None:
        raise ValueError("what is paid is not refused")
    return outcome.why


def limit(says: BenefitRule, years: int) -> str:
    """A limit as people say it: "10 คืน", "1 ครั้ง", "5,000 บาท" for so many years in the fund."""
    if says.unit == Unit.BILL:
        return _("%(amount)s baht") % {"amount": formats.baht(rate(says, years))}
    if says.unit == Unit.NIGHT:
        return ngettext("%(cap)s night", "%(cap)s nights", says.cap) % {"cap": says.cap}
    return ngettext("%(cap)s time", "%(cap)s times", says.cap) % {"cap": says.cap}
