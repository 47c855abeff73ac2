"""What a member may ask of the fund: the group's benefits, what she has used, and what a claim would bring."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from khaotom.bylaws import kinds
from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Course, Rule, Standing
from khaotom.kernel import months
from khaotom.kernel.calendar import whole_years
from khaotom.people.models import Membership, Person
from khaotom.welfare import benefits, lapses, said
from khaotom.welfare.benefits import Event, Outcome, Span, Used, Who, Why
from khaotom.welfare.clauses import BenefitRule, DiscretionRule, Per, Period, Unit
from khaotom.welfare.models import Claim, Evidence, Joining, Occurrence
from khaotom.welfare.selectors import CONTRIBUTION, SPLIT

BENEFIT, DISCRETION = "benefit", "discretion"
SHOWN = Exists(Evidence.objects.filter(claim=OuterRef("pk")).exclude(photo=""))
LACKING = ~Q(asks_for="") & Q(excused="") & ~Q(SHOWN)
"""Claims that wait for what their clause asks to be shown."""


def offered(group: UUID, on: date) -> list[Standing]:
    """The benefits in force on a day, in the order they are read."""
    return [one for one in bylaws.standings(group, on) if kinds.parted(one.name)[0] == BENEFIT and one.rule is not None]


def discretion(group: UUID, on: date) -> Rule[DiscretionRule] | None:
    """By which rule the meeting may help where no other does."""
    return bylaws.one(group, DISCRETION, on)


def who(membership: Membership) -> Who:
    """What the fund's rules ask about her; her part in the fund is the one that is open, or the last."""
    return whos(membership.group_id, [membership])[membership.pk]


def whos(group: UUID, memberships: Collection[Membership]) -> dict[UUID, Who]:
    """As ``who``, of many of one group: one query, and another where somebody has no part of her own."""
    rows = Joining.objects.filter(membership__in=memberships).order_by(F("until_month").asc(nulls_last=True))
    parts = {part.membership_id: part for part in rows}
    began = split_since(group) if any(one.pk not in parts for one in memberships) else None
    return {one.pk: _who(one, parts.get(one.pk), began) for one in memberships}


def _who(membership: Membership, part: Joining | None, began: date | None) -> Who:
    """Where part of every payment goes to the fund, who has no part of her own takes part from the day that was the rule."""
    if part is not None:
        return Who(part.since or months.first_day(part.from_month), _until(membership, part), _born(membership.person))
    if began is None:
        return Who(None)
    return Who(max(began, membership.joined_on), _until(membership, None), _born(membership.person))


def split_since(group: UUID) -> date | None:
    """The day from which part of every payment goes to the fund; None where it does not."""
    return lapses.begun(bylaws.courses(group, [SPLIT])[SPLIT])


def _until(membership: Membership, part: Joining | None) -> date | None:
    """Her last day: of the fund, or of the group. Who died was a member that day; who left is none on the day she left."""
    last = [months.last_day(part.until_month)] if part is not None and part.until_month is not None else []
    if membership.ended_on is not None:
        died = membership.ending == Membership.Ending.DIED
        last.append(membership.ended_on if died else membership.ended_on - timedelta(days=1))
    return min(last, default=None)


def _born(person: Person) -> date | None:
    """Her birth where it is known to the year at least; the first of January of it then, as it is kept."""
    return None if person.birth_precision == Person.BirthPrecision.UNKNOWN else person.birth_date


def used(membership: Membership, clause: str, rule: Rule[BenefitRule] | None) -> Used:
    """What standing claims of the group count of this clause: hers, or her whole house's where the limit is the house's."""
    person = membership.person
    mine = [person.whole]
    if rule is not None and rule.parameters.per == Per.HOUSE and person.household_id is not None:
        house = Person.objects.filter(household=person.household_id)
        mine += [one.whole for one in house if one.pk != person.pk]
    rows = Occurrence.objects.filter(
        standing=True, claim__group=membership.group_id, person__in=mine, family=family(membership.group_id, clause)
    )
    return of_days(rows.values_list("day", "amount"))


