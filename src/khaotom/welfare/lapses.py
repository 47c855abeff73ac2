"""Whose part in the fund ends by rule, because nothing was given for long: shown to the committee, never done unseen.

A member takes part by joining and gives contributions; where part of every pledge goes to the fund and there is no contribution, every
member takes part, and gives nothing in a month of which she pays nothing of her pledge.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Course
from khaotom.kernel import months
from khaotom.kernel.refusal import Refusal
from khaotom.ledger import selectors as ledger
from khaotom.people.models import Group, Membership
from khaotom.savings import chart as savings
from khaotom.savings import rules as pledging
from khaotom.savings import selectors as pledges
from khaotom.savings.clauses import SplitRule
from khaotom.welfare import chart, refusals, rhythms, selectors
from khaotom.welfare.clauses import ContributionRule
from khaotom.welfare.models import Joining, Patience
from khaotom.welfare.rhythms import Lapse
from khaotom.welfare.selectors import CONTRIBUTION, SPLIT

Found = dict[UUID, tuple[Lapse, int]]
"""By membership: when her part would have ended, and what she owes, in satang."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A member who has given nothing for as long as the rule allows: since when, and what she owes, in satang."""

    membership: Membership
    lapse: Lapse
    owes: int


def silent(group: Group, on: date) -> list[Silent]:
    """Everybody in the group whose part would have ended by rule on a day, by number. One query without such a rule; at most five by
    contributions, eight where payments are split."""
    courses = bylaws.courses(group.pk, [CONTRIBUTION, SPLIT])
    ruling = _ruling(courses, on)
    if not _ends_parts(courses[ruling]):
        return []
    if ruling == SPLIT:
        rows = Membership.objects.filter(group=group, ended_on=None).select_related("person")
        members = list(rows.order_by("number_order"))
        found = _by_pledges(group.pk, courses[SPLIT], sharing(courses[SPLIT], members), on)
    else:
        joined = Joining.objects.filter(membership__group=group, membership__ended_on=None, until_month=None)
        parts = list(joined.select_related("membership__person").order_by("membership__number_order"))
        members = [part.membership for part in parts]
        found = ending(group.pk, courses[CONTRIBUTION], {part.membership_id: part.from_month for part in parts}, on)
    return [Silent(one, *found[one.pk]) for one in members if one.pk in found]


def of(membership: Membership, on: date) -> Lapse | None:
    """When the member's part would have ended by rule, as her payments stand; None if it goes on."""
    return _of(membership, bylaws.courses(membership.group_id, [CONTRIBUTION, SPLIT]), on)


def _of(membership: Membership, courses: Mapping[str, Course[Any]], on: date) -> Lapse | None:
    ruling = _ruling(courses, on)
    if not _ends_parts(courses[ruling]):
        return None
    group = membership.group_id
    if ruling == SPLIT:
        found = _by_pledges(group, courses[SPLIT], sharing(courses[SPLIT], [membership]), on)
    else:
        joined = Joining.objects.filter(membership=membership, until_month=None)
        found = ending(group, courses[CONTRIBUTION], dict(joined.values_list("membership", "from_month")), on)
    return found[membership.pk][0] if membership.pk in found else None


def splits(group: UUID, on: date) -> bool:
    """Is it the pledge by which members of a group take part in the fund?"""
    return _ruling(bylaws.courses(group, [CONTRIBUTION, SPLIT]), on) == SPLIT


def _ruling(courses: Mapping[str, Course[Any]], on: date) -> str:
    """By which clause a part in the fund goes on: the contribution's where there is one, else that of splitting payments."""
    return SPLIT if courses[CONTRIBUTION].on(on) is None and courses[SPLIT].on(on) is not None else CONTRIBUTION


def _ends_parts(course: Course[Any]) -> bool:
    return any(span.rule is not None and span.rule.parameters.lapse for span in course.spans)


