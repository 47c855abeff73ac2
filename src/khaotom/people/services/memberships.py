"""Memberships: joining with the next number, changing the number, ending."""

from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock, thai
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.kernel.ids import uuid7
from khaotom.people import refusals, selectors
from khaotom.people.models import FormerNumber, Group, Login, Membership, Person, Zone
from khaotom.people.services import people
from khaotom.people.services.people import Names
from khaotom.trail import services as trail

LONGEST_NUMBER = 9  # digits: what number_order holds with room to spare


@transaction.atomic
def enrol(
    *,
    actor: Actor,
    group: Group,
    names: Names,
    key: UUID,
    phone: str = "",
    number: str = "",
    joined_on: date | None = None,
    person: UUID | None = None,
) -> Membership:
    """Somebody new becomes a member: person and membership in one act. The membership's id is ``key``.

    ``person`` is the id a phone made for her while it was without a network; ``number`` is given only where a paper book
    already has one. Refuses: PPL-001 (no name), PPL-002 (phone), PPL-003 and PPL-004 (number).
    """
    names, phone, number = names.plain(), people.checked_phone(phone), thai.plain(number)
    joined_on = joined_on or clock.today()
    arguments = people.arguments_of(names, phone) | {
        "group": group.pk,
        "number": number,
        "joined_on": joined_on,
        "person": person,
    }
    if not trail.once(actor=actor, key=key, what="memberships.enrol", arguments=arguments, subject=key):
        return Membership.objects.get(pk=key)
    row = people.make(network=actor.network, person=person or uuid7(), names=names, phone=phone)
    return _open(group, row, key, number, joined_on)


@transaction.atomic
def join(*, actor: Actor, group: Group, person: Person, key: UUID, number: str = "", joined_on: date | None = None) -> Membership:
    """Somebody known becomes a member (again, or of another group). Refuses: PPL-003, PPL-004 (number), PPL-005 (is one)."""
    number, joined_on = thai.plain(number), joined_on or clock.today()
    arguments = {"group": group.pk, "person": person.pk, "number": number, "joined_on": joined_on}
    if not trail.once(actor=actor, key=key, what="memberships.join", arguments=arguments, subject=key):
        return Membership.objects.get(pk=key)
    return _open(group, person, key, number, joined_on)


@transaction.atomic
def renumber(*, actor: Actor, membership: Membership, number: str, key: UUID) -> Membership:
    """Another number. The old one stays findable and is never given to anybody. Refuses: PPL-003, PPL-004 (number)."""
    number = thai.plain(number)
    arguments = {"membership": membership.pk, "number": number}
    if not trail.once(actor=actor, key=key, what="memberships.renumber", arguments=arguments, subject=membership.pk):
        return Membership.objects.get(pk=membership.pk)
    group = lock(membership.group)
    row = Membership.objects.get(pk=membership.pk)
    if row.number == number:
        return row
    new = free_number(group, number, keeping=row)
    FormerNumber.objects.filter(membership=row, number=new).delete()  # she takes back a number of her own
    FormerNumber.objects.create(group=group, membership=row, number=row.number, until=clock.today())
    row.number, row.number_order = new, order_of(new)
    row.save(update_fields=["number", "number_order"])
    return row


@transaction.atomic
def place(*, actor: Actor, membership: Membership, zone: Zone | None, guardian: Person | None, key: UUID) -> Membership:
    """In which zone she lives, and who answers for her where she is a child. Refuses: PPL-009 (her own guardian)."""
    arguments = {"membership": membership.pk, "zone": zone.pk if zone else None, "guardian": guardian.pk if guardian else None}
    if not trail.once(actor=actor, key=key, what="memberships.place", arguments=arguments, subject=membership.pk):
        return Membership.objects.get(pk=membership.pk)
    if guardian is not None and guardian.whole == membership.person.whole:
        raise refusals.OwnGuardian(name=guardian.calling)
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    row.zone, row.guardian = zone, guardian
    row.save(update_fields=["zone", "guardian"])
    return row


@transaction.atomic
def end(
    *, actor: Actor, membership: Membership, ending: Membership.Ending, on: date, citation: Citation, key: UUID
) -> Membership:
    """She resigned, was removed by the meeting, or died. Her number rests with her.

    Refuses: PPL-010 (it ended before), CAL-001 (a day ahead), CAL-003 (before she joined).
    """
    arguments = {"membership": membership.pk, "ending": ending.value, "on": on}
    if not trail.once(actor=actor, key=key, what="memberships.end", arguments=arguments, subject=membership.pk):
        return Membership.objects.get(pk=membership.pk)
    row = Membership.objects.select_for_update().select_related("person").get(pk=membership.pk)
    _check_end(row, on)
    row.ended_on, row.ending = on, ending
    row.ending_citation_kind, row.ending_citation_id = citation.kind, citation.id
    row.ending_citation_number = citation.number
    row.save()
    if ending is Membership.Ending.DIED:
        _close_ways_in(row.person, on)
    return row


def _check_end(row: Membership, on: date) -> None:
    if row.ended_on is not None:
        raise refusals.EndedBefore(name=row.person.calling, ended_on=row.ended_on, ending=row.get_ending_display())
    if on > clock.today():
        raise refusals.DayAhead(day=on)
    if on < row.joined_on:
        raise refusals.DayBefore(day=on, since=row.joined_on)


def _close_ways_in(person: Person, died_on: date) -> None:
    row = people.lock(person)
    row.died_on = died_on
    row.save(update_fields=["died_on", "version"])
    Login.objects.filter(person=person).update(is_active=False)


def _open(group: Group, person: Person, key: UUID, number: str, joined_on: date) -> Membership:
    locked = lock(group)
    there = Membership.objects.filter(group=locked, person=person, ended_on=None).first()
    if there is not None:
        raise refusals.AlreadyMember(name=person.calling, number=there.number)
    number = free_number(locked, number) if number else next_number(locked)
    return Membership.objects.create(
        id=key, group=locked, person=person, number=number, number_order=order_of(number), joined_on=joined_on
    )


def lock(group: Group) -> Group:
    """The group's row, locked until the transaction ends: two clerks never take the same number."""
    return Group.objects.select_for_update().get(pk=group.pk)


def next_number(group: Group) -> str:
    """One more than the highest number ever used, filled with zeros to the group's width. ``group`` is locked."""
    numbers = selectors.numbers_ever(group.pk)
    return str(max(map(order_of, numbers), default=0) + 1).zfill(group.number_width)


def free_number(group: Group, number: str, *, keeping: Membership | None = None) -> str:
    """The number, if it is one and was never anybody's (else's than ``keeping``). ``group`` is locked. Refuses: PPL-003, PPL-004."""
    number = thai.plain(number)
    digits = sum(char.isdigit() for char in number)
    if not 1 <= digits <= LONGEST_NUMBER or len(number) > 12:
        raise refusals.StrangeNumber(number=number)
    holder = Membership.objects.filter(group=group, number=number).select_related("person").first()
    if holder is None:
        former = FormerNumber.objects.filter(group=group, number=number).select_related("membership__person").first()
        holder = former.membership if former else None
    if holder is not None and holder != keeping:
        raise refusals.NumberTaken(number=number, name=holder.person.calling, next=next_number(group))
    return number


def order_of(number: str) -> int:
    """The digits of a number as an integer, so that 2 comes before 10."""
    digits = "".join(char for char in number if char in "0123456789")
    return int(digits) if digits else 0
