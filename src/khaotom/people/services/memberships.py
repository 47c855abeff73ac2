"""Memberships: joining with the next number, changing the number, ending."""

from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock, thai
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.people import refusals, selectors
from khaotom.people.models import FormerNumber, Group, Membership, Person
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


def free_number(group: Group, number: str) -> str:
    """The number, if it is one and was never anybody's. ``group`` is locked. Refuses: PPL-003, PPL-004."""
    number = thai.plain(number)
    digits = sum(char.isdigit() for char in number)
    if not 1 <= digits <= LONGEST_NUMBER or len(number) > 12:
        raise refusals.StrangeNumber(number=number)
    holder = Membership.objects.filter(group=group, number=number).select_related("person").first()
    if holder is None:
        former = FormerNumber.objects.filter(group=group, number=number).select_related("membership__person").first()
        holder = former.membership if former else None
    if holder is not None:
        raise refusals.NumberTaken(number=number, name=holder.person.calling, next=next_number(group))
    return number


def order_of(number: str) -> int:
    """The digits of a number as an integer, so that 2 comes before 10."""
    digits = "".join(char for char in number if char in "0123456789")
    return int(digits) if digits else 0