def ending(group: UUID, course: Course[ContributionRule], joined: Mapping[UUID, int], on: date) -> Found:
    """Of these parts, each with its first month, the ones that would have ended by such a course; three queries."""
    paid = ledger.paid_by_month(_book(group), [chart.CONTRIBUTIONS], joined)
    month, patient, course_by_month = months.of(on), _patient(joined), selectors.steps(course)
    found = {}
    for one, settled in selectors.settle(course_by_month, joined, paid, through=month).items():
        lapse = rhythms.lapse(course_by_month, settled, ended=month - 1, patient=patient.get(one, 0))
        if lapse is not None:
            found[one] = (lapse, sum(owed.amount for owed in rhythms.owed(settled, after=0, through=month)))
    return found


def begun(course: Course[SplitRule]) -> date | None:
    """The day from which part of every payment goes to the fund; None where it does not."""
    return next((span.start for span in course.spans if span.rule is not None and span.before is None), None)


def sharing(course: Course[SplitRule], members: Collection[Membership]) -> dict[UUID, int]:
    """Who takes part because payments are split, each with her first month: everybody but whose part has ended; one query."""
    began = begun(course)
    if began is None:
        return {}
    own = Joining.objects.filter(membership__in=members).values_list("membership", "from_month", "until_month")
    joined: dict[UUID, int | None] = {}
    for one, first, until in own.order_by("from_month"):
        joined[one] = first if until is None else None
    starts = {one.pk: joined.get(one.pk, months.of(max(began, one.joined_on))) for one in members}
    return {one: start for one, start in starts.items() if start is not None}


def _by_pledges(group: UUID, course: Course[SplitRule], shares: Mapping[UUID, int], on: date) -> Found:
    """Of those who share by splitting, whose part would have ended, with the pledges they owe; five queries."""
    promised, rests = pledges.pledges_of(shares), pledges.paused_months(shares)
    paid = ledger.paid_by_month(_book(group), savings.PLEDGE_CODES, shares)
    by_month = rhythms.steps((span.start, span.rule.parameters if span.rule else None) for span in course.spans)
    month, patient = months.of(on), _patient(shares)
    found = {}
    for one, start in shares.items():
        own, given = promised.get(one, []), paid.get(one, {})
        due = {each for each in range(start, month) if each not in rests[one] and pledging.pledge_for(own, each)}
        lapse = rhythms.lapse_of_pledge(by_month, due, given, start=start, ended=month - 1, patient=patient.get(one, 0))
        if lapse is not None:
            owed = pledging.pledges_owed(own, rests[one], given, through=month)
            found[one] = (lapse, sum(each.amount for each in owed))
    return found


def _book(group: UUID) -> UUID:
    return ledger.book_id(group)


def _patient(memberships: Iterable[UUID]) -> dict[UUID, int]:
    """Through which month the meeting gave each of them time."""
    rows = Patience.objects.filter(membership__in=list(memberships)).values_list("membership")
    return dict(rows.annotate(through=Max("through_month")).order_by())


def barring(
    membership: Membership, courses: Mapping[str, Course[Any]], event: date, *, on: date, appeal: str | None = None
) -> Refusal | None:
    """Why an event is not the fund's although the member took part: nothing was given for long, and it happened after that.

    Arrears that are paid heal it, as long as the committee has not confirmed that her part has ended.
    """
    part, ruling = selectors.joining(membership.pk), _ruling(courses, on)
    if part is None and ruling == CONTRIBUTION:
        return None
    rule, called = courses[ruling].on(on), membership.person.calling
    clause = rule.clause if rule else ""
    if part is not None and part.lapsed_on is not None and event >= part.lapsed_on:
        return refusals.PartEnded(clause, called, part.lapsed_on, appeal)
    lapse = _of(membership, courses, on) if part is None or part.until_month is None else None
    if lapse is not None and event >= lapse.day:
        return refusals.GaveNothingForLong(clause, called, lapse.months, lapse.last, appeal)
    return None
