"""Whose part in the fund ends by rule, because nothing was given for long: shown to the committee, never done unseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Course
from khaotom.kernel import months
from khaotom.kernel.refusal import Refusal
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import NOBODY, Book
from khaotom.people.models import Group, Membership
from khaotom.welfare import chart, refusals, rhythms, selectors
from khaotom.welfare.clauses import ContributionRule
from khaotom.welfare.models import Joining, Patience
from khaotom.welfare.rhythms import Lapse
from khaotom.welfare.selectors import CONTRIBUTION


@dataclass(frozen=True, slots=True)
class Silent:
    """A member who has given nothing for as long as the rule allows: since when, and what she owes, in satang."""

    membership: Membership
    lapse: Lapse
    owes: int


def silent(group: Group, on: date) -> list[Silent]:
    """Everybody in the group whose part would have ended by rule on a day, by number. At most five queries; one without such a rule."""
    course = bylaws.courses(group.pk, [CONTRIBUTION])[CONTRIBUTION]
    if not _ends_parts(course):
        return []
    rows = Joining.objects.filter(membership__group=group, membership__ended_on=None, until_month=None)
    parts = list(rows.select_related("membership__person").order_by("membership__number_order"))
    found = ending(group.pk, course, {part.membership_id: part.from_month for part in parts}, on)
    return [Silent(part.membership, *found[part.membership_id]) for part in parts if part.membership_id in found]


def of(membership: Membership, on: date) -> Lapse | None:
    """When the member's open part would have ended by rule, as her contributions stand; None if it goes on."""
    course = bylaws.courses(membership.group_id, [CONTRIBUTION])[CONTRIBUTION]
    return _of(membership, course, on)


def _of(membership: Membership, course: Course[ContributionRule], on: date) -> Lapse | None:
    if not _ends_parts(course):
        return None
    joined = dict(Joining.objects.filter(membership=membership, until_month=None).values_list("membership", "from_month"))
    found = ending(membership.group_id, course, joined, on).get(membership.pk)
    return found[0] if found else None


def _ends_parts(course: Course[ContributionRule]) -> bool:
    return any(span.rule is not None and span.rule.parameters.lapse for span in course.spans)


def ending(group: UUID, course: Course[ContributionRule], joined: Mapping[UUID, int], on: date) -> dict[UUID, tuple[Lapse, int]]:
    """Of these parts, each with its first month, the ones that would have ended by such a course, with what is owed; three queries."""
    book = Book.objects.filter(owner=group).values_list("pk", flat=True).first() or NOBODY
    paid = ledger.paid_by_month(book, [chart.CONTRIBUTIONS], joined)
    rows = Patience.objects.filter(membership__in=joined).values_list("membership").annotate(through=Max("through_month"))
    patient = dict(rows.order_by())
    month, course_by_month = months.of(on), selectors.steps(course)
    found = {}
    for one, settled in selectors.settle(course_by_month, joined, paid, through=month).items():
        lapse = rhythms.lapse(course_by_month, settled, ended=month - 1, patient=patient.get(one, 0))
        if lapse is not None:
            found[one] = (lapse, sum(owed.amount for owed in rhythms.owed(settled, after=0, through=month)))
    return found


def barring(
    membership: Membership, course: Course[ContributionRule], event: date, *, on: date, appeal: str | None = None
) -> Refusal | None:
    """Why an event is not the fund's although the member took part: nothing was given for long, and it happened after that.

    Arrears that are paid heal it, as long as the committee has not confirmed that her part has ended.
    """
    part = selectors.joining(membership.pk)
    if part is None:
        return None
    rule, called = course.on(on), membership.person.calling
    clause = rule.clause if rule else ""
    if part.lapsed_on is not None and event >= part.lapsed_on:
        return refusals.PartEnded(clause, called, part.lapsed_on, appeal)
    lapse = _of(membership, course, on) if part.until_month is None else None
    if lapse is not None and event >= lapse.day:
        return refusals.GaveNothingForLong(clause, called, lapse.months, lapse.last, appeal)
    return None
