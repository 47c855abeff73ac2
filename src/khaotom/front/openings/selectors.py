"""Who of a group has brought her balance in, and what is still contested."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from khaotom.collection.models import Opening
from khaotom.people.models import Membership

UNSET, SET, CONFIRMED = "unset", "set", "confirmed"
STATES = {
    UNSET: Q(opening=None),
    SET: Q(opening__state=Opening.State.SET),
    CONFIRMED: Q(opening__state=Opening.State.CONFIRMED),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a group has come; satang."""

    members: int
    unset: int
    set: int
    confirmed: int
    saved: int
    contested: int


def members(group: UUID) -> QuerySet[Membership]:
    """The group's members of today by number, each with her balance if it is set."""
    rows = Membership.objects.filter(group=group, ended_on=None)
    return rows.select_related("person", "opening").order_by("number_order", "number")


def standing(group: UUID) -> Standing:
    """Everything in one query."""
    counted = members(group).aggregate(
        members=Count("pk"),
        **{state: Count("pk", filter=condition) for state, condition in STATES.items()},
        saved=Sum("opening__pledged", default=0),
        contested=Sum("opening__contested", default=0),
    )
    return Standing(**counted)


def next_unset(group: UUID, after: Membership) -> Membership | None:
    """The next one whose balance is not set, by number; from the beginning again after the last."""
    waiting = members(group).filter(STATES[UNSET]).exclude(pk=after.pk)
    return waiting.filter(number_order__gt=after.number_order).first() or waiting.first()
