"""Asking the fund, agreeing in the meeting, taking back, and being paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.models import Version
from khaotom.bylaws.selectors import Rule
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.meetings.services import days, resolutions
from khaotom.people.models import Group, Membership
from khaotom.people.selectors import kin
from khaotom.till.models import Voucher
from khaotom.trail import services as trail
from khaotom.welfare import claims, refusals
from khaotom.welfare.benefits import Event
from khaotom.welfare.claims import DISCRETION
from khaotom.welfare.clauses import Agreed, asks_for
from khaotom.welfare.models import Claim, Occurrence


@dataclass(frozen=True, slots=True)
class Asked:
    """What happened, as it was told. ``mark`` tells two of one day apart; ``note`` is in her own words."""

    event: Event
    mark: str = ""
    note: str = ""


@transaction.atomic
def ask(*, actor: Actor, membership: Membership, clause: str, asked: Asked, key: UUID) -> Claim:
    """She asks for what a clause gives; the rule says how much. It is then to be paid, or the meeting decides where the clause says so.

    Refuses: WEL-005 to WEL-017 (nothing is due, and why), WEL-018 (counted before).
    """
    event = asked.event
    arguments = _arguments(membership, clause, asked)
    if not trail.once(actor=actor, key=key, what="welfare.ask", arguments=arguments, subject=membership.pk):
        return Claim.objects.get(pk=key)
    Group.objects.select_for_update().get(pk=membership.group_id)
    judged = claims.judge(membership, clause, event, asked_on=clock.today())
    outcome, rule = judged.outcome, judged.outcome.rule
    assert rule is not None  # nothing is due without one
    made = _keep(
        membership,
        key,
        asked,
        rule,
        amount=outcome.amount,
        outcome=claims.plain(judged),
        asks_for=asks_for(rule.parameters),
        state=Claim.State.MEETING if rule.parameters.agreed == Agreed.MEETING else Claim.State.GRANTED,
    )
    _count(made, clause, claims.counted(outcome, event), asked.mark)
    return made


@transaction.atomic
def ask_meeting(*, actor: Actor, membership: Membership, amount: int, asked: Asked, key: UUID) -> Claim:
    """What no rule names: an amount for the meeting to decide on. Refuses: WEL-022 (above the limit), BYL-004 (no such rule)."""
    arguments = {**_arguments(membership, DISCRETION, asked), "amount": amount}
    if not trail.once(actor=actor, key=key, what="welfare.ask_meeting", arguments=arguments, subject=membership.pk):
        return Claim.objects.get(pk=key)
    rule = bylaws.need(membership.group_id, DISCRETION, clock.today())
    if amount > rule.parameters.limit:
        raise refusals.AboveDiscretion(clause=rule.clause, limit=rule.parameters.limit, typed=amount)
    return _keep(membership, key, asked, rule, amount=amount, outcome={}, state=Claim.State.MEETING)


@transaction.atomic
def agree(*, actor: Actor, claim: Claim, key: UUID) -> Claim:
    """Today's meeting agreed, nobody objecting: the claim is to be paid, by that resolution.

    Refuses: WEL-019 (the receiver or her house writes it down), WEL-021 (it does not wait for the meeting).
    """
    if not trail.once(actor=actor, key=key, what="welfare.agree", arguments={"claim": claim.pk}, subject=claim.pk):
        return Claim.objects.get(pk=claim.pk)
    locked = claims.locked(claim.pk)
    if locked.state != Claim.State.MEETING:
        raise refusals.NotGranted(state=locked.get_state_display())
    if {actor.person, actor.keyed_by} & set(kin(locked.membership)):
        raise refusals.OwnClaim
    meeting = days.on(locked.group, clock.today())
    locked.resolution = resolutions.decide(meeting=meeting, kind="welfare.claim", key=key)
    locked.state = Claim.State.GRANTED
    locked.save(update_fields=["resolution", "state"])
    return locked


@transaction.atomic
def withdraw(*, actor: Actor, claim: Claim, key: UUID) -> Claim:
    """It was a mistake, or she does not want it: its days may be counted again. Refuses: WEL-020 (paid)."""
    if not trail.once(actor=actor, key=key, what="welfare.withdraw", arguments={"claim": claim.pk}, subject=claim.pk):
        return Claim.objects.get(pk=claim.pk)
    locked = claims.locked(claim.pk)
    if locked.voucher is not None:
        raise refusals.PaidBefore(number=locked.voucher.number)
    locked.state = Claim.State.WITHDRAWN
    locked.save(update_fields=["state"])
    locked.occurrences.update(standing=False)
    return locked


def to_be_paid(claim: UUID) -> Claim:
    """The claim, locked, inside the payment's transaction.

    Refuses: WEL-020 (paid), WEL-021 (not granted), WEL-024 (it waits for what its clause asks to be shown).
    """
    locked = claims.locked(claim)
    if locked.voucher is not None:
        raise refusals.PaidBefore(number=locked.voucher.number)
    if locked.state != Claim.State.GRANTED:
        raise refusals.NotGranted(state=locked.get_state_display())
    if claims.lacks(locked):
        raise refusals.NothingShown(clause=locked.clause_number, kind=locked.asks_for)
    return locked


def paid(claim: Claim, voucher: Voucher) -> None:
    """The claim has its voucher; inside the payment's transaction."""
    claim.voucher = voucher
    claim.save(update_fields=["voucher"])


def _arguments(membership: Membership, clause: str, asked: Asked) -> dict[str, object]:
    event = asked.event
    return {
        "membership": membership.pk,
        "clause": clause,
        "event": [event.first, event.last, event.bill],
        "mark": asked.mark,
    }


def _keep(membership: Membership, key: UUID, asked: Asked, rule: Rule[Any], **decided: object) -> Claim:
    """``clause_number`` is what people call the rule: a common one by its number among the common rules, so that nobody looks for it here."""
    version = Version.objects.select_related("clause").get(pk=rule.version)
    return Claim.objects.create(
        id=key,
        group_id=membership.group_id,
        membership=membership,
        clause=version.clause,
        clause_number=rule.clause,
        version=version.pk,
        first_day=asked.event.first,
        last_day=asked.event.last,
        bill=asked.event.bill,
        asked_on=clock.today(),
        note=asked.note,
        **decided,
    )


def _count(claim: Claim, clause: str, days: Sequence[tuple[date, int]], mark: str) -> None:
    """Each day of the event is counted once in the network; the database says so too, for two groups at one moment."""
    person, family = claim.membership.person, claims.family(claim.group_id, clause)
    before = claims.counted_elsewhere(person.whole, family, [day for day, _amount in days], mark)
    if before is not None:
        raise refusals.CountedBefore(day=before.day, group=before.claim.group.name)
    Occurrence.objects.bulk_create(
        Occurrence(
            claim=claim,
            network_id=person.network_id,
            person_id=person.whole,
            family=family,
            day=day,
            mark=mark,
            amount=amount,
        )
        for day, amount in days
    )
