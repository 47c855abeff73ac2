"""What the register already holds that a list could meet: numbers, people, balances. A fixed number of queries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from khaotom.collection.models import Opening
from khaotom.front.importing import columns
from khaotom.front.importing.lines import Line
from khaotom.kernel import thai
from khaotom.keyring import services as keyring
from khaotom.people import thai_ids
from khaotom.people.models import FormerNumber, Group, Membership, Person, Zone
from khaotom.people.services import national_ids
from khaotom.people.services.memberships import next_number
from khaotom.savings import selectors as savings
from khaotom.ui import formats
from khaotom.welfare.models import Joining

NOTHING = "–"


def same_number(number: str) -> str:
    """Numbers that people take for one: 7, 07 and 007."""
    return number.lstrip("0") or "0" if number.isdecimal() else number


@dataclass(frozen=True)
class There:
    """One membership as the register has it; satang."""

    membership: Membership
    pledges: Sequence[int]
    welfare: bool
    opening: Opening | None


@dataclass(frozen=True)
class Known:
    """What a list is compared with."""

    numbers: Mapping[str, There]  # by the number people take for the same
    former: Mapping[str, str]  # a number somebody had → whose it is
    next_number: str
    by_identity: Mapping[str, Person]  # identity number of the list → who has it
    by_phone: Mapping[str, Sequence[Person]]
    zones: Mapping[str, Zone]  # by folded name

    def open_number(self, person: UUID) -> str | None:
        """The number under which a human is a member of the group now."""
        members = (there.membership for there in self.numbers.values())
        return next((m.number for m in members if m.ended_on is None and m.person.whole == person), None)

    def alike(self, line: Line) -> Person | None:
        """Somebody with the same phone and the same full name."""
        name = thai.fold_whole(line.names.given_name + line.names.family_name)
        same = (p for p in self.by_phone.get(line.phone, ()) if name and thai.fold_whole(p.given_name + p.family_name) == name)
        return next(same, None)

    def differences(self, line: Line) -> Iterator[tuple[str, str, str]]:
        """Column, what is there, what the list says; an empty cell says nothing."""
        there = self.numbers[same_number(line.number)]
        person = there.membership.person
        yield from _words(line, person)
        if line.pledge not in there.pledges:
            yield columns.PLEDGE, formats.baht(there.pledges[0]) if there.pledges else NOTHING, formats.baht(line.pledge)
        if line.welfare != there.welfare:
            yield columns.WELFARE, _yes(there.welfare), _yes(line.welfare)
        yield from _balance(line, there.opening)
        yield from _private(line, person)
        zone = there.membership.zone
        if line.zone and (zone is None or thai.fold_whole(zone.name) != thai.fold_whole(line.zone)):
            yield columns.ZONE, zone.name if zone else NOTHING, line.zone


def _words(line: Line, person: Person) -> Iterator[tuple[str, str, str]]:
    given = line.names.given_name
    for column, typed, there in (
        (columns.CALLED, line.names.called_name, person.called_name),
        (columns.TITLE, line.names.title, person.title),
        (columns.GIVEN, given, person.given_name),
        (columns.FAMILY, line.names.family_name, person.family_name),
        (columns.PHONE, line.phone, person.phone),
    ):
        if typed and thai.tidy(typed) != thai.tidy(there):
            yield column, there or NOTHING, typed


def _balance(line: Line, opening: Opening | None) -> Iterator[tuple[str, str, str]]:
    if line.brought is None:
        return
    if opening is None:
        yield columns.SAVED, NOTHING, formats.baht(line.brought.saved)
        return
    if line.brought.saved != opening.pledged:
        yield columns.SAVED, formats.baht(opening.pledged), formats.baht(line.brought.saved)
    if line.brought.through != opening.paid_through:
        yield columns.THROUGH, formats.month_short(opening.paid_through), formats.month_short(line.brought.through)
    if line.brought.contested != opening.contested:
        yield columns.CONTESTED, formats.baht(opening.contested), formats.baht(line.brought.contested)


def _private(line: Line, person: Person) -> Iterator[tuple[str, str, str]]:
    """Birth and identity; of the latter never more than its last digits."""
    if line.birth.day and (line.birth.day, line.birth.precision) != (person.birth_date, person.birth_precision):
        there = formats.day_short(person.birth_date) if person.birth_date else NOTHING
        yield columns.BORN, there, formats.day_short(line.birth.day)
    if line.national_id and bytes(person.national_id_blind or b"") != _blind(line.national_id):
        there = thai_ids.masked(person.national_id_tail) if person.national_id_tail else NOTHING
        yield columns.NATIONAL_ID, there, thai_ids.masked(line.national_id[-3:])


def _yes(value: bool) -> str:
    return _("yes") if value else _("no")


def _blind(number: str) -> bytes:
    return keyring.blind(national_ids.LABEL, number)


def of(group: Group, lines: Iterable[Line]) -> Known:
    """Everything these lines could meet."""
    wanted = list(lines)
    former = FormerNumber.objects.filter(group=group).select_related("membership__person")
    return Known(
        numbers=_numbers(group),
        former={row.number: row.membership.person.calling for row in former},
        next_number=next_number(group),
        by_identity=_by_identity(group, wanted),
        by_phone=_by_phone(group, wanted),
        zones={thai.fold_whole(zone.name): zone for zone in Zone.objects.filter(community=group.community_id)},
    )


def _numbers(group: Group) -> dict[str, There]:
    members = list(Membership.objects.filter(group=group).select_related("person", "zone"))
    ids = [member.pk for member in members]
    pledged = savings.pledges_of(ids)
    joined = set(Joining.objects.filter(membership__in=ids).values_list("membership", flat=True))
    openings = {opening.membership_id: opening for opening in Opening.objects.filter(membership__in=ids)}
    return {
        same_number(member.number): There(
            member, [amount for _month, amount in pledged.get(member.pk, [])], member.pk in joined, openings.get(member.pk)
        )
        for member in members
    }


def _by_identity(group: Group, lines: Sequence[Line]) -> dict[str, Person]:
    wanted = {_blind(line.national_id): line.national_id for line in lines if line.national_id}
    found = Person.objects.filter(network=group.network_id, national_id_blind__in=list(wanted)).select_related("same_as")
    return {wanted[bytes(person.national_id_blind or b"")]: person for person in found}


def _by_phone(group: Group, lines: Sequence[Line]) -> dict[str, list[Person]]:
    phones = {line.phone for line in lines if line.phone}
    found: dict[str, list[Person]] = {}
    for person in Person.objects.filter(network=group.network_id, phone__in=phones, same_as=None):
        found.setdefault(person.phone, []).append(person)
    return found
