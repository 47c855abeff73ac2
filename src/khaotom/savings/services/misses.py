"""What a closing leaves behind: misses, waivers decided, errands. Called inside the closing's transaction, after its ``trail.once``."""

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
        [Missed(id=uuid7(), membership_id=one, month=month, closing=closing) for one in memberships], ignore_conflicts=True
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


def annul(paid: Mapping[UUID, Collection[int]]) -> None:
    """A correction showed that these memberships had paid these months: they were not missed, if the pledge is now whole."""
    for membership, months in paid.items():
        Missed.objects.filter(membership=membership, month__in=months).update(annulled=True)


def waive(asked: Iterable[WaiverAsked], resolution: Resolution | None) -> None:
    """Keep the waivers of a closing, with the decision that covers them all."""
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
        for one in asked
    )