def of_days(days: Iterable[tuple[date, int]]) -> Used:
    """Days and amounts, summed in every span in which a limit may count."""
    units: Counter[Span] = Counter()
    satang: Counter[Span] = Counter()
    for day, amount in days:
        for period in Period:
            span = benefits.span_of(BenefitRule(period=period), day)
            units[span] += 1
            satang[span] += amount
    return Used(units, satang)


def family(group: UUID, clause: str) -> str:
    """What is the same event in every group; what a group invented is its own."""
    kind, slot = kinds.parted(clause)
    return slot if slot in kinds.kinds[kind].presets else f"{group}:{slot}"


def latest(group: UUID, clause: str, on: date) -> Rule[BenefitRule] | None:
    """The clause as it stands on a day, or as it last stood before it ended: what happened under it may still be asked for."""
    spans = bylaws.courses(group, [clause])[clause].spans
    begun = [span.rule for span in spans if span.rule is not None and span.start <= on]
    return begun[-1] if begun else None


@dataclass(frozen=True, slots=True)
class Judged:
    """What an event brings, and the facts it was judged by: with them it comes out the same whenever it is judged again."""

    event: Event
    who: Who
    used: Used
    outcome: Outcome


def judge(membership: Membership, clause: str, event: Event, *, asked_on: date) -> Judged:
    """What the group's clause gives her for an event, asked for on a day; five questions of the database.

    Refuses: WEL-005 to WEL-017, WEL-026 (nothing is due, and why), WEL-040, WEL-041 (nothing was given for long), with the rule by
    which the meeting may still help.
    """
    courses = bylaws.courses(membership.group_id, [clause, CONTRIBUTION, SPLIT, DISCRETION])
    course, appeal = courses[clause], courses[DISCRETION].on(asked_on)
    helper = appeal.clause if appeal else None
    told = replace(event, began=_began(membership, clause, event))
    judged_by = who(membership), used(membership, clause, course.on(told.start))
    outcome = benefits.evaluate(course, told, *judged_by, asked_on=asked_on)
    if outcome.why in (None, Why.LEFT):
        barred = lapses.barring(membership, courses, told.start, on=asked_on, appeal=helper)
        if barred is not None:
            raise barred
    if outcome.why is not None:
        raise said.refusal(outcome, told, called=membership.person.calling, appeal=helper)
    return Judged(told, *judged_by, outcome)


def _began(membership: Membership, clause: str, event: Event) -> date | None:
    """The first day of the stay of which this is told as the rest: one that she asked for until the very day this begins."""
    counted = Occurrence.objects.filter(
        standing=True, person=membership.person.whole, family=family(membership.group_id, clause), claim=OuterRef("pk")
    )
    rows = Claim.objects.filter(Exists(counted), group=membership.group_id, last_day=event.first, first_day__lt=event.first)
    before = rows.filter(outcome__unit=Unit.NIGHT).first()
    if before is None or event.last == event.first:
        return None
    return event_of(before).start


def counted(outcome: Outcome, event: Event) -> list[tuple[date, int]]:
    """The days of an event that a claim counts, each with what it brings."""
    paid: list[tuple[date, int]] = []
    left = [(line, line.units) for line in outcome.lines]
    first = outcome.rule
    if first is None:
        return []
    for day in benefits.days_of(first.parameters, event):
        for place, (line, units) in enumerate(left):
            rule_of_day = line.rule.since <= day if first.parameters.across == "each" else True
            if units and rule_of_day and benefits.span_of(line.rule.parameters, day) == line.span:
                paid.append((day, line.rate))
                left[place] = (line, units - 1)
                break
    return paid


def counted_elsewhere(person: UUID, families: str, days: Sequence[date], mark: str) -> Occurrence | None:
    """A day of these that stands in a claim already, in any group of the network."""
    rows = Occurrence.objects.filter(standing=True, person=person, family=families, day__in=days, mark=mark)
    return rows.select_related("claim__group").order_by("day").first()


