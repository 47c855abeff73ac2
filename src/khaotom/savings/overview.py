"""What officers see of many members at once: who missed which months, whom somebody went to see, what was let off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from khaotom.kernel import months
from khaotom.people import selectors as people
from khaotom.people.models import Membership, Person
from khaotom.savings import selectors
from khaotom.savings.models import Errand, Missed, Pledge, PledgePause, Waiver

LOOKED_BACK = 12
"""Months of misses that an overview shows."""

TOLD_FOR = timedelta(days=90)
"""How long an errand stays in sight after somebody went."""


@dataclass(frozen=True, slots=True)
class Silent:
    """One member who missed months lately. ``months`` in order; ``errand`` the open one, if somebody is to go."""

    membership: Membership
    months: Sequence[int]
    resting: bool
    errand: Errand | None


def silent(group: UUID, on: date) -> list[Silent]:
    """Who missed any of the last months, those with the most misses first; no amounts. Four queries."""
    month = months.of(on)
    rows = Missed.objects.filter(
        membership__group=group, membership__ended_on=None, annulled=False, month__gt=month - LOOKED_BACK
    )
    by_member: dict[UUID, tuple[Membership, list[int]]] = {}
    for row in rows.select_related("membership__person", "membership__zone").order_by("month"):
        by_member.setdefault(row.membership_id, (row.membership, []))[1].append(row.month)
    resting = selectors.paused_months(by_member)
    open_errands = {one.membership_id: one for one in selectors.errands_open(group)}
    found = [Silent(member, missed, month in resting[pk], open_errands.get(pk)) for pk, (member, missed) in by_member.items()]
    return sorted(found, key=lambda one: (-len(one.months), one.membership.number_order))


@dataclass(frozen=True, slots=True)
class Gone:
    """An errand done: by whom (None: she came by herself) and when."""

    errand: Errand
    by: Person | None


def gone(group: UUID, on: date) -> list[Gone]:
    """The errands of the last while that are done, the latest first. Two queries."""
    rows = Errand.objects.filter(membership__group=group, gone_on__gte=on - TOLD_FOR).select_related("membership__person")
    errands = list(rows.order_by("-gone_on", "membership__number_order"))
    went = Person.objects.in_bulk([errand.gone_by for errand in errands if errand.gone_by])
    return [Gone(errand, went.get(errand.gone_by) if errand.gone_by else None) for errand in errands]


def waivers(group: UUID) -> QuerySet[Waiver]:
    """Fines that were let off, the latest decision first."""
    rows = Waiver.objects.filter(membership__group=group, withdrawn=False)
    order = ("-resolution__decided_at", "membership__number_order", "month")
    return rows.select_related("membership__person", "resolution__meeting").order_by(*order)


@dataclass(frozen=True, slots=True)
class Promised:
    """A member's pledges and rests through the years, newest first, each with the decision it rests on."""

    pledges: Sequence[Pledge]
    pauses: Sequence[tuple[PledgePause, int]]
    now: int
    resting_through: int | None
    missed: Sequence[int]


def promised(membership: Membership, on: date) -> Promised:
    """All about one member's pledge. Four queries; ``pauses`` come with their last month."""
    month = months.of(on)
    pledges = list(Pledge.objects.filter(membership=membership).select_related("resolution__meeting").order_by("-from_month"))
    rests = PledgePause.objects.filter(membership=membership).select_related("resolution__meeting").order_by("-from_month")
    pauses = [(pause, pause.from_month + pause.months - 1) for pause in rests]
    missed = selectors.missed_months([membership.pk])[membership.pk]
    return Promised(
        pledges=pledges,
        pauses=pauses,
        now=next((pledge.amount for pledge in pledges if pledge.from_month <= month), 0),
        resting_through=max((last for pause, last in pauses if pause.from_month <= month <= last), default=None),
        missed=sorted(one for one in missed if one > month - LOOKED_BACK),
    )


def may_have_gone(group: UUID, on: date) -> list[Person]:
    """The committee, whose members mostly go; each once."""
    from_offices = people.offices_on(on).filter(group=group).select_related("person").order_by("since", "pk")
    return list({office.person_id: office.person for office in from_offices}.values())
