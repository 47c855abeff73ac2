"""What the meeting decided about one member's pledge, written down in one act with the resolution it rests on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from khaotom.bylaws import refusals as bylaws
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.meetings.models import Resolution
from khaotom.meetings.services import days, resolutions
from khaotom.people.models import Membership
from khaotom.savings.models import Pledge, PledgePause
from khaotom.savings.services import pledges

CHANGE, PAUSE = "pledge_change", "pledge_pause"


@dataclass(frozen=True, slots=True)
class Decision:
    """The day of the meeting that decided, and what is said of it in its minutes."""

    on: date
    text: str = ""


@transaction.atomic
def change(*, actor: Actor, membership: Membership, amount: int, from_month: int, decision: Decision, key: UUID) -> Pledge:
    """Another pledge, satang, from a month on. Refuses: SAV-003, SAV-008, BYL-004, BYL-008 (the meeting is still to come)."""
    resolution = _decided(membership, decision, CHANGE, key)
    return pledges.promise(
        actor=actor, membership=membership, amount=amount, from_month=from_month, resolution=resolution, key=key
    )


@transaction.atomic
def pause(*, actor: Actor, membership: Membership, from_month: int, months: int, decision: Decision, key: UUID) -> PledgePause:
    """Months without pledge and fine. Refuses: SAV-004, BYL-004, BYL-008 (the meeting is still to come)."""
    resolution = _decided(membership, decision, PAUSE, key)
    return pledges.pause(actor=actor, membership=membership, from_month=from_month, months=months, resolution=resolution, key=key)


def _decided(membership: Membership, decision: Decision, kind: str, key: UUID) -> Resolution:
    """The resolution of this act, made once: sent again, the same one is found."""
    if decision.on > clock.today():
        raise bylaws.NotDecidedYet(day=decision.on)
    own = uuid5(key, "resolution")
    made = Resolution.objects.filter(pk=own).select_related("meeting").first()
    return made or resolutions.decide(meeting=days.on(membership.group, decision.on), kind=kind, key=own, text=decision.text)
