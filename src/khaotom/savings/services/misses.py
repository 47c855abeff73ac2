"""What a closing leaves behind: misses, waivers decided, errands. Called inside the caller's transaction, after its ``trail.once``."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Resolution
from khaotom.savings import rules, selectors
from khaotom.savings.models import Errand, Missed, Waiver


@dataclass(frozen=True, slots=True)
class WaiverAsked:
    """A fine let off at the table, before the meeting has heard it."""

    membership: UUID
    month: int
    amount: int
    reason: str
    slip: UUID


def record(*, group: UUID, memberships: Collection[UUID], month: int, closing: UUID, on: date) -> None:
    """These memberships had not paid ``month`` when its day closed; errands open where the clause says so."""
    Missed.objects.bulk_create(
        [Missed(id=uuid7(), membership_id=one, month=month, on=on, closing=closing) for one in memberships], ignore_conflicts=True
    )
    _open_errands(group, memberships, month, on)


def _open_errands(group: UUID, memberships: Collection[UUID], month: int, on: date) -> None:
    rule = bylaws.one(group, "errand", on)
    if rule is None:
        return
    missed = selectors.missed_months(memberships)
    silent = [one for one in memberships if rules.run_before(missed[one], month + 1) >= rule.parameters.after]
    due = on + timedelta(days=rule.parameters.days)
    Errand.objects.bulk_create(
        [Errand(id=uuid7(), membership_id=one, since=on, due_on=due) for one in silent], ignore_conflicts=True
    )


def review(*, group: UUID, months: Mapping[UUID, Collection[int]]) -> None:
    """A correction, or a slip that came late, moved what these memberships paid for these months.

    A miss stands exactly when the pledge was not whole on the day that was closed without it: what happened later is no
    longer in time, and a part is not the whole. No new miss is made here. An errand nobody went on follows its miss.
    """
    every = Missed.objects.filter(
        membership__in=months, membership__group=group, month__in={m for own in months.values() for m in own}
    )
    touched = [miss for miss in every if miss.month in months[miss.membership_id]]
    if not touched:
        return
    promised, rests = selectors.pledges_of(months), selectors.paused_months(months)
    in_time = selectors.paid_in_time(touched)
    for miss in touched:
        member = miss.membership_id
        miss.annulled = rules.whole(promised[member], rests[member], miss.month, in_time[miss.pk])
    Missed.objects.bulk_update(touched, ["annulled"])
    _review_errands(group, touched)


def _review_errands(group: UUID, touched: Collection[Missed]) -> None:
    """Each errand nobody went on yet: is there still a run of misses, up to its day, that asks for it?"""
    open_ones = Errand.objects.filter(membership__in={miss.membership_id for miss in touched}, gone_on=None)
    if not (errands := list(open_ones)):
        return
    course = bylaws.courses(group, ["errand"])["errand"]
    missed = selectors.missed_months({errand.membership_id for errand in errands})
    for errand in errands:
        own = {month for month, day in missed[errand.membership_id].items() if day <= errand.since}
        rule = course.on(errand.since)
        asked = rule is not None and bool(own) and rules.run_before(own, max(own) + 1) >= rule.parameters.after
        last_day = max((missed[errand.membership_id][month] for month in own), default=None)
        errand.withdrawn = not (asked and last_day == errand.since)
    Errand.objects.bulk_update(errands, ["withdrawn"])


def waive(asked: Iterable[WaiverAsked], resolution: Resolution | None) -> None:
    """Keep the waivers of a closing, with the decision that covers them all. Two tables may have let off the same fine: it is one."""
    wanted = {(one.membership, one.month): one for one in asked}
    standing = Waiver.objects.filter(membership__in={member for member, _month in wanted}, withdrawn=False)
    before = set(standing.values_list("membership", "month"))
    Waiver.objects.bulk_create(
        Waiver(
            id=uuid7(),
            membership_id=one.membership,
            month=one.month,
            amount=one.amount,
            reason=one.reason,
            slip=one.slip,
            resolution=resolution,
        )
        for key, one in wanted.items()
        if key not in before
    )