def locked(claim: UUID) -> Claim:
    """A claim for changing it, inside a transaction, with what says who gains by it."""
    rows = Claim.objects.select_for_update(of=("self",))
    return rows.select_related("membership__person__household", "group", "voucher").get(pk=claim)


def of_group(group: UUID) -> QuerySet[Claim]:
    """The group's claims, the newest first."""
    rows = Claim.objects.filter(group=group).select_related("membership__person", "clause", "resolution", "voucher")
    return rows.order_by("-asked_on", "-pk")


def to_pay(group: UUID) -> list[Claim]:
    """What is granted, shown as its clause asks, and not paid, the oldest first."""
    rows = of_group(group).filter(state=Claim.State.GRANTED, voucher=None).exclude(LACKING)
    return list(rows.order_by("asked_on", "pk"))


def pictures(claim: Claim) -> list[Evidence]:
    """What it is shown with, in the order it was added."""
    return list(claim.evidence.exclude(photo="").order_by("added_at", "pk"))


def lacks(claim: Claim) -> bool:
    """Does it wait for what its clause asks to be shown?"""
    return Claim.objects.filter(LACKING, pk=claim.pk).exists()


def facts(judged: Judged) -> dict[str, object]:
    """What it was judged by: days, full years of age where the clause asks for them, and what was used in the spans it touches."""
    event, who_it_is, before = judged.event, judged.who, judged.used
    rule = judged.outcome.rule
    if rule is None:
        return {}
    days = list(benefits.days_of(rule.parameters, event))
    touched = [
        span for span in before.units if any(span == benefits.span_of(BenefitRule(period=span.period), day) for day in days)
    ]
    return {
        "since": who_it_is.since.isoformat() if who_it_is.since else None,
        "until": who_it_is.until.isoformat() if who_it_is.until else None,
        "age": whole_years(who_it_is.born, event.start) if who_it_is.born and rule.parameters.age else None,
        "began": event.began.isoformat() if event.began else None,
        "used": [[span.period, span.year, before.units[span], before.satang.get(span, 0)] for span in touched],
    }


def event_of(claim: Claim) -> Event:
    """What happened, as a claim tells it."""
    began = claim.outcome.get("facts", {}).get("began")
    return Event(claim.first_day, claim.last_day, claim.bill, _day(began))


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def judged_again(claim: Claim, course: Course[BenefitRule]) -> Outcome:
    """What the engine gives today by the facts that a claim was judged by then, under a course of its clause."""
    kept: Mapping[str, Any] = claim.outcome["facts"]
    event, since, until = event_of(claim), _day(kept["since"]), _day(kept["until"])
    born = date(event.start.year - kept["age"], 1, 1) if kept["age"] is not None else None
    spans = [(Span(period, year), units, satang) for period, year, units, satang in kept["used"]]
    before = Used({span: units for span, units, _ in spans}, {span: satang for span, _, satang in spans})
    return benefits.evaluate(course, event, Who(since, until, born), before, asked_on=claim.asked_on)


def plain(judged: Judged) -> dict[str, object]:
    """An outcome as it is kept with a claim: codes and values, each line with its version of the clause, and the facts."""
    outcome = judged.outcome
    return {
        "lines": [
            {
                "clause": line.rule.clause,
                "version": str(line.rule.version),
                "since": line.rule.since.isoformat(),
                "span": [line.span.period, line.span.year],
                "units": line.units,
                "rate": line.rate,
                "amount": line.amount,
            }
            for line in outcome.lines
        ],
        "limits": [[one.span.period, one.span.year, one.limit, one.before, one.left] for one in outcome.limits],
        "above": outcome.above,
        "over": outcome.over,
        "years": outcome.years,
        "facts": facts(judged),
        "unit": outcome.rule.parameters.unit if outcome.rule else "",
    }
