"""Entering people as a clerk would: names, numbers, what their passbooks hold, what they promise, where they live."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from stdnum.th import pin

from khaotom.collection.services import openings
from khaotom.collection.services.openings import Passbook
from khaotom.front.demo.names import Drawn
from khaotom.front.demo.rhythm import Habits
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel import clock, months
from khaotom.kernel.actor import Actor
from khaotom.kernel.calendar import BUDDHIST_ERA
from khaotom.kernel.ids import uuid7
from khaotom.people import births
from khaotom.people.births import Birth
from khaotom.people.models import Consent, Membership, Person
from khaotom.people.services import consents, households, memberships, national_ids, people
from khaotom.people.services.people import Details, Names
from khaotom.savings.services import pledges
from khaotom.welfare.services import joining

BAHT = 100
FAMILY = ("ลูก", "สามี", "ภรรยา", "พี่สาว", "น้องชาย", "หลาน")


@dataclass
class Entering:
    """Somebody about to be a member. Pledge and savings in baht; ``number`` empty: the next one."""

    drawn: Drawn
    pledge: int
    welfare: bool
    joined_on: date
    phone: str = ""
    number: str = ""
    saved: int = 0
    paid_through: int | None = None  # None: a newcomer, with no passbook yet
    birth: str = ""
    person: Person | None = None  # where the network knows her already


class Phones:
    """Numbers that nobody has: 080-000-0xxx, one after another."""

    def __init__(self, first: int) -> None:
        self.next = first

    def draw(self) -> str:
        """A number not given before. Raises ``LookupError`` when all are given."""
        if self.next > 989:
            raise LookupError("080-000-0xxx is used up")
        self.next += 1
        return f"080000{self.next - 1:04d}"


def enter(actor: Actor, troupe: Troupe, one: Entering) -> Membership:
    """Her membership, her pledge and her part in the welfare fund."""
    member = _join(actor, troupe, one)
    start = months.of(clock.today()) if one.paid_through is None else one.paid_through + 1
    pledges.promise(actor=actor, membership=member, amount=one.pledge * BAHT, from_month=start, key=uuid7())
    if one.welfare:
        joining.join(actor=actor, membership=member, from_month=start, since=member.joined_on, key=uuid7())
    if one.person is None:
        _fill_in(actor, troupe, member.person, one)
    troupe.members.append(member)
    troupe.habits[member.pk] = Habits.draw(troupe.rng, troupe.plan.steadiness)
    return member


def bring_passbooks(actor: Actor, troupe: Troupe, entered: Iterable[tuple[Membership, Entering]]) -> None:
    """What the passbooks of those who had one say."""
    passbooks = {member: Passbook(one.saved * BAHT, one.paid_through) for member, one in entered if one.paid_through is not None}
    if passbooks:
        openings.bring_all(actor=actor, group=troupe.group, passbooks=passbooks, key=uuid7())


def _join(actor: Actor, troupe: Troupe, one: Entering) -> Membership:
    group, number, joined_on = troupe.group, one.number, one.joined_on
    if one.person is not None:
        return memberships.join(actor=actor, group=group, person=one.person, number=number, joined_on=joined_on, key=uuid7())
    return memberships.enrol(
        actor=actor, group=group, names=one.drawn.names, phone=one.phone, number=number, joined_on=joined_on, key=uuid7()
    )


def _fill_in(actor: Actor, troupe: Troupe, person: Person, one: Entering) -> None:
    """What is not asked at first and follows later, where it does."""
    rng = troupe.rng
    if rng.random() < 0.06 and not one.birth:
        return  # still among those of whom little is known
    home = f"{rng.randint(1, 180)}/{rng.randint(1, 30)} ชุมชน{troupe.community.name}"
    details = Details(
        names=one.drawn.names,
        phone=one.phone,
        birth=births.read(one.birth, today=clock.today()) if one.birth else _birth(rng, one.drawn.age),
        registered_address=home,
        present_address="" if rng.random() < 0.8 else f"{home} ห้องหลัง",
        beneficiary_relation=rng.choice(FAMILY),
    )
    people.edit(actor=actor, person=person, details=details, version=person.version, key=uuid7())
    if rng.random() < 0.85 and one.drawn.names.family_name:
        national_ids.keep(actor=actor, person=person, number=never_issued(rng), key=uuid7())


def _birth(rng: Random, age: int) -> Birth:
    """To the day mostly; of the old, now and then only the year."""
    today = clock.today()
    day = today.replace(year=today.year - age, day=1) - timedelta(days=rng.randint(1, 360))
    if age > 65 and rng.random() < 0.25:
        return births.read(f"ปี {day.year + BUDDHIST_ERA}", today=today)
    return births.read(day.isoformat(), today=today)


def never_issued(rng: Random, first: str = "") -> str:
    """An identity number whose last digit checks, of a province (99) that does not exist."""
    digits = (first or rng.choice("135")) + "99" + "".join(rng.choice("0123456789") for _ in range(9))
    return digits + pin.calc_check_digit(digits)


def live_together(actor: Actor, troupe: Troupe, house: Sequence[Membership]) -> None:
    """A house with all who eat in it, named after the first of them."""
    first, *others = house
    label = f"บ้าน{first.person.calling}"
    home = households.found(actor=actor, person=first.person, community=troupe.community, label=label, key=uuid7())
    for member in others:
        households.settle(actor=actor, person=member.person, household=home, key=uuid7())


def houses(rng: Random, members: Iterable[Membership]) -> list[list[Membership]]:
    """Two to five neighbours a house for about half of the members; the others live alone or with people who are not members."""
    waiting, found = list(members), []
    while len(waiting) >= 2:
        size = min(len(waiting), rng.choices((1, 2, 3, 4, 5), (52, 26, 13, 6, 3))[0])
        house, waiting = waiting[:size], waiting[size:]
        if size > 1:
            found.append(house)
    return found


def place(actor: Actor, troupe: Troupe, members: Iterable[Membership]) -> None:
    """Every member in one of the community's zones, where it has any."""
    for at, member in enumerate(members):
        if troupe.zones:
            zone = troupe.zones[at * len(troupe.zones) // max(1, troupe.plan.members) % len(troupe.zones)]
            memberships.place(actor=actor, membership=member, zone=zone, guardian=member.guardian, key=uuid7())
            member.zone = zone


def agree(actor: Actor, member: Membership, *, thumb_seen_by: Person | None = None) -> None:
    """Her yes to keeping her savings, by word of mouth; or by a thumb-print that somebody saw."""
    manner = Consent.Manner.THUMB if thumb_seen_by else Consent.Manner.SIGNED
    consents.give(
        actor=actor,
        person=member.person,
        purpose=Consent.Purpose.MEMBERSHIP,
        given_by=member.person,
        manner=manner,
        witness=thumb_seen_by,
        key=uuid7(),
    )


def rename(actor: Actor, member: Membership, **changed: str) -> None:
    """A name changed by marriage or a journey: the old one stays findable."""
    person = Person.objects.get(pk=member.person_id)
    names = {
        "called_name": person.called_name,
        "title": person.title,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "former_names": person.full_name,
    }
    details = Details(
        names=Names(**(names | changed)),
        phone=person.phone,
        birth=Birth(person.birth_date, Person.BirthPrecision(person.birth_precision), person.birth_words),
        registered_address=person.registered_address,
        present_address=person.present_address,
        beneficiary_name=person.beneficiary_name,
        beneficiary_relation=person.beneficiary_relation,
    )
    people.edit(actor=actor, person=person, details=details, version=person.version, key=uuid7())
