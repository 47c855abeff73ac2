"""Bringing a list in: all of it in one transaction, through the same services as the table and the desk."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from khaotom.collection.services import furnishing, openings
from khaotom.collection.services.openings import Passbook
from khaotom.front.importing import parcel, preview, refusals
from khaotom.front.importing.lines import Line
from khaotom.front.importing.sheet import Sheet
from khaotom.kernel import clock, months, thai
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.keyring import services as keyring
from khaotom.people.models import Group, Membership, Person, Zone
from khaotom.people.services import memberships, national_ids, people
from khaotom.people.services.people import Details
from khaotom.savings.services import pledges
from khaotom.trail import services as trail
from khaotom.welfare.services import joining


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many were brought in, were there already, and were left out."""

    brought: int
    there: int
    left_out: int


@transaction.atomic
def bring(*, actor: Actor, group: Group, sheet: Sheet, drop_bad: bool, key: UUID) -> Outcome:
    """Every row that passes becomes a member, with her balance, pledge and part in the welfare fund.

    All is looked at once more as it is now. Refuses: IMP-030 (rows do not pass and are not dropped), IMP-032 (none is left), BYL-004.
    """
    # A keyed hash: the list may hold identity numbers, which could be guessed from a plain one.
    content = keyring.blind("importing.sheet", json.dumps(parcel.plain(sheet), sort_keys=True)).hex()
    arguments: Mapping[str, trail.Plain] = {"group": group.pk, "content": content, "drop_bad": drop_bad}
    new = trail.once(actor=actor, key=key, what="importing.bring", arguments=arguments, subject=group.pk)
    locked = memberships.lock(group)
    found = preview.of_sheet(locked, sheet)
    outcome = Outcome(len(found.new), len(found.there), len(found.bad_rows))
    if not new:
        return outcome  # it was brought in by this key before: its rows are there now
    if found.findings and not drop_bad:
        raise refusals.RowsDoNotPass(many=len(found.bad_rows))
    if not found.new:
        raise refusals.NobodyLeft
    furnishing.furnish(actor=actor, group=locked, key=uuid7())
    zones = {thai.fold_whole(zone.name): zone for zone in Zone.objects.filter(community=locked.community_id)}
    entered = {_enter(actor, locked, line, found.person_of(line), zones): line for line in found.new}
    passbooks = {
        member: Passbook(line.brought.saved, line.brought.through, line.brought.contested)
        for member, line in entered.items()
        if line.brought
    }
    if passbooks:
        openings.bring_all(actor=actor, group=locked, passbooks=passbooks, key=uuid7())
    return outcome


def _enter(actor: Actor, group: Group, line: Line, person: Person | None, zones: Mapping[str, Zone]) -> Membership:
    member = _member(actor, group, line, person)
    start = line.brought.through + 1 if line.brought else months.of(clock.today())
    pledges.promise(actor=actor, membership=member, amount=line.pledge, from_month=start, key=uuid7())
    if line.welfare:
        since = member.joined_on if line.brought else None
        joining.join(actor=actor, membership=member, from_month=start, since=since, key=uuid7())
    if line.zone:
        zone = zones[thai.fold_whole(line.zone)]
        memberships.place(actor=actor, membership=member, zone=zone, guardian=member.guardian, key=uuid7())
    return member


def _member(actor: Actor, group: Group, line: Line, person: Person | None) -> Membership:
    """Somebody the network knows by her identity number joins as she is: her page is not written over."""
    if person is not None:
        return memberships.join(actor=actor, group=group, person=person, number=line.number, key=uuid7())
    member = memberships.enrol(actor=actor, group=group, names=line.names, phone=line.phone, number=line.number, key=uuid7())
    if line.birth.day or line.birth.words:
        details = Details(names=line.names, phone=line.phone, birth=line.birth)
        people.edit(actor=actor, person=member.person, details=details, version=member.person.version, key=uuid7())
    if line.national_id:
        national_ids.keep(actor=actor, person=member.person, number=line.national_id, key=uuid7())
    return member
